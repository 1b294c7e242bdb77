package dev.viva.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallLogTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryStore store = new MemoryStore(() -> NOW);
  private final CallLog log = new CallLog(store, () -> NOW, Duration.ofDays(1));

  private static CallRecord call(String actor, int number) {
    return new CallRecord(
        actor, "viva.v1.A/Get", "127.0.0.1", "OK", List.of("interviews/i-" + number), "");
  }

  private List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    store.history().read(1, store.index(), batch -> events.addAll(AuditTrail.events(batch)));
    return events;
  }

  @Test
  void flush_writesEverythingInOneCommitAndCountsEqualCalls() {
    for (int i = 0; i < 300; i++) {
      log.add(call("users/ada", i % 3));
    }
    assertThat(store.index()).isZero();

    log.flush();
    log.flush();

    assertThat(store.index()).isEqualTo(1);
    assertThat(events())
        .hasSize(3)
        .allSatisfy(
            event -> {
              assertThat(event.count()).isEqualTo(100);
              assertThat(event.time()).isEqualTo(NOW);
            });
  }

  @Test
  void add_ofTooManyDifferentCallsOnlyCountsTheRest() {
    for (int i = 0; i < CallLog.MOST_GATHERED + 50; i++) {
      log.add(call("users/u" + i, 1));
    }
    log.flush();

    assertThat(events()).hasSize(CallLog.MOST_GATHERED + 1);
    assertThat(events())
        .filteredOn(event -> event.reason().equals(CallLog.TOO_MANY))
        .singleElement()
        .satisfies(event -> assertThat(event.count()).isEqualTo(50));
  }

  @Test
  void close_writesWhatIsLeft() {
    log.add(call("users/ada", 1));
    log.close();

    assertThat(events()).hasSize(1);
  }

  @Test
  void notes_areOnlyInTheHistory() {
    log.add(call("users/ada", 1));
    log.flush();
    List<Batch> batches = new ArrayList<>();
    store.history().read(1, 1, batches::add);

    assertThat(batches.get(0).changes()).isEmpty();
    assertThat(batches.get(0).notes()).hasSize(1);
    store.write(
        new Mutation(Optional.empty(), "users/ada", "test"), Codecs.STRING, tx -> "nothing");
    assertThat(store.index()).isEqualTo(1);
  }
}
