package dev.viva.cli.live;

import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;

/** The keys while a question is asked. */
final class AskingKeys {
  private AskingKeys() {}

  static Step press(Model model, Key key) {
    return switch (key.kind()) {
      case CHAR -> character(model, key.text());
      case RIGHT -> new Edits(model).go(model.index() + 1).done();
      case LEFT -> new Edits(model).go(model.index() - 1).done();
      case ENTER ->
          model.isScheduled()
              ? Step.to(model.saying("starting…"), new Command.Start())
              : new Edits(model).go(model.index() + 1).done();
      case UP -> scroll(model, -1);
      case DOWN -> scroll(model, 1);
      case PAGE_UP -> scroll(model, -Screen.page(model));
      case PAGE_DOWN -> scroll(model, Screen.page(model));
      case HOME -> new Edits(model).go(0).done();
      case END -> new Edits(model).go(model.items().size() - 1).done();
      case CTRL -> key.text().equals("c") ? quit(model) : Step.to(model);
      case PASTE, ESCAPE, TAB, BACKSPACE, DELETE, UNKNOWN -> Step.to(model);
    };
  }

  private static Step character(Model model, String key) {
    return switch (key) {
      case "1", "2", "3", "4" -> rate(model, Rating.forNumber(Integer.parseInt(key)));
      case "0" -> rate(model, Rating.RATING_NOT_ASSESSED);
      case "s" -> skip(model);
      case "n" -> write(model, Field.note(model.question()));
      case "m" -> write(model, Field.GENERAL_NOTE);
      case "v" -> write(model, Field.PRIVATE_NOTE);
      case "e" -> edit(model);
      case "b" -> bookmark(model);
      case "p" -> probe(model);
      case "a" -> Step.to(model.withView(model.view().showAnswer(!model.view().answer())));
      case "c" -> Step.to(model.withView(model.view().showRubric(!model.view().rubric())));
      case " " -> page(model);
      case "g" -> Step.to(model.withMode(new Mode.Choosing(false, "", model.index())));
      case "/" -> Step.to(model.withMode(new Mode.Choosing(true, "", model.index())));
      case "r" -> replan(model);
      case "u" -> undo(model);
      case "!" -> Step.to(DialogKeys.open(model, new Mode.Clashing()));
      case "F" -> finish(model);
      case "S" -> submit(model);
      case "?" -> Step.to(model.withMode(new Mode.Helping(0)));
      case "q" -> quit(model);
      default -> Step.to(model.saying("'" + key + "' does nothing: ? lists the keys"));
    };
  }

  private static Step refused(Model model) {
    if (model.isScheduled()) {
      return Step.to(model.saying("not started yet: Enter starts the clock"));
    }
    return Step.to(
        model.saying(
            model.draft()
                ? "this interview is over"
                : "submitted: 'viva amend' changes it, with a reason"));
  }

  private static Step rate(Model model, Rating rating) {
    if (!model.isOpen()) {
      return refused(model);
    }
    return new Edits(model).rate(rating).done();
  }

  private static Step skip(Model model) {
    return model.isOpen()
        ? new Edits(model).rate(Rating.RATING_NOT_ASKED).go(model.index() + 1).done()
        : refused(model);
  }

  private static Step write(Model model, Field field) {
    boolean closed = field.equals(Field.PRIVATE_NOTE) ? !model.draft() : !model.isOpen();
    return closed ? refused(model) : Step.to(WritingKeys.open(model, field));
  }

  private static Step edit(Model model) {
    if (!model.isOpen()) {
      return refused(model);
    }
    Field field = Field.note(model.question());
    return Step.to(model, new Command.Edit(field, model.sheet().get(field)));
  }

  private static Step bookmark(Model model) {
    if (!model.isOpen()) {
      return refused(model);
    }
    Field field = Field.bookmark(model.question());
    return new Edits(model)
        .putForUndo(field, model.sheet().get(field).isEmpty() ? "true" : "")
        .done();
  }

  private static Step probe(Model model) {
    int count = model.item().getQuestion().getProbesCount();
    if (count == 0) {
      return Step.to(model.saying("this question has no probes"));
    }
    int next = model.view().probe() % count + 1;
    return Step.to(model.withView(model.view().probe(next)));
  }

  private static Step scroll(Model model, int lines) {
    int to = Math.min(Screen.furthest(model), model.view().scroll() + lines);
    return Step.to(model.withView(model.view().scroll(to)));
  }

  /** A page on; from the end back to the beginning. */
  static Step page(Model model) {
    boolean atEnd = model.view().scroll() >= Screen.furthest(model);
    return atEnd
        ? Step.to(model.withView(model.view().scroll(0)))
        : scroll(model, Screen.page(model));
  }

  private static Step replan(Model model) {
    if (!model.isRunning()) {
      return Step.to(model.saying("only a running interview can be planned anew"));
    }
    if (!model.link().online()) {
      return Step.to(model.saying("planning anew needs the server, which is away"));
    }
    Edits edits = new Edits(model).noteSpent();
    return edits.with(edits.done().model().withMode(new Mode.Waiting())).done(new Command.Replan());
  }

  /** The conversation is over; the scorecard is not. */
  private static Step finish(Model model) {
    if (!model.isRunning()) {
      return Step.to(model.saying("only a running interview can be finished"));
    }
    if (!model.link().online()) {
      return Step.to(model.saying("stopping the clock needs the server, which is away"));
    }
    Edits edits = new Edits(model).noteSpent();
    return edits
        .with(
            edits
                .done()
                .model()
                .withMode(
                    new Mode.Confirming(
                        "Is the conversation over? The clock stops for the whole panel; ratings and"
                            + " notes can still be written.",
                        new Command.Finish())))
        .done();
  }

  private static Step undo(Model model) {
    if (model.undo().isEmpty()) {
      return Step.to(model.saying("nothing to undo"));
    }
    if (!model.isOpen()) {
      return refused(model);
    }
    List<Undo> rest = new ArrayList<>(model.undo());
    Undo last = rest.remove(rest.size() - 1);
    Edits edits = new Edits(model.withUndo(rest));
    for (int i = 0; i < model.items().size(); i++) {
      if (model.items().get(i).getQuestion().getId().equals(last.field().question())) {
        edits.go(i);
      }
    }
    edits.put(last.field(), last.former());
    return edits.with(edits.done().model().saying("undone")).done();
  }

  private static Step submit(Model model) {
    if (!model.isOpen()) {
      return refused(model);
    }
    Edits edits = new Edits(model).noteSpent();
    return edits.with(DialogKeys.open(edits.done().model(), new Mode.Submitting())).done();
  }

  private static Step quit(Model model) {
    return Leaving.press(model);
  }
}
