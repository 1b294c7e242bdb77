package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Candidates;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.report.debrief.Decision;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Chains;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.journal.FaultyFiles;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The power is cut at each step of an erasure in turn, on a disk that loses what was not forced: at
 * the next start the person is there as before, or gone for good.
 */
class ErasureCrashTest {
  private static final Mutation BY_ADA = new Mutation(Optional.empty(), "users/ada", "test");
  private static final String PERSON = "c-aaaaa";
  private static final String OTHER = "c-bbbbb";

  @Test
  void erase_cutOffAtAnyStepIsWholeOrNothing() throws IOException {
    int whole = 0;
    int gone = 0;
    for (int step = 1; step <= 60; step++) {
      if (isGoneAfterACutAt(step)) {
        gone++;
      } else {
        whole++;
      }
    }
    assertThat(whole).as("cut before the commit").isPositive();
    assertThat(gone).as("cut after the commit").isPositive();
  }

  private static boolean isGoneAfterACutAt(int step) throws IOException {
    FaultyFiles files = new FaultyFiles(step);
    StoreOptions options = StoreOptions.of(Path.of("/data")).creating().withFiles(files);
    try (MapDbStore store = MapDbStore.open(options)) {
      add(store, PERSON);
      add(store, OTHER);
      files.failAfter(step, FaultyFiles.Fault.CRASH);
      new Erasures(store, List::of).erase(BY_ADA, PERSON, "asked for it");
    } catch (VivaException e) {
      assertThat(files.hasCrashed()).isTrue();
    }
    files.powerCut();
    try (MapDbStore store = MapDbStore.open(options)) {
      new Erasures(store, List::of).finishAll();
      boolean gone = !isThere(store, PERSON);
      assertThat(isThere(store, OTHER)).isTrue();
      assertThat(store.keys().holds(PERSON)).as("step %d", step).isNotEqualTo(gone);
      assertThat(store.keys().isErased(PERSON)).as("step %d", step).isEqualTo(gone);
      assertThat(store.<Boolean>read(tx -> tx.subject(Erasures.UNFINISHED, PERSON).isPresent()))
          .isFalse();
      assertThat(Chains.intactHead(store).index()).isEqualTo(store.index());
      new Erasures(store, List::of).erase(BY_ADA, PERSON, "asked for it");
      assertThat(isThere(store, PERSON)).isFalse();
      assertThat(store.keys().isErased(PERSON)).isTrue();
      return gone;
    }
  }

  private static boolean isThere(MapDbStore store, String id) {
    boolean candidate = store.<Boolean>read(tx -> tx.find(Candidates.CANDIDATES, id).isPresent());
    boolean decision =
        store.<Boolean>read(tx -> tx.find(Debriefs.DECISIONS, id + "/000001").isPresent());
    assertThat(candidate).isEqualTo(decision);
    return candidate;
  }

  private static void add(MapDbStore store, String id) {
    store.write(
        BY_ADA,
        Codecs.STRING,
        tx -> {
          tx.put(
              Candidates.CANDIDATES,
              id,
              new Candidate(id, "Ada " + id, "", "", Instant.EPOCH, false, tx.index()));
          tx.put(
              Debriefs.DECISIONS,
              id + "/000001",
              new Decision(
                  true,
                  "because",
                  List.of(),
                  Instant.EPOCH,
                  "ada",
                  List.of(),
                  List.of(),
                  List.of()));
          return "";
        });
  }
}
