package dev.viva.server.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Chains;
import dev.viva.server.store.journal.FaultyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The whole store on a disk that fails, over many seeds ({@code -Dviva.seeds=10000}; 100 without):
 * journal, checkpoints, manifest and their repair. What was acknowledged is there with its revision
 * and its reply, nothing else is made up, and the store always opens again.
 */
class StoreFaultTest {
  private static final int LIVES = 5;
  private static final int MOST_WRITES = 40;
  private static final int KEYS = 7;

  private final Logger log = (Logger) LoggerFactory.getLogger("dev.viva.server.store");
  private Level level;

  /** Every fault is logged, which is right, and of no use here. */
  @BeforeEach
  void silence() {
    level = log.getLevel();
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void speak() {
    log.setLevel(level);
  }

  @Test
  void store_keepsWhatItAcknowledgedOnABadDisk() {
    int seeds = Integer.getInteger("viva.seeds", 100);
    int faults = 0;
    for (int seed = 0; seed < seeds; seed++) {
      faults += new Lives(seed).run();
    }
    assertThat(faults).isGreaterThan(seeds);
  }

  /** Several lives of one store, most of them ended by a fault. */
  private static final class Lives {
    private final int seed;
    private final Random random;
    private final FaultyFiles files;
    private final StoreOptions options;

    /** Keys in the order of their commits; the last may be one that nobody acknowledged. */
    private List<String> written = new ArrayList<>();

    private int acknowledged;
    private int faults;

    Lives(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.files = new FaultyFiles(seed);
      this.options =
          StoreOptions.of(Path.of("/data"))
              .creating()
              .withSizes(3_000, 6_000, 8_000)
              .withFiles(files);
    }

    int run() {
      for (int life = 0; life < LIVES; life++) {
        if (random.nextInt(3) == 0) {
          openOnABadDisk();
        }
        try (MapDbStore store = open()) {
          check(store);
          failSoon(60);
          write(store);
        }
        afterwards();
      }
      try (MapDbStore store = open()) {
        check(store);
      }
      return faults;
    }

    private void failSoon(int most) {
      FaultyFiles.Fault[] all = FaultyFiles.Fault.values();
      files.failAfter(1 + random.nextInt(most), all[1 + random.nextInt(all.length - 1)]);
    }

    /** A fault in the repair must not do harm either. */
    private void openOnABadDisk() {
      failSoon(12);
      try (MapDbStore store = MapDbStore.open(options)) {
        check(store);
      } catch (IOException e) {
        faults++;
      }
      afterwards();
    }

    private MapDbStore open() {
      try {
        return MapDbStore.open(options);
      } catch (IOException e) {
        return fail("seed " + seed, e);
      }
    }

    private void write(MapDbStore store) {
      int writes = random.nextInt(MOST_WRITES);
      for (int i = 0; i < writes; i++) {
        int number = written.size();
        String key = "k" + random.nextInt(KEYS);
        try {
          assertThat(put(store, number, key)).isEqualTo(Integer.toString(number + 1));
          written.add(key);
          acknowledged = written.size();
        } catch (VivaException.Exhausted e) {
          faults++;
        } catch (VivaException.Unavailable e) {
          faults++;
          written.add(key);
          return;
        }
      }
    }

    private static String put(MapDbStore store, int number, String key) {
      return StoreFixture.put(store, number, key, value(number));
    }

    private static String value(int number) {
      return "value " + number + " " + "x".repeat(number * 37 % 900);
    }

    private void afterwards() {
      if (files.hasCrashed() || random.nextInt(3) > 0) {
        files.powerCut();
      } else {
        files.failAfter(Integer.MAX_VALUE, FaultyFiles.Fault.NONE);
      }
    }

    private void check(MapDbStore store) {
      int index = (int) store.index();
      assertThat(index).as("seed %d", seed).isBetween(acknowledged, written.size());
      written = new ArrayList<>(written.subList(0, index));
      acknowledged = index;
      TreeMap<String, String> expected = new TreeMap<>();
      for (int i = 0; i < index; i++) {
        expected.put(written.get(i), value(i) + "@" + (i + 1));
      }
      assertThat(StoreFixture.notes(store)).as("seed %d", seed).isEqualTo(expected);
      assertThat(Chains.intactHead(store).index()).as("seed %d", seed).isEqualTo(index);
      if (index > 0) {
        int again = random.nextInt(index);
        assertThat(put(store, again, "another key"))
            .as("seed %d: the reply of request %d", seed, again)
            .isEqualTo(Integer.toString(again + 1));
      }
    }
  }
}
