package dev.viva.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Store} holds to. A subclass for each implementation. */
public abstract class StoreContract {
  protected static final Codec<String> TEXT =
      new Codec<>() {
        @Override
        public byte[] encode(String value) {
          return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      };
  protected static final Table<String> NOTES = new Table<>("notes", TEXT);
  protected static final Table<String> PLANS = new Table<>("plans", TEXT);
  private static final Mutation ANYONE = new Mutation(Optional.empty(), "users/ada", "test/Write");

  protected final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Store store;

  protected abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  protected final Store store() {
    return store;
  }

  protected static Mutation request(String id, String digest) {
    return new Mutation(Optional.of(new Mutation.Request(id, digest)), "users/ada", "test/Write");
  }

  protected final void put(String key, String value) {
    store.write(
        ANYONE,
        TEXT,
        tx -> {
          tx.put(NOTES, key, value);
          return "";
        });
  }

  private void delete(String key) {
    store.write(
        ANYONE,
        TEXT,
        tx -> {
          tx.delete(NOTES, key);
          return "";
        });
  }

  private Optional<Entry<String>> find(Table<String> table, String key) {
    return store.read(tx -> tx.find(table, key));
  }

  protected final Optional<String> get(String key) {
    return find(NOTES, key).map(Entry::value);
  }

  private List<String> keys(KeyRange range) {
    return store.read(tx -> tx.scan(NOTES, range).map(Entry::key).toList());
  }

  @Test
  void read_findsWhatWasWritten() {
    put("a", "1");

    assertThat(find(NOTES, "a")).contains(new Entry<>("a", "1", 1));
    assertThat(find(NOTES, "b")).isEmpty();
    assertThat(find(PLANS, "a")).isEmpty();
  }

  @Test
  void index_countsCommits() {
    assertThat(store.index()).isZero();
    put("a", "1");
    put("a", "2");

    assertThat(store.index()).isEqualTo(2);
    assertThat(store.<Long>read(ReadTx::index)).isEqualTo(2);
  }

  @Test
  void write_givesTheIndexOfItsCommitAsRevision() {
    put("a", "1");
    put("b", "1");
    put("a", "2");

    assertThat(find(NOTES, "a").orElseThrow().revision()).isEqualTo(3);
    assertThat(find(NOTES, "b").orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void write_tellsItsIndexAndTime() {
    put("a", "1");
    store.write(
        ANYONE,
        TEXT,
        tx -> {
          assertThat(tx.index()).isEqualTo(2);
          assertThat(tx.now()).isEqualTo(clock.instant());
          tx.put(NOTES, "b", "2");
          assertThat(tx.find(NOTES, "b").orElseThrow().revision()).isEqualTo(2);
          return "";
        });
  }

  @Test
  void write_withoutChangesCommitsNothing() {
    assertThat(store.write(ANYONE, TEXT, tx -> "seen")).isEqualTo("seen");
    delete("nothing there");

    assertThat(store.index()).isZero();
  }

  @Test
  void write_withRequestAndWithoutChangesIsRemembered() {
    assertThat(store.write(request("r", "d"), TEXT, tx -> "first")).isEqualTo("first");

    assertThat(store.write(request("r", "d"), TEXT, tx -> "second")).isEqualTo("first");
    assertThat(store.index()).isEqualTo(1);
  }

  @Test
  void write_returnsNullWhereTheWriterDoes() {
    assertThat(store.<String>write(ANYONE, TEXT, tx -> null)).isNull();
  }

  @Test
  void write_thatThrowsChangesNothing() {
    put("a", "1");
    IllegalStateException failure = new IllegalStateException("no");

    assertThatThrownBy(
            () ->
                store.write(
                    ANYONE,
                    TEXT,
                    tx -> {
                      tx.put(NOTES, "a", "2");
                      tx.put(NOTES, "b", "2");
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(get("a")).contains("1");
    assertThat(get("b")).isEmpty();
    assertThat(store.index()).isEqualTo(1);
    put("c", "3");
    assertThat(store.index()).isEqualTo(2);
  }

  @Test
  void write_thatThrowsForgetsItsRequest() {
    assertThatThrownBy(
            () ->
                store.write(
                    request("r", "d"),
                    TEXT,
                    tx -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(store.write(request("r", "d"), TEXT, tx -> "second")).isEqualTo("second");
  }

  @Test
  void write_insideAWriteIsRefused() {
    assertThatThrownBy(
            () -> store.write(ANYONE, TEXT, tx -> store.write(ANYONE, TEXT, inner -> "")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a write");
  }

  @Test
  void put_ofAKeyThatCannotBeKeptIsRefused() {
    assertThatThrownBy(() -> put("a\ud800", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void delete_removesTheEntryUntilItIsPutAgain() {
    put("a", "1");
    delete("a");
    assertThat(get("a")).isEmpty();
    assertThat(keys(KeyRange.ALL)).isEmpty();

    put("a", "2");
    assertThat(get("a")).contains("2");
  }

  @Test
  void scan_followsTheOrderOfStrings() {
    List<String> keys =
        Stream.of(
                "",
                "a",
                "a\0",
                "a\0b",
                "aa",
                "b",
                "B",
                "é",
                "\u0001",
                "\uffff",
                "\ud83d\ude00",
                "\ue000",
                "z\uffff",
                "0",
                "10",
                "2")
            .sorted()
            .toList();
    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.forEach(key -> put(key, key));

    assertThat(keys(KeyRange.ALL)).isEqualTo(keys);
    List<String> values = store.read(tx -> tx.scan(NOTES, KeyRange.ALL).map(Entry::value).toList());
    assertThat(values).isEqualTo(keys);
  }

  @Test
  void scan_keepsToItsRangeAndTable() {
    Stream.of("a", "ab", "abc", "ac", "b").forEach(key -> put(key, key));
    store.write(
        ANYONE,
        TEXT,
        tx -> {
          tx.put(PLANS, "ab", "a plan");
          tx.put(new Table<>("note", TEXT), "zzz", "a table before");
          tx.put(new Table<>("notes-x", TEXT), "a", "a table after");
          return "";
        });

    assertThat(keys(KeyRange.prefix("ab"))).containsExactly("ab", "abc");
    assertThat(keys(KeyRange.prefix("a").after("ab"))).containsExactly("abc", "ac");
    assertThat(keys(new KeyRange("ab", "b"))).containsExactly("ab", "abc", "ac");
    assertThat(keys(new KeyRange("ab", ""))).containsExactly("ab", "abc", "ac", "b");
    assertThat(keys(new KeyRange("b", "a"))).isEmpty();
  }

  @Test
  void scan_inAWriteSeesItsOwnPutsAndDeletes() {
    Stream.of("a", "b", "c").forEach(key -> put(key, "old"));

    List<String> seen =
        store.write(
            ANYONE,
            listCodec(),
            tx -> {
              tx.put(NOTES, "aa", "new");
              tx.put(NOTES, "c", "new");
              tx.delete(NOTES, "b");
              tx.put(NOTES, "d", "gone again");
              tx.delete(NOTES, "d");
              return tx.scan(NOTES, KeyRange.ALL)
                  .map(entry -> entry.key() + "=" + entry.value())
                  .toList();
            });

    assertThat(seen).containsExactly("a=old", "aa=new", "c=new");
  }

  @Test
  void scan_inAWriteMayBeChangedUnderway() {
    IntStream.range(0, 100).forEach(i -> put(String.format("%03d", i), "old"));

    store.write(
        ANYONE,
        TEXT,
        tx -> {
          tx.scan(NOTES, KeyRange.ALL)
              .forEach(
                  entry -> {
                    tx.delete(NOTES, entry.key());
                    tx.put(NOTES, "new" + entry.key(), entry.value());
                  });
          return "";
        });

    assertThat(keys(KeyRange.ALL)).hasSize(100).allMatch(key -> key.startsWith("new"));
  }

  @Test
  void read_keepsItsStateWhileOthersWrite() throws Exception {
    IntStream.range(0, 500).forEach(i -> put(String.format("%03d", i), "0"));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<List<String>> read =
          threads.submit(
              () ->
                  store.read(
                      tx -> {
                        begun.countDown();
                        await(written);
                        assertThat(tx.index()).isEqualTo(500);
                        assertThat(tx.find(NOTES, "007").orElseThrow().value()).isEqualTo("0");
                        return tx.scan(NOTES, KeyRange.ALL).map(Entry::value).toList();
                      }));
      await(begun);
      IntStream.range(0, 500)
          .filter(i -> i % 3 != 0)
          .forEach(i -> put(String.format("%03d", i), "1"));
      IntStream.range(0, 500)
          .filter(i -> i % 3 == 0)
          .forEach(i -> delete(String.format("%03d", i)));
      put("new", "1");
      written.countDown();

      assertThat(read.get()).hasSize(500).containsOnly("0");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void read_neverSeesHalfACommit() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<?> writing =
          threads.submit(
              () ->
                  IntStream.range(0, 500)
                      .forEach(
                          i ->
                              store.write(
                                  ANYONE,
                                  TEXT,
                                  tx -> {
                                    for (String key : List.of("a", "b", "c")) {
                                      tx.put(NOTES, key, Integer.toString(i));
                                    }
                                    return "";
                                  })));
      while (!writing.isDone()) {
        List<String> values =
            store.read(tx -> tx.scan(NOTES, KeyRange.ALL).map(Entry::value).distinct().toList());
        assertThat(values).hasSizeLessThan(2);
      }
      writing.get();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void read_givesATransactionThatEndsWithIt() {
    put("a", "1");
    AtomicReference<ReadTx> leaked = new AtomicReference<>();
    Stream<Entry<String>> stream =
        store.read(
            tx -> {
              leaked.set(tx);
              return tx.scan(NOTES, KeyRange.ALL);
            });

    assertThatThrownBy(() -> leaked.get().find(NOTES, "a"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::toList).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void write_repeatedReturnsTheStoredReply() {
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      String reply =
          store.write(
              request("r", "d"),
              TEXT,
              tx -> {
                tx.put(NOTES, "a", "v" + runs.incrementAndGet());
                return "reply " + runs.get();
              });
      assertThat(reply).isEqualTo("reply 1");
    }

    assertThat(runs).hasValue(1);
    assertThat(store.index()).isEqualTo(1);
  }

  @Test
  void write_repeatedWithAnotherDigestIsRefused() {
    store.write(request("r", "d"), TEXT, tx -> "first");

    assertThatThrownBy(() -> store.write(request("r", "other"), TEXT, tx -> "second"))
        .isInstanceOfSatisfying(
            VivaException.Invalid.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.REQUEST_ID_REUSED));
  }

  @Test
  void write_repeatedAfterSevenDaysRunsAgain() {
    store.write(request("r", "d"), TEXT, tx -> "first");
    clock.advance(Duration.ofDays(7).minusMillis(1));
    assertThat(store.write(request("r", "d"), TEXT, tx -> "second")).isEqualTo("first");

    clock.advance(Duration.ofMillis(1));
    assertThat(store.write(request("r", "other"), TEXT, tx -> "second")).isEqualTo("second");
  }

  @Test
  void write_repeatedConcurrentlyRunsOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    List<String> replies =
        inParallel(
            16,
            () ->
                store.write(
                    request("r", "d"),
                    TEXT,
                    tx -> {
                      tx.put(NOTES, "a", "x");
                      return "reply " + runs.incrementAndGet();
                    }));

    assertThat(replies).containsOnly("reply 1");
    assertThat(runs).hasValue(1);
  }

  @Test
  void write_losesNoUpdateOfManyWriters() throws Exception {
    inParallel(
        8,
        () -> {
          for (int i = 0; i < 50; i++) {
            store.write(
                ANYONE,
                TEXT,
                tx -> {
                  int count =
                      tx.find(NOTES, "count")
                          .map(entry -> Integer.parseInt(entry.value()))
                          .orElse(0);
                  tx.put(NOTES, "count", Integer.toString(count + 1));
                  return "";
                });
          }
          return "";
        });

    assertThat(get("count")).contains("400");
    assertThat(store.index()).isEqualTo(400);
  }

  @Test
  void observe_tellsEachCommitInOrderBeforeItIsAcknowledged() throws Exception {
    put("before", "1");
    List<Long> seen = new CopyOnWriteArrayList<>();
    store.observe(batch -> seen.add(batch.index()));

    inParallel(
        4,
        () -> {
          for (int i = 0; i < 25; i++) {
            long[] index = new long[1];
            store.write(
                ANYONE,
                TEXT,
                tx -> {
                  index[0] = tx.index();
                  tx.put(NOTES, "a", "x");
                  return "";
                });
            assertThat(seen).contains(index[0]);
          }
          return "";
        });

    assertThat(seen).isEqualTo(LongStreams.from(2, 101));
  }

  @Test
  void observe_survivesAnObserverThatThrows() {
    List<Long> seen = new ArrayList<>();
    store.observe(
        batch -> {
          throw new IllegalStateException("broken index");
        });
    store.observe(batch -> seen.add(batch.index()));

    put("a", "1");

    assertThat(get("a")).contains("1");
    assertThat(seen).containsExactly(1L);
  }

  @Test
  void subscribe_tellsWhatWasCommitted() throws Exception {
    store.write(
        request("r", "d"),
        TEXT,
        tx -> {
          tx.put(NOTES, "a", "1");
          tx.put(PLANS, "p", "2");
          return "";
        });
    delete("a");
    Collector collector = new Collector(2);

    try (Store.Subscription subscription = store.subscribe(0, collector)) {
      List<Batch> batches = collector.batches();
      assertThat(subscription).isNotNull();
      Batch first = batches.get(0);
      assertThat(first.index()).isEqualTo(1);
      assertThat(first.time()).isEqualTo(clock.instant());
      assertThat(first.mutation()).isEqualTo(request("r", "d"));
      assertThat(first.changes()).hasSize(2);
      assertThat(first.changes().get(0).isIn(NOTES)).isTrue();
      assertThat(first.changes().get(0).valueIn(NOTES)).contains("1");
      assertThat(first.changes().get(1).isIn(PLANS)).isTrue();
      Batch second = batches.get(1);
      assertThat(second.changes())
          .singleElement()
          .satisfies(change -> assertThat(change.valueIn(NOTES)).isEmpty());
    }
  }

  @Test
  void subscribe_resumesWithoutGapsWhileOthersWrite() throws Exception {
    int total = 400;
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> writing =
          threads.submit(() -> IntStream.range(0, total).forEach(i -> put("k" + i % 7, "v" + i)));
      List<Long> seen = new ArrayList<>();
      while (seen.size() < total) {
        long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
        if (store.index() == after) {
          continue;
        }
        Collector collector = new Collector(1);
        Store.Subscription subscription = store.subscribe(after, collector);
        collector.batches();
        subscription.close();
        collector.stop().forEach(batch -> seen.add(batch.index()));
      }
      writing.get();
      assertThat(seen).isEqualTo(LongStreams.from(1, total));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void subscribe_outsideWhatIsKeptIsRefused() {
    put("a", "1");

    assertThatThrownBy(() -> store.subscribe(2, new Collector(1)))
        .isInstanceOfSatisfying(
            VivaException.OutOfRange.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CURSOR_OUT_OF_RANGE));
    assertThatThrownBy(() -> store.subscribe(-1, new Collector(1)))
        .isInstanceOf(VivaException.OutOfRange.class);
  }

  @Test
  void subscribe_ofASlowListenerDelaysOnlyItself() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Collector quick = new Collector(20);
    Collector slow = new Collector(20);
    store.subscribe(
        0,
        new Store.Listener() {
          @Override
          public void onBatch(Batch batch) {
            await(release);
            slow.onBatch(batch);
          }

          @Override
          public void onEnd(VivaException.Unavailable why) {
            slow.onEnd(why);
          }
        });
    store.subscribe(0, quick);

    IntStream.range(0, 20).forEach(i -> put("a", "v" + i));
    assertThat(quick.batches()).hasSize(20);
    release.countDown();
    assertThat(slow.batches()).extracting(Batch::index).isEqualTo(LongStreams.from(1, 20));
  }

  @Test
  void close_endsSubscriptionsAndWrites() throws Exception {
    put("a", "1");
    Collector collector = new Collector(1);
    store.subscribe(0, collector);

    store.close();

    assertThat(collector.end().reason()).isEqualTo(Reason.SHUTTING_DOWN);
    assertThat(collector.batches()).hasSize(1);
    assertThatThrownBy(() -> put("b", "1"))
        .isInstanceOfSatisfying(
            VivaException.Unavailable.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.SHUTTING_DOWN));
    assertThatThrownBy(() -> store.subscribe(0, collector))
        .isInstanceOf(VivaException.Unavailable.class);
  }

  @Test
  void store_agreesWithAModel() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      Table<String> table = new Table<>("model-" + (char) ('a' + seed), TEXT);
      TreeMap<String, String> model = new TreeMap<>();
      for (int step = 0; step < 200; step++) {
        TreeMap<String, String> next = new TreeMap<>(model);
        boolean fail = random.nextInt(5) == 0;
        try {
          store.write(
              ANYONE,
              TEXT,
              tx -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                  String key = Integer.toString(random.nextInt(60), 3);
                  if (random.nextInt(3) == 0) {
                    tx.delete(table, key);
                    next.remove(key);
                  } else {
                    String value = Integer.toString(random.nextInt());
                    tx.put(table, key, value);
                    next.put(key, value);
                  }
                }
                if (fail) {
                  throw new IllegalArgumentException("rolled back");
                }
                return "";
              });
          model = next;
        } catch (IllegalArgumentException e) {
          assertThat(fail).isTrue();
        }
        if (step % 10 == 0) {
          KeyRange range =
              random.nextBoolean()
                  ? KeyRange.ALL
                  : KeyRange.prefix(Integer.toString(random.nextInt(3)));
          TreeMap<String, String> expected = new TreeMap<>(model);
          expected.keySet().removeIf(key -> !range.contains(key));
          TreeMap<String, String> found = new TreeMap<>();
          store.read(
              tx -> {
                tx.scan(table, range).forEach(entry -> found.put(entry.key(), entry.value()));
                return "";
              });
          assertThat(found).isEqualTo(expected);
        }
      }
    }
  }

  private static Codec<List<String>> listCodec() {
    return new Codec<>() {
      @Override
      public byte[] encode(List<String> value) {
        return TEXT.encode(String.join("\n", value));
      }

      @Override
      public List<String> decode(byte[] bytes) {
        return List.of(TEXT.decode(bytes).split("\n", -1));
      }
    };
  }

  private static <T> List<T> inParallel(int count, Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(count, task))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final Table<String> FILES =
      new Table<>(
          "files", TEXT, (tx, key, value) -> Optional.of(key.substring(0, key.indexOf('/'))));

  private static final Table<String> PAGES =
      new Table<>("pages", TEXT, (tx, key, value) -> tx.subject(FILES, key));

  private void file(String key, String value) {
    store.write(
        ANYONE,
        TEXT,
        tx -> {
          tx.put(FILES, key, value);
          return "";
        });
  }

  private Optional<String> file(String key) {
    return store.read(tx -> tx.find(FILES, key).map(Entry::value));
  }

  private void erase(String subject) {
    store.keys().destroy(List.of(subject), figures -> figures);
  }

  @Test
  void erased_isNowhere() {
    file("ada/1", "a");
    file("ada/2", "b");
    file("bob/1", "c");
    erase("ada");

    assertThat(file("ada/1")).isEmpty();
    assertThat(file("bob/1")).contains("c");
    List<String> keys = store.read(tx -> tx.scan(FILES, KeyRange.ALL).map(Entry::key).toList());
    assertThat(keys).containsExactly("bob/1");
    assertThat(store.<Boolean>read(tx -> tx.isErased("ada"))).isTrue();
    List<Optional<String>> told = new ArrayList<>();
    store
        .history()
        .read(
            1,
            store.index(),
            batch ->
                batch.changes().stream()
                    .filter(change -> change.isIn(FILES))
                    .forEach(change -> told.add(change.valueIn(FILES))));
    assertThat(told).contains(Optional.of("c")).doesNotContain(Optional.of("a"));
  }

  @Test
  void erased_cannotBeWrittenAbout() {
    file("ada/1", "a");
    erase("ada");

    assertThatThrownBy(() -> file("ada/3", "again")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void erased_canBeDeletedUnread() {
    file("ada/1", "a");
    file("ada/2", "b");
    file("bob/1", "c");
    erase("ada");
    int deleted =
        store.write(ANYONE, NUMBER, tx -> tx.deleteAbout(FILES, subject -> subject.equals("ada")));

    assertThat(deleted).isEqualTo(2);
    assertThat(store.<Boolean>read(tx -> tx.subject(FILES, "ada/1").isPresent())).isFalse();
    assertThat(file("bob/1")).contains("c");
  }

  private static final Codec<Integer> NUMBER =
      new Codec<>() {
        @Override
        public byte[] encode(Integer value) {
          return new byte[] {value.byteValue()};
        }

        @Override
        public Integer decode(byte[] bytes) {
          return (int) bytes[0];
        }
      };

  @Test
  void about_readsOnlyWhatIsAboutThem() {
    file("ada/1", "a");
    file("bob/1", "b");
    file("ada/2", "c");

    List<String> values = store.read(tx -> tx.about(FILES, "ada").map(Entry::value).toList());

    assertThat(values).containsExactly("a", "c");
  }

  @Test
  void subject_canFollowAnotherEntry() {
    file("ada/1", "a");
    store.write(
        ANYONE,
        TEXT,
        tx -> {
          tx.put(PAGES, "ada/1", "of ada");
          return "";
        });
    erase("ada");

    assertThat(store.<Boolean>read(tx -> tx.find(PAGES, "ada/1").isPresent())).isFalse();
  }

  @Test
  void reply_aboutSomebodyWhoIsErasedIsNotGivenAgain() {
    Mutation mutation = request("r-1", "digest");
    store.write(
        mutation,
        TEXT,
        tx -> {
          tx.put(FILES, "ada/1", "a");
          return "reply";
        });
    assertThat(store.<String>write(mutation, TEXT, tx -> "other")).isEqualTo("reply");
    erase("ada");

    assertThatThrownBy(() -> store.<String>write(mutation, TEXT, tx -> "other"))
        .isInstanceOf(VivaException.NotFound.class)
        .hasMessageContaining("erased");
  }

  @Test
  void reply_afterReadingAboutSomebodyIsSealedAsWell() {
    file("ada/1", "a");
    Mutation mutation = request("r-2", "digest");
    store.write(
        mutation,
        TEXT,
        tx -> {
          tx.put(NOTES, "k", "v");
          return tx.find(FILES, "ada/1").orElseThrow().value();
        });
    erase("ada");

    assertThatThrownBy(() -> store.<String>write(mutation, TEXT, tx -> "other"))
        .isInstanceOf(VivaException.NotFound.class);
    assertThat(store.<Boolean>read(tx -> tx.find(NOTES, "k").isPresent())).isTrue();
  }
}
