package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.PersonalData;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.report.debrief.Decision;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Mutation BY_ADA = new Mutation(Optional.empty(), "users/ada", "test");

  private final MemoryStore store = new MemoryStore(() -> NOW);
  private final People people = people(OptionalInt.of(365));

  private People people(OptionalInt days) {
    return new People(store, new Erasures(store, List::of), () -> NOW, days);
  }

  private void add(String id, int daysAgo, boolean hold) {
    Instant created = NOW.minus(Duration.ofDays(daysAgo));
    store.write(
        BY_ADA,
        Codecs.STRING,
        tx -> {
          tx.put(
              Candidates.CANDIDATES, id, new Candidate(id, id, "", "", created, hold, tx.index()));
          return "";
        });
  }

  private void decide(String id, int daysAgo) {
    Decision decision =
        new Decision(
            true,
            "because",
            List.of(),
            NOW.minus(Duration.ofDays(daysAgo)),
            "ada",
            List.of(),
            List.of(),
            List.of());
    store.write(
        BY_ADA,
        Codecs.STRING,
        tx -> {
          tx.put(Debriefs.DECISIONS, id + "/000001", decision);
          return "";
        });
  }

  private boolean isThere(String id) {
    return store.<Boolean>read(tx -> tx.find(Candidates.CANDIDATES, id).isPresent());
  }

  @Test
  void applyRetention_erasesThoseAboutWhomNothingHappened() {
    add("c-old22", 400, false);
    add("c-held2", 400, true);
    add("c-busy2", 400, false);
    decide("c-busy2", 10);
    add("c-new22", 10, false);

    PersonalData.Retained retained = people.applyRetention(BY_ADA, Optional.empty(), false);

    assertThat(retained.days()).isEqualTo(365);
    assertThat(retained.expired())
        .extracting(PersonalData.Expired::candidate, PersonalData.Expired::erased)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("c-held2", false),
            org.assertj.core.groups.Tuple.tuple("c-old22", true));
    assertThat(isThere("c-old22")).isFalse();
    assertThat(store.keys().isErased("c-old22")).isTrue();
    assertThat(isThere("c-held2")).isTrue();
    assertThat(isThere("c-busy2")).isTrue();
    assertThat(isThere("c-new22")).isTrue();
  }

  @Test
  void applyRetention_dryErasesNobody() {
    add("c-old22", 400, false);

    assertThat(people.applyRetention(BY_ADA, Optional.of(30), true).expired())
        .singleElement()
        .satisfies(expired -> assertThat(expired.erased()).isFalse());
    assertThat(isThere("c-old22")).isTrue();
  }

  @Test
  void applyRetention_withoutAPeriodIsRefused() {
    assertThatThrownBy(
            () -> people(OptionalInt.empty()).applyRetention(BY_ADA, Optional.empty(), true))
        .isInstanceOf(VivaException.Invalid.class)
        .hasMessageContaining("--retention-days");
    assertThatThrownBy(() -> people.applyRetention(BY_ADA, Optional.of(-1), true))
        .isInstanceOf(VivaException.Invalid.class);
  }

  @Test
  @Timeout(30)
  void clock_erasesByItselfAndTriesAgainAfterAFailure() throws InterruptedException {
    add("c-old22", 400, false);
    add("c-held2", 400, true);
    add("c-new22", 10, false);
    AtomicInteger calls = new AtomicInteger();
    People failingFirst =
        new People(
            store,
            new Erasures(store, List::of),
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("no time now");
              }
              return NOW;
            },
            OptionalInt.of(365));

    try (RetentionClock clock =
        RetentionClock.start(
            failingFirst, OptionalInt.of(365), Duration.ofMillis(1), Duration.ofMillis(1))) {
      while (isThere("c-old22") || !store.keys().isErased("c-old22")) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      assertThat(clock).isNotNull();
    }

    assertThat(calls).hasValueGreaterThan(1);
    assertThat(isThere("c-held2")).isTrue();
    assertThat(isThere("c-new22")).isTrue();
  }

  @Test
  void clock_withoutAPeriodDoesNothing() {
    add("c-old22", 400, false);
    People nobody = people(OptionalInt.empty());

    RetentionClock.start(nobody, OptionalInt.empty(), Duration.ZERO, Duration.ofMillis(1)).close();

    assertThat(isThere("c-old22")).isTrue();
  }
}
