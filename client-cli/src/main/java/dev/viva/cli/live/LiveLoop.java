package dev.viva.cli.live;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Owns the terminal: keys in, lines out. Everything else happens in {@link Update}. */
final class LiveLoop {
  private static final long POLL_MILLIS = 50;
  private static final String PASTE_ON = "\u001b[?2004h";
  private static final String PASTE_OFF = "\u001b[?2004l";

  private final Terminal terminal;
  private final Outbox outbox;
  private final Sender sender;
  private final TextEditor editor;
  private final ConcurrentLinkedQueue<Event> events;
  private final InstantSource clock;
  private final Palette palette;
  private Model model;
  private boolean over;

  LiveLoop(
      Terminal terminal,
      Outbox outbox,
      Sender sender,
      TextEditor editor,
      ConcurrentLinkedQueue<Event> events,
      InstantSource clock,
      Palette palette,
      Model model) {
    this.terminal = terminal;
    this.outbox = outbox;
    this.sender = sender;
    this.editor = editor;
    this.events = events;
    this.clock = clock;
    this.palette = palette;
    this.model = model;
  }

  /** Runs until the interviewer leaves or the terminal goes away. */
  void run() throws IOException {
    Terminal.SignalHandler former =
        terminal.handle(
            Terminal.Signal.INT, signal -> events.add(new Event.Pressed(Key.ctrl("c"))));
    Attributes cooked = enter();
    try {
      loop();
    } catch (Keys.Gone e) {
      // The terminal was closed: everything typed is in the spool.
      outbox.look(model.view());
    } finally {
      leave(cooked);
      terminal.handle(Terminal.Signal.INT, former);
    }
  }

  private Attributes enter() {
    Attributes cooked = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_local);
    terminal.puts(Capability.cursor_invisible);
    terminal.writer().write(PASTE_ON);
    terminal.flush();
    return cooked;
  }

  private void leave(Attributes cooked) {
    terminal.writer().write(PASTE_OFF);
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.exit_ca_mode);
    terminal.setAttributes(cooked);
    terminal.flush();
  }

  private void loop() throws IOException {
    NonBlockingReader reader = terminal.reader();
    Keys keys = new Keys(reader::read);
    Display display = new Display(terminal, true);
    Size drawnSize = new Size();
    List<AttributedString> drawn = List.of();
    long second = -1;
    while (!over) {
      long now = clock.instant().getEpochSecond();
      if (now != second) {
        second = now;
        handle(new Event.Ticked(clock.instant()));
      }
      for (Event event = events.poll(); event != null && !over; event = events.poll()) {
        handle(event);
      }
      Size size = size();
      Window window = new Window(size.getColumns(), size.getRows());
      if (!window.equals(model.window())) {
        handle(new Event.Resized(window));
      }
      List<AttributedString> lines = Screen.draw(model, palette);
      if (!size.equals(drawnSize)) {
        display.clear();
        display.resize(size.getRows(), size.getColumns());
        drawnSize = size;
        drawn = List.of();
      }
      if (!lines.equals(drawn)) {
        // It scrolls within the list that it is given.
        display.update(new ArrayList<>(lines), 0);
        drawn = lines;
      }
      if (!over) {
        Optional<Key> key = keys.next(POLL_MILLIS);
        while (key.isPresent() && !over) {
          handle(new Event.Pressed(key.get()));
          key = over || editor.wasUsed() ? Optional.empty() : keys.next(1);
        }
        if (editor.takeUsed()) {
          drawnSize = new Size();
        }
      }
    }
  }

  private Size size() {
    Size size = terminal.getSize();
    return size.getColumns() > 0 && size.getRows() > 0 ? size : new Size(80, 24);
  }

  private void handle(Event event) {
    // What changed is read when it is shown: the screen may have changed it again meanwhile.
    Event current =
        event instanceof Event.Changed changed
            ? new Event.Changed(outbox.sheet(), outbox.conflicts(), changed.draft())
            : event;
    Step step = Update.on(model, current);
    model = step.model();
    step.commands().forEach(this::run);
    if (event instanceof Event.Edited) {
      doneEditing();
    }
    outbox.look(model.view());
  }

  /** What the editor left is in the spool now, or was not wanted. */
  private void doneEditing() {
    outbox.edited();
    editor.forget();
  }

  private void run(Command command) {
    if (command instanceof Command.Put put) {
      outbox.change(
          put.field(), put.shown(), put.value(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
      String kept = outbox.sheet().get(put.field());
      if (!kept.equals(put.value())) {
        events.add(new Event.Changed(outbox.sheet(), outbox.conflicts(), model.draft()));
      }
      Link link = model.link();
      model =
          model.withLink(
              new Link(link.online(), outbox.unsent(), link.trouble(), outbox.unsaved()));
    } else if (command instanceof Command.Edit edit) {
      outbox.editing(edit.field(), edit.text());
      editor
          .edit(terminal, edit.text())
          .ifPresentOrElse(
              text -> events.add(new Event.Edited(edit.field(), text)),
              () -> {
                doneEditing();
                events.add(new Event.Told("the editor did not work: set $EDITOR"));
              });
    } else if (command instanceof Command.Replan) {
      sender.replan();
    } else if (command instanceof Command.TakeReplan take) {
      sender.takeReplan(take.minutes());
    } else if (command instanceof Command.Finish) {
      sender.finishInterview();
    } else if (command instanceof Command.Submit submit) {
      sender.submit(submit.recommendation(), submit.comment());
    } else if (command instanceof Command.Start) {
      sender.startInterview();
    } else if (command instanceof Command.ForgetConflicts) {
      outbox.conflictsSeen();
    } else {
      over = true;
    }
  }

  Model model() {
    return model;
  }
}
