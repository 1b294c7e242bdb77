package dev.viva.server.store.mapdb;

import dev.viva.server.store.Codec;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Measures the store against the least that any durable store must do: append the same bytes to a
 * file and force it. Both are measured in turns, in the same run, because the absolute rate says
 * more about the disk than about us. Run it as a main class; the argument is a directory on the
 * disk to measure.
 */
public final class StoreBenchmark {
  private static final int ROUNDS = 5;
  private static final long ROUND_MILLIS = 2000;
  private static final int QUESTIONS = 100_000;
  private static final int INTERVIEWS = 20_000;
  private static final int VALUE_BYTES = 1500;
  private static final long FIRST_TIME = 1_000_000_000_000L;
  private static final Codec<byte[]> BYTES =
      new Codec<>() {
        @Override
        public byte[] encode(byte[] value) {
          return value;
        }

        @Override
        public byte[] decode(byte[] bytes) {
          return bytes;
        }
      };
  private static final Table<byte[]> NOTES = new Table<>("notes", BYTES);
  private static final Table<byte[]> NOTES_BY_TIME = new Table<>("notes-by-time", BYTES);
  private static final Table<byte[]> QUESTION_TABLE = new Table<>("questions", BYTES);
  private static final byte[] EMPTY = {};

  /** Made beforehand, so that neither side is charged for making them. */
  private static final byte[][] VALUES = values();

  private static final String[] KEYS = keys();

  private final Path directory;
  private final AtomicLong keys = new AtomicLong();

  private StoreBenchmark(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] args) throws Exception {
    Path directory =
        Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "store-benchmark-");
    try {
      new StoreBenchmark(directory).run();
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() throws Exception {
    writes();
    large();
  }

  private void writes() throws Exception {
    StoreOptions options = StoreOptions.of(directory.resolve("writes")).creating();
    try (MapDbStore store = MapDbStore.open(options);
        FileChannel file =
            FileChannel.open(
                directory.resolve("raw"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
      for (int warmUp = 0; warmUp < 3; warmUp++) {
        measure(32, new RawAppend(file), store);
      }
      for (int threads : new int[] {1, 8, 32}) {
        List<Double> raw = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          double[] rates = measure(threads, new RawAppend(file), store);
          raw.add(rates[0]);
          ours.add(rates[1]);
          ratios.add(rates[1] / rates[0]);
        }
        System.out.printf(
            "%d writers: append and force, grouped %.0f/s, store %.0f/s, ratio %.2f%n",
            threads, median(raw), median(ours), median(ratios));
      }
    }
  }

  private double[] measure(int threads, RawAppend raw, MapDbStore store)
      throws InterruptedException {
    double rawRate = rate(threads, thread -> raw.append());
    double ourRate = rate(threads, thread -> writeNote(store));
    return new double[] {rawRate, ourRate};
  }

  private void writeNote(MapDbStore store) {
    long number = keys.incrementAndGet();
    store.write(
        new Mutation(
            Optional.of(new Mutation.Request(new UUID(1, number).toString(), "digest")),
            "users/ada",
            "Benchmark/Write"),
        BYTES,
        tx -> {
          tx.put(NOTES, "interviews/" + number % 1000 + "/notes/" + number, value(number));
          tx.put(NOTES_BY_TIME, Long.toString(FIRST_TIME + number), EMPTY);
          return EMPTY;
        });
  }

  private static double rate(int threads, IntConsumer work) throws InterruptedException {
    AtomicLong count = new AtomicLong();
    CountDownLatch done = new CountDownLatch(threads);
    long begin = System.nanoTime();
    long end = begin + ROUND_MILLIS * 1_000_000;
    for (int i = 0; i < threads; i++) {
      int thread = i;
      new Thread(
              () -> {
                while (System.nanoTime() < end) {
                  work.accept(thread);
                  count.incrementAndGet();
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    return count.get() * 1e9 / (System.nanoTime() - begin);
  }

  private void large() throws Exception {
    StoreOptions options = StoreOptions.of(directory.resolve("large")).creating();
    try (MapDbStore store = MapDbStore.open(options)) {
      load(store);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%d records: heap in use %d MB, limit for recent commits %d MB%n",
          QUESTIONS + INTERVIEWS,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20,
          options.overlayBytes() >> 20);
    }
    for (int round = 0; round < 3; round++) {
      open("clean stop", options);
    }
    try (MapDbStore store = MapDbStore.open(options)) {
      reads(store);
    }
    for (int round = 0; round < 3; round++) {
      Files.delete(options.directory().resolve("g1/view/CLEAN"));
      open("kill", options);
    }
  }

  private static void load(MapDbStore store) {
    Mutation mutation = new Mutation(Optional.empty(), "users/ada", "Benchmark/Load");
    int at = 0;
    while (at < QUESTIONS + INTERVIEWS) {
      int from = at;
      at += 500;
      store.write(
          mutation,
          BYTES,
          tx -> {
            for (int i = from; i < from + 500; i++) {
              tx.put(QUESTION_TABLE, key(i), value(i));
            }
            return EMPTY;
          });
    }
  }

  private static void open(String after, StoreOptions options) throws IOException {
    long begin = System.nanoTime();
    MapDbStore store = MapDbStore.open(options);
    long opened = System.nanoTime();
    store.close();
    System.out.printf(
        "open after a %s: %d ms, close: %d ms%n",
        after, (opened - begin) / 1_000_000, (System.nanoTime() - opened) / 1_000_000);
  }

  private static void reads(MapDbStore store) throws InterruptedException {
    for (int threads : new int[] {1, 4}) {
      List<Double> rates = new ArrayList<>();
      Random[] randoms = new Random[threads];
      Arrays.setAll(randoms, Random::new);
      for (int round = 0; round < ROUNDS; round++) {
        rates.add(rate(threads, thread -> readOne(store, randoms[thread])));
      }
      System.out.printf("point reads, %d threads: %.0f/s%n", threads, median(rates));
    }
    long begin = System.nanoTime();
    long count =
        store.read(
            tx ->
                tx.scan(QUESTION_TABLE, KeyRange.ALL)
                    .map(Entry::value)
                    .filter(value -> value.length > 0)
                    .count());
    System.out.printf("scan: %.0f records/s%n", count * 1e9 / (System.nanoTime() - begin));
  }

  private static void readOne(MapDbStore store, Random random) {
    String key = key(random.nextInt(QUESTIONS));
    if (store.<Boolean>read(tx -> tx.find(QUESTION_TABLE, key).isEmpty())) {
      throw new IllegalStateException(key + " is missing");
    }
  }

  private static String key(int number) {
    return KEYS[number];
  }

  private static byte[] value(long number) {
    return VALUES[(int) (number % VALUES.length)];
  }

  private static String[] keys() {
    String[] keys = new String[QUESTIONS + INTERVIEWS];
    Arrays.setAll(keys, number -> String.format("banks/%d/questions/%08d", number % 7, number));
    return keys;
  }

  private static byte[][] values() {
    byte[][] values = new byte[1000][VALUE_BYTES];
    Random random = new Random(1);
    for (byte[] value : values) {
      random.nextBytes(value);
    }
    return values;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Appends and forces; threads that wait share a force, as any good store lets them. */
  private static final class RawAppend {
    /** What the journal writes for one note: head, actor, action, request, two keys, value. */
    private static final int FRAME_BYTES = VALUE_BYTES + 320;

    private final FileChannel file;
    private final AtomicLong submitted = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock(true);
    private long forced;
    private long position;

    RawAppend(FileChannel file) throws IOException {
      this.file = file;
      this.position = file.size();
    }

    /** Whoever gets the lock first forces for all who came before. */
    void append() {
      long mine = submitted.incrementAndGet();
      lock.lock();
      try {
        if (forced < mine) {
          long upTo = submitted.get();
          ByteBuffer group = ByteBuffer.allocate(Math.toIntExact((upTo - forced) * FRAME_BYTES));
          for (int at = 0; at < group.capacity(); at += FRAME_BYTES) {
            group.put(at, value(mine), 0, VALUE_BYTES);
          }
          position += file.write(group, position);
          file.force(false);
          forced = upTo;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        lock.unlock();
      }
    }
  }
}
