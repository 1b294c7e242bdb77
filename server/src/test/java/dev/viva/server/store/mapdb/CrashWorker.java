package dev.viva.server.store.mapdb;

import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.journal.DiskFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process that is killed. Each line on its input is a write, {@code thread sequence}; each line
 * on its output is an acknowledgement, {@code thread sequence revision}. The parent process is the
 * client: it remembers what was acknowledged.
 */
final class CrashWorker {
  static final int THREADS = 4;
  static final Table<String> BY_SEQUENCE = new Table<>("by-sequence", StoreFixture.TEXT);

  private CrashWorker() {}

  /**
   * Runs until it is killed.
   *
   * @param args directory, point at which to halt ({@code none} for none), how often the point is
   *     passed before
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    KillingFiles files = new KillingFiles(new DiskFiles(), args[1], Integer.parseInt(args[2]));
    MapDbStore store =
        MapDbStore.open(
            options(Path.of(args[0])).withFiles(files).withView(StoreOptions.ViewKind.FILE));
    store.observe(batch -> files.pass("store.published"));
    out.println("ready " + store.index());
    ExecutorService[] threads = new ExecutorService[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = Executors.newSingleThreadExecutor();
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      int thread = Integer.parseInt(words[0]);
      long sequence = Long.parseLong(words[1]);
      threads[thread].execute(
          () -> {
            String revision = write(store, thread, sequence);
            files.pass("store.acknowledged");
            out.println(thread + " " + sequence + " " + revision);
          });
    }
  }

  static StoreOptions options(Path directory) {
    return StoreOptions.of(directory).creating().withSizes(40_000, 120_000, 200_000);
  }

  /** A note and its index entry; the reply is the revision. */
  static String write(MapDbStore store, int thread, long sequence) {
    Mutation.Request request =
        new Mutation.Request(new UUID(thread, sequence).toString(), "digest");
    return store.write(
        new Mutation(Optional.of(request), "users/" + thread, "test/Write"),
        StoreFixture.TEXT,
        tx -> {
          String key = key(thread, sequence);
          tx.put(StoreFixture.NOTES, key, value(thread, sequence));
          tx.put(BY_SEQUENCE, sequence + "/" + thread, key);
          return Long.toString(tx.index());
        });
  }

  static String key(int thread, long sequence) {
    return "interviews/" + thread + "/notes/" + sequence;
  }

  static String value(int thread, long sequence) {
    return (thread + ":" + sequence + ";").repeat((int) (sequence % 60) + 1);
  }
}
