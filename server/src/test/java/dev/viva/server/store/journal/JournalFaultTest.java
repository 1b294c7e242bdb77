package dev.viva.server.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A journal on a disk that fails, over many seeds ({@code -Dviva.seeds=10000}; 500 without):
 * nothing that was acknowledged is lost, nothing else is made up, and the journal always opens
 * again.
 */
class JournalFaultTest {
  private static final Path DIRECTORY = Path.of("/journal");
  private static final UUID STORE = new UUID(1, 2);
  private static final int LIVES = 6;

  @Test
  void append_keepsWhatItAcknowledgedOnABadDisk() throws IOException {
    int seeds = Integer.getInteger("viva.seeds", 500);
    int faults = 0;
    for (int seed = 0; seed < seeds; seed++) {
      faults += live(seed);
    }
    assertThat(faults).isGreaterThan(seeds);
  }

  /** Several lives of one journal, each ended by a fault, most of them by a power cut. */
  private static int live(int seed) throws IOException {
    Random random = new Random(seed);
    FaultyFiles files = new FaultyFiles(seed);
    Journal.create(files, DIRECTORY, STORE, Link.START);
    List<String> written = new ArrayList<>();
    int acknowledged = 0;
    int faults = 0;
    for (int life = 0; life < LIVES; life++) {
      List<String> found = new ArrayList<>();
      Journal journal = open(files, seed, acknowledged, found);
      assertThat(found).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(acknowledged);
      assertThat(written.subList(0, found.size())).as("seed %d", seed).isEqualTo(found);
      written = found;
      acknowledged = found.size();
      FaultyFiles.Fault fault = FaultyFiles.Fault.values()[1 + random.nextInt(3)];
      files.failAfter(1 + random.nextInt(60), fault);
      int groups = random.nextInt(20);
      boolean failed = false;
      for (int i = 0; i < groups && !failed; i++) {
        List<String> group = group(random, written.size());
        try {
          journal.append(group.stream().map(text -> Payload.of(text.getBytes(UTF_8))).toList());
          written.addAll(group);
          acknowledged = written.size();
        } catch (DiskFullException e) {
          faults++;
        } catch (IOException e) {
          written.addAll(group);
          failed = true;
          faults++;
        }
      }
      if (files.hasCrashed() || random.nextInt(3) > 0) {
        files.powerCut();
      } else {
        files.failAfter(Integer.MAX_VALUE, FaultyFiles.Fault.NONE);
      }
    }
    return faults;
  }

  private static Journal open(FaultyFiles files, int seed, int acknowledged, List<String> found) {
    try {
      return Journal.open(
          files,
          DIRECTORY,
          STORE,
          3000,
          Link.START,
          acknowledged,
          record -> found.add(new String(record.payload(), UTF_8)));
    } catch (IOException e) {
      return fail("seed " + seed, e);
    }
  }

  private static List<String> group(Random random, int number) {
    List<String> group = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      group.add("record " + (number + i) + " " + "x".repeat(random.nextInt(1500)));
    }
    return group;
  }
}
