package dev.viva.server.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.VivaException;
import dev.viva.server.store.Entry;
import dev.viva.server.store.Mutation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 32 clients that read, compare and write the same few entries ({@code -Dviva.operations=10000}
 * each; 300 without). No update is lost, no read is stale.
 */
class ConcurrentClientsTest {
  private static final int CLIENTS = 32;
  private static final int KEYS = 20;

  @Test
  void write_comparesAndWritesWithoutLosingAnUpdate(@TempDir Path temp) throws Exception {
    int operations = Integer.getInteger("viva.operations", 300);
    StoreOptions options =
        StoreOptions.of(temp.resolve("data")).creating().withSizes(1 << 20, 2 << 20, 1 << 20);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (MapDbStore store = MapDbStore.open(options)) {
      List<Callable<Integer>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(client);
        clients.add(() -> updates(store, operations, random));
      }
      int updates = 0;
      for (Future<Integer> done : threads.invokeAll(clients)) {
        updates += done.get();
      }
      assertThat(updates).isPositive();
      assertThat(store.index()).isEqualTo(updates);
      assertThat(
              StoreFixture.notes(store).values().stream()
                  .mapToInt(ConcurrentClientsTest::count)
                  .sum())
          .isEqualTo(updates);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int updates(MapDbStore store, int operations, Random random) {
    int updates = 0;
    for (int i = 0; i < operations; i++) {
      String key = "counter" + random.nextInt(KEYS);
      Optional<Entry<String>> before = store.read(tx -> tx.find(StoreFixture.NOTES, key));
      try {
        long revision = update(store, key, before);
        updates++;
        Entry<String> after =
            store
                .<Optional<Entry<String>>>read(tx -> tx.find(StoreFixture.NOTES, key))
                .orElseThrow();
        assertThat(after.revision())
            .as("a read after the acknowledgement")
            .isGreaterThanOrEqualTo(revision);
      } catch (VivaException.Stale e) {
        long now = Long.parseLong(e.metadata().get("currentEtag"));
        assertThat(now).isGreaterThan(before.map(Entry::revision).orElse(0L));
      }
    }
    return updates;
  }

  private static long update(MapDbStore store, String key, Optional<Entry<String>> before) {
    return Long.parseLong(
        store.write(
            new Mutation(Optional.empty(), "users/ada", "test/Write"),
            StoreFixture.TEXT,
            tx -> {
              Optional<Entry<String>> current = tx.find(StoreFixture.NOTES, key);
              if (!current.equals(before)) {
                throw new VivaException.Stale(
                    "changed", Long.toString(current.orElseThrow().revision()));
              }
              int count = before.map(entry -> Integer.parseInt(entry.value())).orElse(0);
              tx.put(StoreFixture.NOTES, key, Integer.toString(count + 1));
              return Long.toString(tx.index());
            }));
  }

  private static int count(String noteAndRevision) {
    return Integer.parseInt(noteAndRevision.substring(0, noteAndRevision.indexOf('@')));
  }
}
