package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.cli.Cli;
import dev.viva.cli.CliAccess;
import dev.viva.cli.interview.Watch;
import dev.viva.v1.Rating;
import dev.viva.v1.WatchInterviewResponse;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchCutsTest {
  private static final int CUTS = 100;

  @TempDir private Path home;

  @Test
  void watch_cutAHundredTimes_missesAndRepeatsNothing() throws Exception {
    Random random = new Random(3);
    try (LiveServer server = new LiveServer(home);
        Cli watching = cli(server);
        Cli rating = cli(server)) {
      List<WatchInterviewResponse> seen = Collections.synchronizedList(new ArrayList<>());
      Watch watch = new Watch(watching, "interviews/" + server.interview(), 0);
      Thread watcher = new Thread(() -> run(watch, seen), "watcher");
      watcher.start();
      Screenless.await(() -> !seen.isEmpty());

      SpoolDirectory.Remembered known = CutsTest.known(server);
      GrpcCardServer direct =
          new GrpcCardServer(rating, server.interview(), known.card().getName());
      List<Long> expected = new ArrayList<>();
      String question = known.interview().getPlan().getItems(0).getQuestion().getId();
      for (int cut = 0; cut < CUTS; cut++) {
        Change change =
            new Change(
                UUID.randomUUID().toString(),
                Field.rating(question),
                "",
                Rating.forNumber(1 + cut % 4).name());
        String etag = send(direct, change);
        expected.add(Long.parseLong(etag.substring(1)));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
        server.wire().cut();
      }
      long last = expected.get(expected.size() - 1);
      Screenless.await(() -> seen.get(seen.size() - 1).getCursor() >= last);
      watch.end();
      server.wire().cut();
      watcher.join();

      List<Long> cursors =
          seen.stream()
              .skip(1)
              .filter(answer -> answer.getProgressCount() > 0)
              .map(WatchInterviewResponse::getCursor)
              .toList();
      assertThat(cursors).isEqualTo(expected);
      assertThat(seen.get(0).hasInterview()).isTrue();
    }
  }

  private static Cli cli(LiveServer server) {
    return CliAccess.cli(
        server.environment(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
  }

  /** Sends until it is answered; the request id makes that one change. */
  private static String send(GrpcCardServer server, Change change) {
    while (true) {
      try {
        return server.send(change, "").getEtag();
      } catch (io.grpc.StatusRuntimeException e) {
        server.retryNow();
      }
    }
  }

  private static void run(Watch watch, List<WatchInterviewResponse> seen) {
    try {
      watch.run(
          new Watch.Listener() {
            @Override
            public void onAnswer(WatchInterviewResponse answer) {
              seen.add(answer);
            }

            @Override
            public void onBroken(String why) {}
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
