package dev.viva.cli.live;

/** Leaving the screen: at once, except where that would lose something. */
final class Leaving {
  private Leaving() {}

  static Step press(Model model) {
    Edits edits = new Edits(model).noteSpent();
    Link link = model.link();
    if (!link.isAtRisk() || model.mode() instanceof Mode.Confirming) {
      return edits.done(new Command.Quit());
    }
    String question =
        "Leave and lose "
            + link.unsent()
            + " changes? The server does not have them, and this machine cannot keep them: "
            + link.unsaved();
    return edits
        .with(edits.done().model().withMode(new Mode.Confirming(question, new Command.Quit())))
        .done();
  }
}
