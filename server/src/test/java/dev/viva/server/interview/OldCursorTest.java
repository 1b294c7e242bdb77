package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.v1.Interview;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A watch that is taken up after the history that it missed was forgotten. */
final class OldCursorTest {
  private static final Table<String> NOTES = new Table<>("notes-of-a-test", Codecs.STRING);
  private static final int ENOUGH_FOR_TWO_CHECKPOINTS = 2_000;

  @Test
  void watch_fromACursorThatIsNoLongerKept_saysHowToGoOn() throws IOException {
    try (TestServer server = TestServer.withQuestions().started()) {
      Interview interview = Journey.started(server.admin());
      long cursor = watch(server.admin(), interview, 0).next().getCursor();

      server.restart(OldCursorTest::forgetHistory);

      Client client = server.admin();
      Refusal refusal =
          Refusal.expect(
              Status.Code.OUT_OF_RANGE,
              Reason.CURSOR_OUT_OF_RANGE,
              () -> watch(client, interview, cursor).next());
      assertThat(refusal.message())
          .contains("cursor " + cursor + " is too old", "commits are kept from", "watch from 0");
      assertThat(watch(client, interview, 0).next().getInterview().getName())
          .isEqualTo(interview.getName());
    }
  }

  private static Iterator<WatchInterviewResponse> watch(
      Client client, Interview interview, long cursor) {
    return client
        .interviews()
        .watchInterview(
            WatchInterviewRequest.newBuilder()
                .setName(interview.getName())
                .setStartCursor(cursor)
                .build());
  }

  private static void forgetHistory(Path data) throws IOException {
    try (MapDbStore store =
        MapDbStore.open(StoreOptions.of(data).withSizes(10_000, 30_000, 100_000))) {
      for (int i = 0; i < ENOUGH_FOR_TWO_CHECKPOINTS; i++) {
        int number = i;
        store.write(
            new Mutation(Optional.empty(), "users/test", "test"),
            Codecs.STRING,
            tx -> {
              tx.put(NOTES, "k" + number % 97, "value " + number);
              return "";
            });
      }
      assertThat(store.forgetHistoryBefore(Instant.MAX)).isGreaterThan(1);
    }
  }
}
