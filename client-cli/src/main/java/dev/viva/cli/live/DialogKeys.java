package dev.viva.cli.live;

import dev.viva.v1.Recommendation;
import java.util.List;

/** The keys of what opens over a question: help, a new plan, conflicts, submit. */
final class DialogKeys {
  private DialogKeys() {}

  /** Where the keys go when a text is finished. */
  static Mode after(Field field) {
    return field.isForSubmission() ? new Mode.Submitting() : new Mode.Asking();
  }

  static Step press(Model model, Mode mode, Key key) {
    if (key.isCtrl("c")) {
      return Leaving.press(model);
    }
    if (key.kind() == Key.Kind.ESCAPE) {
      return Step.to(model.withMode(new Mode.Asking()));
    }
    if (key.is(" ") && isLong(mode)) {
      return AskingKeys.page(model);
    }
    if (mode instanceof Mode.Choosing choosing) {
      return ChoosingKeys.press(model, choosing, key);
    }
    if (mode instanceof Mode.Helping helping) {
      return help(model, helping, key);
    }
    if (mode instanceof Mode.Confirming confirming) {
      return confirm(model, confirming, key);
    }
    if (mode instanceof Mode.Offering offering) {
      return offer(model, offering, key);
    }
    if (mode instanceof Mode.Clashing) {
      return clash(model, key);
    }
    return mode instanceof Mode.Submitting ? submit(model, key) : Step.to(model);
  }

  /** Whether there can be more of it than the window shows. */
  private static boolean isLong(Mode mode) {
    return mode instanceof Mode.Offering
        || mode instanceof Mode.Clashing
        || mode instanceof Mode.Submitting;
  }

  /** Opens what covers the question, from its beginning. */
  static Model open(Model model, Mode mode) {
    return model.withMode(mode).withView(model.view().scroll(0));
  }

  private static Step help(Model model, Mode.Helping helping, Key key) {
    boolean on = key.is(" ") || key.kind() == Key.Kind.DOWN || key.kind() == Key.Kind.PAGE_DOWN;
    return on && helping.scroll() < Screen.furthest(model)
        ? Step.to(model.withMode(new Mode.Helping(helping.scroll() + Screen.page(model))))
        : Step.to(model.withMode(new Mode.Asking()));
  }

  private static Step confirm(Model model, Mode.Confirming confirming, Key key) {
    if (key.is("y")) {
      return Step.to(model.withMode(new Mode.Asking()), confirming.command());
    }
    return key.is("n") ? Step.to(model.withMode(new Mode.Asking())) : Step.to(model);
  }

  private static Step offer(Model model, Mode.Offering offering, Key key) {
    if (key.is("y") || key.kind() == Key.Kind.ENTER) {
      return Step.to(
          model.withMode(new Mode.Waiting()), new Command.TakeReplan(offering.minutes()));
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
        if (conflict.isToChoose()) {
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
    if (key.is("g")) {
      return goToMissing(model);
    }
    return key.kind() == Key.Kind.ENTER ? send(model) : Step.to(model);
  }

  private static Step goToMissing(Model model) {
    return Missing.in(model).firstQuestion().stream()
        .mapToObj(index -> new Edits(model.withMode(new Mode.Asking())).go(index).done())
        .findFirst()
        .orElseGet(() -> Step.to(model.saying("no question lacks anything")));
  }

  private static Step send(Model model) {
    int missing = Missing.in(model).lines().size();
    if (missing > 0) {
      return Step.to(
          model.saying(
              missing == 1
                  ? "not yet: see what is missing"
                  : "not yet: " + missing + " things are missing"));
    }
    return Step.to(
        model.saying("submitting…"),
        new Command.Submit(
            Recommendation.valueOf(model.sheet().get(Field.RECOMMENDATION)),
            model.sheet().get(Field.COMMENT)));
  }
}
