package dev.viva.server.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Point reads take no lock while the view is changed below them: nodes split, values move, keys
 * come and go. Each read must still find what was there when it began, or later.
 */
class ReadsDuringMergesTest {
  private static final int KEYS = 3_000;
  private static final int ROUNDS = 8;
  private static final int READERS = 4;

  /** The round that was last acknowledged, for each key. */
  private final AtomicIntegerArray rounds = new AtomicIntegerArray(KEYS);

  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void find_besideMergesSeesWhatWasAcknowledged(@TempDir Path temp) throws Exception {
    StoreOptions options =
        StoreOptions.of(temp.resolve("data")).creating().withSizes(1 << 20, 4 << 20, 2 << 20);
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try (MapDbStore store = MapDbStore.open(options)) {
      write(store, 1);
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        Random random = new Random(reader);
        Callable<Integer> reading = () -> readUntilOver(store, random);
        readers.add(threads.submit(reading));
      }
      try {
        for (int round = 2; round <= ROUNDS; round++) {
          write(store, round);
        }
      } finally {
        over.set(true);
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Even keys are there in every round; odd ones in odd rounds only. */
  private void write(MapDbStore store, int round) {
    int[] order = new Random(round).ints(0, KEYS).limit(KEYS).toArray();
    for (int from = 0; from < KEYS; from += 20) {
      int first = from;
      store.write(
          new Mutation(Optional.empty(), "users/ada", "test/Write"),
          StoreFixture.TEXT,
          tx -> {
            for (int i = first; i < first + 20; i++) {
              int key = order[i];
              if (key % 2 == 1 && round % 2 == 0) {
                tx.delete(StoreFixture.NOTES, key(key));
              } else {
                tx.put(StoreFixture.NOTES, key(key), value(key, round));
              }
            }
            return "";
          });
      for (int i = first; i < first + 20; i++) {
        rounds.set(order[i], round);
      }
    }
  }

  private int readUntilOver(MapDbStore store, Random random) {
    int reads = 0;
    while (!over.get()) {
      int key = random.nextInt(KEYS);
      int before = rounds.get(key);
      Optional<Entry<String>> found = store.read(tx -> tx.find(StoreFixture.NOTES, key(key)));
      if (found.isPresent()) {
        int round = Integer.parseInt(found.get().value().split(" ")[1]);
        assertThat(round).as("key %d", key).isGreaterThanOrEqualTo(before);
        assertThat(found.get().value()).isEqualTo(value(key, round));
      } else {
        assertThat(key % 2 == 1 || before == 0)
            .as("key %d is there since %d", key, before)
            .isTrue();
      }
      reads++;
    }
    return reads;
  }

  private static String key(int key) {
    return String.format("interviews/%d/notes/%05d", key % 13, key);
  }

  private static String value(int key, int round) {
    return key + " " + round + " " + "y".repeat((key * 31 + round * 17) % 700);
  }
}
