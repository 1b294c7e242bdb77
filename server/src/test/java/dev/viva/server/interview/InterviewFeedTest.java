package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.ManualClock;
import dev.viva.server.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterviewFeedTest {
  private static final InterviewFeed.Limits LIMITS =
      new InterviewFeed.Limits(8, Duration.ofMillis(200), Duration.ofHours(1));

  private final MemoryStore store = new MemoryStore(new ManualClock(LiveFixture.BEGIN));
  private final Scorecards scorecards = new Scorecards(store);
  private InterviewFeed feed;

  /** Collects; may be told to take no more. */
  private static final class Collector implements Watcher.Sink {
    private final List<InterviewUpdate> updates = new ArrayList<>();
    private VivaException why;
    private boolean ready = true;

    @Override
    public synchronized boolean isReady() {
      return ready;
    }

    synchronized void setReady(boolean newReady) {
      ready = newReady;
    }

    @Override
    public synchronized void send(InterviewUpdate update) {
      updates.add(update);
    }

    @Override
    public synchronized void end(VivaException reason) {
      why = reason;
    }

    synchronized List<Long> cursors() {
      return updates.stream().map(InterviewUpdate::cursor).toList();
    }

    /** The cursors of what was told, without those that only keep the stream alive. */
    synchronized List<Long> told() {
      return updates.stream()
          .filter(update -> update.interview().isPresent() || !update.progress().isEmpty())
          .map(InterviewUpdate::cursor)
          .toList();
    }

    synchronized InterviewUpdate last() {
      return updates.get(updates.size() - 1);
    }

    synchronized Optional<VivaException> why() {
      return Optional.ofNullable(why);
    }

    void await(BooleanSupplier condition) throws InterruptedException {
      while (!condition.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  @BeforeEach
  void open() {
    LiveFixture.open(store);
    feed = new InterviewFeed(store, LIMITS);
  }

  @AfterEach
  void close() {
    feed.close();
    store.close();
  }

  private void rate(String who, int position, Rating rating) {
    scorecards.rate(
        LiveFixture.by(who),
        LiveFixture.card(who),
        "",
        LiveFixture.at(position),
        rating,
        Optional.empty());
  }

  @Test
  void watch_fromZero_sendsASnapshotThenEachChange() throws InterruptedException {
    Collector seen = new Collector();
    feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, seen);
    rate("ada", 2, Rating.GOOD);
    seen.await(() -> seen.cursors().size() == 2);

    InterviewUpdate snapshot = seen.updates.get(0);
    assertThat(snapshot.interview()).isPresent();
    assertThat(snapshot.progress()).hasSize(2);
    assertThat(seen.last().interview()).isEmpty();
    assertThat(seen.last().progress())
        .containsExactly(
            new InterviewUpdate.Progress(
                "ada",
                false,
                List.of(2),
                Optional.of(new InterviewUpdate.Current(2, LiveFixture.BEGIN))));
  }

  @Test
  void watch_neverTellsHowAQuestionWasRated() throws InterruptedException {
    List<InterviewUpdate.Progress> told = new ArrayList<>();
    for (Rating rating : List.of(Rating.POOR, Rating.EXCELLENT)) {
      Collector seen = new Collector();
      feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, seen);
      rate("ada", 1, rating);
      seen.await(() -> seen.cursors().size() == 2);
      told.addAll(seen.last().progress());
    }
    assertThat(told.get(0)).isEqualTo(told.get(1));
  }

  @Test
  void watch_otherInterview_staysSilent() throws InterruptedException {
    LiveFixture.open(store, "i-other");
    Collector seen = new Collector();
    feed.watch("i-other", 0, LiveFixture.LEAD, seen);
    rate("ada", 1, Rating.GOOD);
    Collector mine = new Collector();
    feed.watch(LiveFixture.ID, store.index() - 1, LiveFixture.LEAD, mine);
    mine.await(() -> !mine.cursors().isEmpty());
    assertThat(seen.cursors()).hasSize(1);
  }

  @Test
  void watch_cutAHundredTimes_missesAndRepeatsNothing() throws Exception {
    long first = store.index();
    int changes = 400;
    Thread writer =
        new Thread(
            () -> {
              Random random = new Random(7);
              for (int i = 0; i < changes; i++) {
                rate(i % 2 == 0 ? "ada" : "bob", 1 + random.nextInt(6), Rating.MIXED);
              }
            });
    writer.start();
    List<Long> all = new ArrayList<>();
    long cursor = first;
    Random random = new Random(11);
    for (int cut = 0; cut < 100; cut++) {
      Collector seen = new Collector();
      Watcher watcher = feed.watch(LiveFixture.ID, cursor, LiveFixture.LEAD, seen);
      int wanted = random.nextInt(6);
      long end = first + changes;
      long from = cursor;
      seen.await(
          () ->
              seen.cursors().size() >= wanted
                  || from == end
                  || (!seen.cursors().isEmpty() && seen.last().cursor() == end)
                  || seen.why().isPresent());
      watcher.cancelled();
      List<Long> got = seen.told();
      all.addAll(got);
      cursor = got.isEmpty() ? cursor : got.get(got.size() - 1);
    }
    writer.join();
    Collector rest = new Collector();
    feed.watch(LiveFixture.ID, cursor, LiveFixture.LEAD, rest);
    long last = cursor;
    rest.await(
        () ->
            last == first + changes
                || (!rest.cursors().isEmpty() && rest.last().cursor() == first + changes)
                || rest.why().isPresent());
    all.addAll(rest.told());

    List<Long> expected = new ArrayList<>();
    for (long index = first + 1; index <= first + changes; index++) {
      expected.add(index);
    }
    assertThat(all).isEqualTo(expected);
  }

  @Test
  void missed_ofACommitThatWasToldAsItHappened_isNotToldAgain() {
    Collector seen = new Collector();
    Watcher watcher = new Watcher(seen, LIMITS.patience(), () -> {});
    watcher.goLive(5);
    watcher.offer(InterviewUpdate.keepAlive(6));
    watcher.missed(InterviewUpdate.keepAlive(6));
    watcher.missed(InterviewUpdate.keepAlive(7));
    assertThat(seen.cursors()).containsExactly(6L, 7L);
  }

  @Test
  void watch_slow_isEndedWithAReasonAndResumes() throws InterruptedException {
    Collector slow = new Collector();
    feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, slow);
    slow.setReady(false);
    for (int i = 0; i <= Watcher.CAPACITY; i++) {
      rate("bob", 1 + i % 6, Rating.GOOD);
    }
    slow.await(() -> slow.why().isPresent());
    assertThat(slow.why().orElseThrow().reason()).isEqualTo(Reason.WATCHER_TOO_SLOW);
    assertThat(slow.cursors()).hasSize(1);

    Collector again = new Collector();
    feed.watch(LiveFixture.ID, slow.last().cursor(), LiveFixture.LEAD, again);
    again.await(() -> again.cursors().size() == Watcher.CAPACITY + 1);
  }

  @Test
  void watch_catchingUpAndStuck_isEndedAfterItsPatience() throws InterruptedException {
    long from = store.index();
    for (int i = 0; i < 2 * Watcher.CAPACITY; i++) {
      rate("bob", 1 + i % 6, Rating.GOOD);
    }
    Collector stuck = new Collector();
    stuck.setReady(false);
    feed.watch(LiveFixture.ID, from, LiveFixture.LEAD, stuck);
    stuck.await(() -> stuck.why().isPresent());
    assertThat(stuck.why().orElseThrow()).isInstanceOf(VivaException.Exhausted.class);
  }

  @Test
  void watch_cursorInTheFuture_isOutOfRange() {
    assertThatThrownBy(
            () -> feed.watch(LiveFixture.ID, store.index() + 1, LiveFixture.LEAD, new Collector()))
        .isInstanceOf(VivaException.OutOfRange.class);
    assertThatThrownBy(() -> feed.watch(LiveFixture.ID, -1, LiveFixture.LEAD, new Collector()))
        .isInstanceOf(VivaException.Invalid.class);
  }

  @Test
  void watch_ofAnInterviewThatIsErased_endsAndCannotBeTakenUpAgain() throws InterruptedException {
    LiveFixture.open(store, "i-other");
    rate("ada", 1, Rating.GOOD);
    long before = store.index() - 1;
    Collector seen = new Collector();
    feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, seen);

    store.write(
        LiveFixture.by("root"),
        Codecs.STRING,
        tx -> {
          tx.delete(Interviews.INTERVIEWS, LiveFixture.ID);
          return "";
        });
    seen.await(() -> seen.why().isPresent());

    assertThat(seen.why().orElseThrow())
        .isInstanceOf(VivaException.NotFound.class)
        .hasMessage("interview " + LiveFixture.ID + " was erased");
    for (long cursor : new long[] {0, before}) {
      assertThatThrownBy(
              () -> feed.watch(LiveFixture.ID, cursor, LiveFixture.LEAD, new Collector()))
          .isInstanceOf(VivaException.NotFound.class);
    }
    feed.watch("i-other", 0, LiveFixture.LEAD, new Collector());
  }

  @Test
  void watch_overTheLimit_isRefusedUntilOneEnds() {
    List<Watcher> open = new ArrayList<>();
    for (int i = 0; i < LIMITS.streams(); i++) {
      open.add(feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, new Collector()));
    }
    assertThatThrownBy(() -> feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, new Collector()))
        .isInstanceOf(VivaException.Exhausted.class)
        .hasMessageContaining("8 watches are open");
    open.get(0).cancelled();
    open.get(0).cancelled();
    feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, new Collector());
    assertThatThrownBy(() -> feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, new Collector()))
        .isInstanceOf(VivaException.Exhausted.class);
  }

  @Test
  void close_endsEveryStreamWithUnavailable() {
    Collector seen = new Collector();
    feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, seen);
    feed.close();
    assertThat(seen.why().orElseThrow().reason()).isEqualTo(Reason.SHUTTING_DOWN);
    assertThatThrownBy(() -> feed.watch(LiveFixture.ID, 0, LiveFixture.LEAD, new Collector()))
        .isInstanceOf(VivaException.Unavailable.class);
  }

  @Test
  void keepAlive_movesTheCursorOfAnIdleWatcher() throws InterruptedException {
    try (InterviewFeed lively =
        new InterviewFeed(
            store, new InterviewFeed.Limits(1, Duration.ofSeconds(1), Duration.ofMillis(10)))) {
      Collector seen = new Collector();
      lively.watch(LiveFixture.ID, 0, LiveFixture.LEAD, seen);
      LiveFixture.open(store, "i-other");
      seen.await(() -> seen.last().cursor() == store.index());
      assertThat(seen.last().interview()).isEmpty();
      assertThat(seen.last().progress()).isEmpty();
    }
  }
}
