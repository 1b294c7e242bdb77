package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.Interviews;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plans;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.store.Chains;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.Backups;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that was written before anything was sealed: two people, one of them with an interview, a
 * scorecard and a decision, in words that begin with {@code Canary}.
 */
class UpgradeTest {
  private static final String PERSON = "c-h796s";
  private static final String OTHER = "c-v53hb";

  @TempDir private Path temp;
  private Path data;

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    data = temp.resolve("data");
    Path stored = resource("/store/format-1-people/STORE").getParent();
    try (Stream<Path> files = Files.walk(stored)) {
      for (Path file : files.toList()) {
        Path target = data.resolve(stored.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(UpgradeTest.class.getResource(name).toURI());
  }

  private static StoreOptions at(Path directory) {
    return StoreOptions.of(directory).withPeople(Optional.empty(), new PersonalRows());
  }

  private static boolean isThere(Store store, String candidate) {
    return store.<Boolean>read(tx -> tx.find(Candidates.CANDIDATES, candidate).isPresent());
  }

  private static long count(Store store, Table<?> table) {
    return store.read(
        tx -> {
          try (var all = tx.scan(table, KeyRange.ALL)) {
            return all.count();
          }
        });
  }

  @Test
  void open_sealsEverythingAndKeepsIt() throws IOException {
    assertThat(Canary.filesWith(data, "Canary")).isNotEmpty();

    try (MapDbStore store = MapDbStore.open(at(data))) {
      assertThat(store.index()).isEqualTo(11 + 1);
      assertThat(count(store, Candidates.CANDIDATES)).isEqualTo(2);
      assertThat(count(store, Interviews.INTERVIEWS)).isEqualTo(1);
      assertThat(count(store, Scorecards.SCORECARDS)).isEqualTo(1);
      assertThat(count(store, Plans.PLANS)).isEqualTo(2);
      assertThat(count(store, Debriefs.DECISIONS)).isEqualTo(1);
      String name =
          store.read(
              tx -> tx.find(Candidates.CANDIDATES, PERSON).orElseThrow().value().displayName());
      assertThat(name).isEqualTo("Canary Lovelace");
    }

    assertThat(Canary.filesWith(data.resolve("g2"), "Canary")).isEmpty();
    try (MapDbStore store = MapDbStore.open(at(data))) {
      assertThat(count(store, Candidates.CANDIDATES)).isEqualTo(2);
      assertThat(Chains.intactHead(store).index()).isEqualTo(store.index());
    }
  }

  @Test
  void erase_alsoTakesAwayWhatWasThereBefore() throws IOException {
    try (MapDbStore store = MapDbStore.open(at(data))) {
      assertThat(data.resolve("g1")).exists();
      new Erasures(store, store::deletePlainGenerations)
          .erase(new Mutation(Optional.empty(), "users/ada", "test"), PERSON, "");

      assertThat(count(store, Candidates.CANDIDATES)).isEqualTo(1);
      assertThat(store.keys().isErased("replies-of-format-1")).isTrue();
    }
    assertThat(data.resolve("g1")).doesNotExist();
    assertThat(Canary.filesWith(data, "Canary")).isEmpty();
  }

  @Test
  void restore_ofABackupOfThatTimeDoesNotBringBackWhoWasErased()
      throws IOException, URISyntaxException {
    try (MapDbStore store = MapDbStore.open(at(data))) {
      new Erasures(store, store::deletePlainGenerations)
          .erase(new Mutation(Optional.empty(), "users/ada", "test"), PERSON, "");
    }

    Backups.restore(at(data), resource("/store/format-1-people.backup"), true);

    try (MapDbStore store = MapDbStore.open(at(data))) {
      new Erasures(store, store::deletePlainGenerations).finishAll();
      assertThat(isThere(store, PERSON)).isFalse();
      assertThat(isThere(store, OTHER)).isTrue();
      assertThat(count(store, Interviews.INTERVIEWS)).isZero();
      assertThat(count(store, Scorecards.SCORECARDS)).isZero();
    }
    assertThat(Canary.filesWith(data, "Canary")).isEmpty();
  }
}
