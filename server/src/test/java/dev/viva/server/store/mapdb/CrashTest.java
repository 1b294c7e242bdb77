package dev.viva.server.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.store.Chains;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process, over and over, on one store ({@code -Dviva.kills=150} in CI, 1000 on
 * demand; 20 without). Half of the kills are at a named point of the write path, half at any
 * moment. What the process had acknowledged must be there, with its index entry, its revision and
 * its reply.
 */
class CrashTest {
  private static final String RANDOM = "none";

  @TempDir private Path temp;
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final long[] submitted = new long[CrashWorker.THREADS];

  @Test
  void kill_losesNothingThatWasAcknowledged() throws Exception {
    Path directory = temp.resolve("data");
    int kills = Integer.getInteger("viva.kills", 20);
    for (int round = 0; round < kills; round++) {
      Random random = new Random(round);
      boolean named = round % 2 == 0;
      String point =
          named ? KillingFiles.POINTS.get(round / 2 % KillingFiles.POINTS.size()) : RANDOM;
      int passes =
          point.startsWith("store")
                  || point.startsWith("journal.write")
                  || point.startsWith("journal.force")
              ? random.nextInt(200)
              : 0;
      live(directory, point, passes, 20 + random.nextInt(300));
      check(directory, "kill " + round + " at " + point);
    }
    assertThat(acknowledged).hasSizeGreaterThan(kills);
  }

  /** One life of the process: writes until it dies. */
  private void live(Path directory, String point, int passes, long millis) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashWorker.class.getName(),
            directory.toString(),
            point,
            Integer.toString(passes));
    Process process =
        new ProcessBuilder(command).redirectError(temp.resolve("worker.log").toFile()).start();
    Thread killer = new Thread(() -> killAfter(process, point.equals(RANDOM) ? millis : 5000));
    try (BufferedReader acks = process.inputReader(UTF_8);
        PrintStream writes = new PrintStream(process.getOutputStream(), true, UTF_8)) {
      String ready = acks.readLine();
      if (ready == null) {
        // A checkpoint may be due at once, and with it the point, before the worker says anything.
        assertThat(process.waitFor())
            .as("%s: a worker that never was ready died at its point", point)
            .isEqualTo(KillingFiles.EXIT_CODE);
        return;
      }
      assertThat(ready).startsWith("ready ");
      killer.start();
      for (int i = 0; i < 20 * CrashWorker.THREADS; i++) {
        submit(writes, i % CrashWorker.THREADS);
      }
      for (String line = acks.readLine(); line != null; line = acks.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 3) {
          acknowledged.put(words[0] + " " + words[1], Long.parseLong(words[2]));
          submit(writes, Integer.parseInt(words[0]));
        }
      }
    } finally {
      process.toHandle().destroyForcibly();
      process.waitFor();
      killer.join();
    }
  }

  private void submit(PrintStream writes, int thread) {
    writes.println(thread + " " + submitted[thread]++);
  }

  private static void killAfter(Process process, long millis) {
    try {
      process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    process.toHandle().destroyForcibly();
  }

  private void check(Path directory, String when) throws IOException {
    try (MapDbStore store =
        MapDbStore.open(CrashWorker.options(directory).withView(StoreOptions.ViewKind.HEAP))) {
      assertThat(Chains.intactHead(store).index()).as(when).isEqualTo(store.index());
      Map<String, Entry<String>> notes = new HashMap<>();
      Map<String, Entry<String>> entries = new HashMap<>();
      store.read(
          tx -> {
            tx.scan(StoreFixture.NOTES, KeyRange.ALL)
                .forEach(entry -> notes.put(entry.key(), entry));
            tx.scan(CrashWorker.BY_SEQUENCE, KeyRange.ALL)
                .forEach(entry -> entries.put(entry.value(), entry));
            return "";
          });
      List<Long> revisions =
          new ArrayList<>(notes.values().stream().map(Entry::revision).sorted().toList());
      assertThat(revisions).as(when + ": revisions have no gaps").hasSize((int) store.index());
      assertThat(entries.keySet()).as(when + ": the index agrees").isEqualTo(notes.keySet());
      acknowledged.forEach(
          (write, revision) -> {
            int thread = Integer.parseInt(write.split(" ")[0]);
            long sequence = Long.parseLong(write.split(" ")[1]);
            Entry<String> note = notes.get(CrashWorker.key(thread, sequence));
            assertThat(note).as("%s: %s", when, write).isNotNull();
            assertThat(note.value()).isEqualTo(CrashWorker.value(thread, sequence));
            assertThat(note.revision()).isEqualTo(revision);
          });
      for (Map.Entry<String, Long> some : acknowledged.entrySet().stream().limit(20).toList()) {
        String[] words = some.getKey().split(" ");
        assertThat(CrashWorker.write(store, Integer.parseInt(words[0]), Long.parseLong(words[1])))
            .as("%s: the same reply", when)
            .isEqualTo(some.getValue().toString());
      }
    }
  }
}
