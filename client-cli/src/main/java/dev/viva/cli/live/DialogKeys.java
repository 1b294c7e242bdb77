package dev.viva.cli.live;

import dev.viva.v1.PlanItem;
import dev.viva.v1.Recommendation;
import java.util.List;
import java.util.Locale;

/** The keys of what opens over a question: go to, find, help, a new plan, conflicts, submit. */
final class DialogKeys {
  private DialogKeys() {}

  /** Where the keys go when a text is finished. */
  static Mode after(Field field) {
    return field.isForSubmission() ? new Mode.Submitting() : new Mode.Asking();
  }

  static Step press(Model model, Mode mode, Key key) {
    if (key.isCtrl("c")) {
      return new Edits(model).noteSpent().done(new Command.Quit());
    }
    if (key.kind() == Key.Kind.ESCAPE || mode instanceof Mode.Helping) {
      return Step.to(model.withMode(new Mode.Asking()));
    }
    if (mode instanceof Mode.GoingTo going) {
      return goTo(model, going, key);
    }
    if (mode instanceof Mode.Finding finding) {
      return find(model, finding, key);
    }
    if (mode instanceof Mode.Offering) {
      return offer(model, key);
    }
    if (mode instanceof Mode.Clashing) {
      return clash(model, key);
    }
    return mode instanceof Mode.Submitting ? submit(model, key) : Step.to(model);
  }

  private static Step goTo(Model model, Mode.GoingTo going, Key key) {
    String digits = going.digits();
    if (key.kind() == Key.Kind.BACKSPACE && !digits.isEmpty()) {
      return Step.to(model.withMode(new Mode.GoingTo(digits.substring(0, digits.length() - 1))));
    }
    if (key.kind() == Key.Kind.CHAR && key.text().matches("\\d") && digits.length() < 3) {
      String typed = digits + key.text();
      boolean complete = Integer.parseInt(typed) * 10 > model.items().size();
      return complete ? jump(model, typed) : Step.to(model.withMode(new Mode.GoingTo(typed)));
    }
    return key.kind() == Key.Kind.ENTER && !digits.isEmpty() ? jump(model, digits) : Step.to(model);
  }

  private static Step jump(Model model, String digits) {
    int position = Integer.parseInt(digits);
    Model back = model.withMode(new Mode.Asking());
    if (position < 1 || position > model.items().size()) {
      return Step.to(
          back.saying("no question " + position + ": there are " + model.items().size()));
    }
    return new Edits(back).go(position - 1).done();
  }

  private static Step find(Model model, Mode.Finding finding, Key key) {
    return switch (key.kind()) {
      case CHAR, PASTE ->
          Step.to(
              model.withMode(new Mode.Finding(finding.words() + key.text().replace('\n', ' '))));
      case BACKSPACE ->
          Step.to(
              model.withMode(
                  new Mode.Finding(
                      finding.words().substring(0, Math.max(0, finding.words().length() - 1)))));
      case ENTER, DOWN, RIGHT -> next(model, finding);
      default -> Step.to(model);
    };
  }

  private static Step next(Model model, Mode.Finding finding) {
    List<PlanItem> items = model.items();
    for (int step = 1; step <= items.size(); step++) {
      int index = (model.index() + step) % items.size();
      if (matches(items.get(index), finding.words())) {
        return new Edits(model).go(index).done();
      }
    }
    return Step.to(model.saying("no question has '" + finding.words() + "'"));
  }

  private static boolean matches(PlanItem item, String words) {
    String all =
        String.join(
            "\n",
            item.getQuestion().getTitle(),
            item.getQuestion().getText(),
            item.getQuestion().getAnswer(),
            item.getArea());
    return all.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  private static Step offer(Model model, Key key) {
    if (key.is("y") || key.kind() == Key.Kind.ENTER) {
      return Step.to(model.withMode(new Mode.Waiting()), new Command.Replan(false));
    }
    return key.is("n")
        ? Step.to(model.withMode(new Mode.Asking()).saying("the plan stays as it is"))
        : Step.to(model);
  }

  private static Step clash(Model model, Key key) {
    if (model.conflicts().isEmpty() || key.kind() == Key.Kind.ENTER) {
      return Step.to(model.withMode(new Mode.Asking()));
    }
    if (key.is("x")) {
      return Step.to(
          model.withMode(new Mode.Asking()).withConflicts(List.of()),
          new Command.ForgetConflicts());
    }
    if (key.is("t") && model.isOpen()) {
      Edits edits = new Edits(model);
      for (Conflict conflict : model.conflicts()) {
        if (!conflict.theirs().startsWith("refused: ")) {
          edits.putForUndo(conflict.field(), conflict.theirs());
        }
      }
      Model taken = edits.done().model().withMode(new Mode.Asking()).withConflicts(List.of());
      return edits.with(taken).done(new Command.ForgetConflicts());
    }
    return Step.to(model);
  }

  private static Step submit(Model model, Key key) {
    if (key.kind() == Key.Kind.CHAR && key.text().matches("[0-4]")) {
      Recommendation chosen =
          key.text().equals("0")
              ? Recommendation.RECOMMENDATION_NO_DECISION
              : Recommendation.forNumber(Integer.parseInt(key.text()));
      return new Edits(model).put(Field.RECOMMENDATION, chosen.name()).done();
    }
    if (key.is("n") || key.is("c")) {
      return Step.to(WritingKeys.open(model, Field.COMMENT));
    }
    if (key.is("e")) {
      return Step.to(model, new Command.Edit(Field.COMMENT, model.sheet().get(Field.COMMENT)));
    }
    if (key.kind() != Key.Kind.ENTER) {
      return Step.to(model);
    }
    String recommendation = model.sheet().get(Field.RECOMMENDATION);
    String comment = model.sheet().get(Field.COMMENT);
    if (recommendation.isEmpty() || comment.isBlank()) {
      return Step.to(
          model.saying("choose a recommendation with 0 to 4 and write why with n, then Enter"));
    }
    return Step.to(
        model.saying("submitting…"),
        new Command.Submit(Recommendation.valueOf(recommendation), comment));
  }
}
