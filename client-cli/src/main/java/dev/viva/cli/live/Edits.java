package dev.viva.cli.live;

import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;

/** A model with the commands that led to it: changes of fields, one after the other. */
final class Edits {
  private static final int ASKED_AFTER_SECONDS = 10;
  private static final int WORTH_NOTING_SECONDS = 3;
  private static final int NOTE_SPENT_EVERY_SECONDS = 60;

  private final List<Command> commands = new ArrayList<>();
  private Model model;

  Edits(Model model) {
    this.model = model;
  }

  Step done() {
    return new Step(model, commands);
  }

  Step done(Command last) {
    commands.add(last);
    return done();
  }

  Edits with(Model next) {
    model = next;
    return this;
  }

  /** Sets a field; nothing happens where it holds the value. */
  Edits put(Field field, String value) {
    String shown = model.sheet().get(field);
    if (!shown.equals(value)) {
      commands.add(new Command.Put(field, shown, value));
      model = model.withSheet(model.sheet().with(field, value));
    }
    return this;
  }

  /** Like {@link #put}, and can be undone. */
  Edits putForUndo(Field field, String value) {
    String shown = model.sheet().get(field);
    if (!shown.equals(value)) {
      model = model.remember(new Undo(field, shown));
    }
    return put(field, value);
  }

  Edits rate(Rating rating) {
    putForUndo(Field.rating(model.question()), rating.name());
    return rating == Rating.RATING_NOT_ASKED ? this : asked();
  }

  /** The question was asked, if nobody noted that before. */
  Edits asked() {
    Field asked = Field.asked(model.question());
    if (model.sheet().get(asked).isEmpty() && model.isRunning()) {
      put(asked, model.shownSince().toString());
    }
    return this;
  }

  /** Notes the seconds that ran since the question came on the screen. */
  Edits noteSpent() {
    int running = model.runningSeconds();
    if (model.isRunning() && model.isOpen() && running >= WORTH_NOTING_SECONDS) {
      int spent = model.sheet().spent(model.question()) + running;
      put(Field.spent(model.question()), String.valueOf(spent));
      model = model.shownSince(model.now());
    }
    return this;
  }

  /** Goes to the question at {@code index}, or stays where there is none. */
  Edits go(int index) {
    if (index < 0 || index >= model.items().size() || index == model.index()) {
      return this;
    }
    noteSpent();
    String id = model.items().get(index).getQuestion().getId();
    model = model.withView(model.view().go(id)).shownSince(model.now());
    return this;
  }

  /** What time alone brings about. */
  Edits tick() {
    if (!model.isRunning() || !model.isOpen()) {
      return this;
    }
    if (model.isSummingUp()) {
      model = model.shownSince(model.now());
      return this;
    }
    if (model.runningSeconds() >= ASKED_AFTER_SECONDS
        && model.sheet().rating(model.question()) == Rating.RATING_UNSPECIFIED) {
      asked();
    }
    return model.runningSeconds() >= NOTE_SPENT_EVERY_SECONDS ? noteSpent() : this;
  }
}
