package dev.viva.cli.live;

/** The keys while a text is typed. Every key is saved. */
final class WritingKeys {
  private WritingKeys() {}

  static Model open(Model model, Field field) {
    String text = model.sheet().get(field);
    Typing typing = Typing.atEnd(text);
    return model
        .withMode(new Mode.Writing(field, typing, text))
        .withView(model.view().editing(field.kind().name(), typing.cursor()));
  }

  static Step press(Model model, Mode.Writing writing, Key key) {
    if (key.kind() == Key.Kind.ESCAPE || key.isCtrl("d") || key.isCtrl("s")) {
      return Step.to(close(model, writing));
    }
    if (key.isCtrl("c")) {
      return Leaving.press(model);
    }
    if (key.isCtrl("o")) {
      return Step.to(
          close(model, writing), new Command.Edit(writing.field(), writing.typing().text()));
    }
    Typing typing = writing.typing().press(key);
    if (typing.equals(writing.typing())) {
      return Step.to(model);
    }
    Edits edits = new Edits(model).put(writing.field(), typing.text());
    Model typed = edits.done().model();
    return edits
        .with(
            typed
                .withMode(new Mode.Writing(writing.field(), typing, writing.before()))
                .withView(typed.view().editing(writing.field().kind().name(), typing.cursor())))
        .done();
  }

  private static Model close(Model model, Mode.Writing writing) {
    Model closed =
        model.withMode(DialogKeys.after(writing.field())).withView(model.view().editing("", 0));
    return writing.typing().text().equals(writing.before())
        ? closed
        : closed.remember(new Undo(writing.field(), writing.before()));
  }
}
