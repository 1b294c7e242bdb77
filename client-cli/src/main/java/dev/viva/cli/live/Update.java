package dev.viva.cli.live;

import dev.viva.v1.Interview;

/** The next state of the screen. */
final class Update {
  private Update() {}

  static Step on(Model model, Event event) {
    if (event instanceof Event.Pressed pressed) {
      return onKey(model.saying(""), pressed.key());
    }
    if (event instanceof Event.Ticked ticked) {
      return new Edits(model.at(ticked.now())).tick().done();
    }
    if (event instanceof Event.Changed changed) {
      return Step.to(changed(model, changed));
    }
    if (event instanceof Event.Linked linked) {
      return Step.to(model.withLink(linked.link()));
    }
    if (event instanceof Event.Held held) {
      return Step.to(held(model, held.interview()));
    }
    if (event instanceof Event.Offered offered) {
      return model.mode() instanceof Mode.Waiting
          ? Step.to(
              DialogKeys.open(
                  model,
                  new Mode.Offering(offered.interview(), offered.losses(), offered.minutes())))
          : Step.to(model);
    }
    if (event instanceof Event.Edited edited) {
      return edited(model, edited);
    }
    if (event instanceof Event.Submitted submitted) {
      String warnings =
          submitted.warnings().isEmpty()
              ? ""
              : " To judge: " + String.join("; ", submitted.warnings()) + ".";
      return Step.to(
          model
              .withDraft(false)
              .withMode(new Mode.Asking())
              .saying("Submitted: q leaves." + warnings));
    }
    if (event instanceof Event.Resized resized) {
      Model next = model.in(resized.window());
      int scroll = Math.min(next.view().scroll(), Screen.furthest(next));
      return Step.to(next.withView(next.view().scroll(scroll)));
    }
    if (event instanceof Event.Told told) {
      boolean waits = model.mode() instanceof Mode.Waiting;
      return Step.to((waits ? model.withMode(new Mode.Asking()) : model).saying(told.message()));
    }
    throw new IllegalStateException("no such event: " + event);
  }

  private static Step onKey(Model model, Key key) {
    Mode mode = model.mode();
    if (mode instanceof Mode.Writing writing) {
      return WritingKeys.press(model, writing, key);
    }
    return mode instanceof Mode.Asking
        ? AskingKeys.press(model, key)
        : DialogKeys.press(model, mode, key);
  }

  /** Another device may have changed the text that is being typed: both stay. */
  private static Model changed(Model model, Event.Changed changed) {
    Model next =
        model
            .withSheet(changed.sheet())
            .withConflicts(changed.conflicts())
            .withDraft(changed.draft());
    if (!(model.mode() instanceof Mode.Writing writing)) {
      return next;
    }
    String text = changed.sheet().get(writing.field());
    if (NoteText.same(text, writing.typing().text())) {
      return next;
    }
    int moved = Math.max(0, text.indexOf(writing.typing().text()));
    Typing typing = new Typing(text, moved + writing.typing().cursor());
    return next.withMode(new Mode.Writing(writing.field(), typing, writing.before()));
  }

  private static Model held(Model model, Interview interview) {
    Model next = model.withInterview(interview);
    if (model.isScheduled() && next.isRunning()) {
      next = next.shownSince(next.now());
    }
    boolean gone =
        next.items().stream()
            .noneMatch(item -> item.getQuestion().getId().equals(model.question()));
    if (gone && !next.items().isEmpty()) {
      int index = Math.min(model.index(), next.items().size() - 1);
      String other = next.items().get(index).getQuestion().getId();
      next =
          next.withView(next.view().go(other))
              .withMode(new Mode.Asking())
              .shownSince(next.now())
              .saying("this question is no longer in the plan");
    }
    return next;
  }

  private static Step edited(Model model, Event.Edited edited) {
    Edits edits = new Edits(model).putForUndo(edited.field(), edited.text());
    return edits.with(edits.done().model().withMode(DialogKeys.after(edited.field()))).done();
  }
}
