package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.cli.Cli;
import dev.viva.cli.CliAccess;
import dev.viva.v1.Interview;
import dev.viva.v1.ItemRating;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import dev.viva.v1.Scorecard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session in which the connection, the server and the client are cut again and again: nothing
 * typed is lost, nothing arrives twice. The whole of it runs with {@code -Dslow}.
 */
@Timeout(600)
class CutsTest {
  @TempDir private Path home;

  /** What is abandoned when a client is killed: its threads stop, nothing is flushed or closed. */
  private static final class Client {
    private final Cli cli;
    private final SpoolDirectory directory;
    private final Outbox outbox;
    private final Sender sender;
    private Sheet screen;

    /** Opens on what this machine remembers, as without a server. */
    Client(LiveServer server, SpoolDirectory.Remembered first) throws IOException {
      cli =
          CliAccess.cli(
              server.environment(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
      String interview = first.interview().getId();
      List<SpoolDirectory.Remembered> found = SpoolDirectory.find(server.home(), interview);
      SpoolDirectory.Remembered known = found.isEmpty() ? first : found.get(0);
      directory = SpoolDirectory.open(server.home(), interview, "ada");
      outbox = Outbox.open(directory.changes());
      outbox.server(Sheet.of(known.card()));
      screen = outbox.sheet();
      CardServer wire = new GrpcCardServer(cli, interview, known.card().getName());
      sender =
          new Sender(
              outbox,
              new Remembering(wire, directory, known.interview(), known.card()),
              known.card(),
              event -> {});
      sender.start();
    }

    void type(Field field, String value) {
      outbox.change(field, screen.get(field), value, 0);
      screen = screen.with(field, value);
    }

    /** Only the lock is given back, as the system does for a process that is gone. */
    void kill() throws IOException, InterruptedException {
      cli.close();
      sender.kill();
      directory.close();
    }
  }

  @Test
  void session_cutTwentyTimes_losesAndRepeatsNothing() throws Exception {
    session(20);
  }

  @Test
  @Tag("slow")
  void session_cutTwoHundredTimes_losesAndRepeatsNothing() throws Exception {
    session(200);
  }

  private void session(int cuts) throws Exception {
    Random random = new Random(42);
    try (LiveServer server = new LiveServer(home)) {
      SpoolDirectory.Remembered known = known(server);
      List<String> questions =
          known.interview().getPlan().getItemsList().stream()
              .map(PlanItem::getQuestion)
              .map(question -> question.getId())
              .toList();
      Sheet expected = Sheet.EMPTY;
      List<String> lines = new ArrayList<>();
      Client client = new Client(server, known);
      for (int cut = 0; cut < cuts; cut++) {
        for (int change = random.nextInt(4); change >= 0; change--) {
          String question = questions.get(random.nextInt(questions.size()));
          Rating rating = Rating.forNumber(1 + random.nextInt(6));
          client.type(Field.rating(question), rating.name());
          expected = expected.with(Field.rating(question), rating.name());
          lines.add("line " + lines.size());
          client.type(Field.GENERAL_NOTE, String.join("\n", lines));
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
        int what = cut % 10;
        if (what == 0) {
          server.stop();
          server.start();
        } else if (what % 2 == 0) {
          server.wire().cut();
        } else {
          client.kill();
          client = new Client(server, known);
        }
      }
      client.sender.wake();
      Outbox outbox = client.outbox;
      Screenless.await(() -> outbox.unsent() == 0);
      client.kill();

      Scorecard card = known(server).card();
      Sheet sheet = Sheet.of(card);
      assertThat(List.of(sheet.get(Field.GENERAL_NOTE).split("\n"))).isEqualTo(lines);
      for (String question : questions) {
        assertThat(sheet.get(Field.rating(question)))
            .isEqualTo(expected.get(Field.rating(question)));
      }
      assertThat(outbox.conflicts()).isEmpty();
      assertThat(card.getRatingsList()).extracting(ItemRating::getQuestion).isEqualTo(questions);
    }
  }

  static SpoolDirectory.Remembered known(LiveServer server) {
    try (Cli cli =
        CliAccess.cli(
            server.environment(new ByteArrayOutputStream(), new ByteArrayOutputStream()))) {
      GrpcCardServer port =
          new GrpcCardServer(
              cli, server.interview(), "interviews/" + server.interview() + "/scorecards/ada");
      while (true) {
        try {
          Interview interview = port.interview();
          return new SpoolDirectory.Remembered(interview, port.card());
        } catch (io.grpc.StatusRuntimeException e) {
          port.retryNow();
        }
      }
    }
  }
}
