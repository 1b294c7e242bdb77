package dev.viva.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Pages;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.v1.ListAuditEventsRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail is shortened as somebody said, and says so itself. */
final class HistoryRetentionTest {
  private static final Table<String> NOTES = new Table<>("notes", Codecs.STRING);
  private static final Mutation BY_ADA = new Mutation(Optional.empty(), "users/ada", "test/Write");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PERIOD = Duration.ofDays(30);

  @TempDir private Path temp;
  private Instant now = BEGIN;

  private MapDbStore store() throws IOException {
    return MapDbStore.open(
        StoreOptions.of(temp.resolve("data"))
            .creating()
            .withClock(() -> now)
            .withSizes(1 << 14, 1 << 15, 1 << 16));
  }

  private static void fill(MapDbStore store, int count) {
    for (int i = 0; i < count; i++) {
      String key = "k" + i;
      store.write(
          BY_ADA,
          Codecs.STRING,
          tx -> {
            tx.put(NOTES, key, "x".repeat(100));
            return "";
          });
    }
  }

  @Test
  void apply_deletesWhatIsOldEnoughAndSaysSoInTheTrail() throws IOException {
    try (MapDbStore store = store()) {
      fill(store, 2000);
      HistoryRetention retention =
          new HistoryRetention(store::forgetHistoryBefore, () -> now, PERIOD);
      now = BEGIN.plus(PERIOD);
      retention.apply();
      assertThat(store.history().first()).as("nothing is old enough").isEqualTo(1);

      now = BEGIN.plus(PERIOD).plusSeconds(1);
      retention.apply();

      long first = store.history().first();
      assertThat(first).isGreaterThan(1);
      assertThat(store.history().verify(Optional.empty()).findings()).isEmpty();
      AuditEvent newest = newest(store);
      assertThat(newest.action()).isEqualTo("forget-history");
      assertThat(newest.actor()).isEqualTo("users/-");
      assertThat(newest.resources()).containsExactly("history/" + (first - 1));
    }
  }

  private static AuditEvent newest(MapDbStore store) {
    AuditTrail.Filter all =
        new AuditTrail.Filter("", "", "", "", Optional.empty(), Optional.empty());
    return new AuditTrail(store.history())
        .list(Pages.of(ListAuditEventsRequest.getDefaultInstance(), 50), all)
        .items()
        .get(0);
  }

  @Test
  void apply_thatFails_isTriedAgainAnotherDay() {
    HistoryRetention broken =
        new HistoryRetention(
            time -> {
              throw new IOException("Input/output error");
            },
            () -> now,
            PERIOD);

    assertThatCode(broken::apply).doesNotThrowAnyException();
  }
}
