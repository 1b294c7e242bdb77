package dev.viva.cli.live;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.interview.Watch;
import dev.viva.v1.Interview;
import dev.viva.v1.Scorecard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jline.terminal.Terminal;

/** One run of the live screen: spool, sender and follower around the loop. */
final class LiveSession implements AutoCloseable {
  private static final long LAST_SEND_MILLIS = 3_000;

  private final Cli cli;
  private final SpoolDirectory directory;
  private final Outbox outbox;
  private final Interview interview;
  private final Scorecard card;
  private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
  private final Sender sender;

  private LiveSession(
      Cli cli, SpoolDirectory directory, Outbox outbox, SpoolDirectory.Remembered known) {
    this.cli = cli;
    this.directory = directory;
    this.outbox = outbox;
    this.interview = known.interview();
    this.card = known.card();
    this.sender =
        new Sender(
            outbox,
            new Remembering(
                new GrpcCardServer(cli, interview.getId(), card.getName()),
                directory,
                interview,
                card),
            card,
            events::add);
  }

  static LiveSession open(Cli cli, SpoolDirectory.Remembered known) throws IOException {
    SpoolDirectory directory =
        SpoolDirectory.open(
            cli.environment().home(), known.interview().getId(), known.card().getInterviewer());
    try {
      Outbox outbox = Outbox.open(directory.changes());
      outbox.server(Sheet.of(known.card()));
      recover(outbox, directory.edited());
      return new LiveSession(cli, directory, outbox, known);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Takes over what was written in an editor when this program was killed. */
  private static void recover(Outbox outbox, Path edited) throws IOException {
    if (outbox.editing().isEmpty()) {
      return;
    }
    SpoolLine.Editing begun = outbox.editing().get();
    TextEditor.left(edited)
        .filter(text -> !text.isBlank())
        .ifPresent(text -> outbox.change(begun.field(), begun.base(), text, 0));
    outbox.edited();
    Files.deleteIfExists(edited);
  }

  /** Shows the screen until the interviewer leaves. */
  void run(Terminal terminal) throws IOException, InterruptedException {
    Watch watch = new Watch(cli, interview.getName(), 0);
    InstantSource clock = InstantSource.system();
    String command =
        cli.environment().variable("VISUAL", cli.environment().variable("EDITOR", "vi"));
    LiveLoop loop =
        new LiveLoop(
            terminal,
            outbox,
            sender,
            new TextEditor(command, directory.edited().toAbsolutePath()),
            events,
            clock,
            new Palette(colors()),
            Model.open(
                    interview,
                    outbox.sheet(),
                    Event.Changed.isDraft(card),
                    outbox.view(),
                    clock.instant())
                .withConflicts(outbox.conflicts()));
    try (Follower follower = new Follower(watch, card.getInterviewer(), sender, events::add)) {
      sender.start();
      follower.start();
      loop.run();
    }
    sender.finish(LAST_SEND_MILLIS);
    report();
  }

  private boolean colors() {
    return cli.color();
  }

  /** Sends what is left, without a screen. */
  void send() throws InterruptedException {
    sender.start();
    sender.finish(10 * LAST_SEND_MILLIS);
    report();
    if (outbox.unsent() > 0) {
      throw new Failure(
          ExitCode.UNREACHABLE, outbox.unsent() + " changes could not be sent: try again later");
    }
  }

  private void report() {
    if (outbox.unsent() == 0) {
      cli.hint("everything is at the server");
    } else {
      cli.hint(
          outbox.unsent()
              + " changes are kept on this machine: 'viva live "
              + interview.getId()
              + "' sends them when the server is back");
    }
    if (sender.isSubmitted()) {
      cli.hint(
          "Next: viva scorecard export " + interview.getId() + " --format pdf --out scorecard.pdf");
    }
  }

  @Override
  public void close() throws IOException {
    sender.close();
    boolean settled = sender.isSubmitted() && outbox.unsent() == 0;
    outbox.close();
    if (settled) {
      directory.clear();
    }
    directory.close();
  }
}
