package dev.viva.server.interview;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.store.Batch;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens in interviews, for those who watch. One subscription of the store serves every
 * watcher, so a commit costs the same with one watcher or with hundreds; only a client that resumes
 * gets a subscription of its own until it has caught up.
 */
public final class InterviewFeed implements AutoCloseable {
  private final Store store;
  private final Limits limits;
  private final Map<String, Set<Watcher>> watchers = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService pulse;
  private final ScheduledFuture<?> beat;
  private final Store.Subscription commits;
  private volatile long delivered;
  private volatile VivaException.Unavailable end;

  /**
   * @param streams open streams at most
   * @param patience how long a client that catches up may leave its queue full
   * @param keepAlive how often an idle stream says that it lives; shorter than what proxies take
   *     for dead
   */
  public record Limits(int streams, Duration patience, Duration keepAlive) {
    public static final Limits DEFAULT =
        new Limits(512, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  public InterviewFeed(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
    this.delivered = store.index();
    this.commits =
        store.subscribe(
            delivered,
            new Store.Listener() {
              @Override
              public void onBatch(Batch batch) {
                deliver(batch);
              }

              @Override
              public void onEnd(VivaException.Unavailable why) {
                endAll(why);
              }
            });
    this.pulse =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "viva-watch-pulse");
              thread.setDaemon(true);
              return thread;
            });
    long every = limits.keepAlive().toMillis();
    this.beat = pulse.scheduleAtFixedRate(this::keepAlive, every, every, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins a watch.
   *
   * @param id of the interview, or its beginning
   * @param cursor of the last answer seen; 0 begins with a snapshot
   * @throws VivaException.OutOfRange where commits after the cursor are no longer kept, or it lies
   *     in the future
   * @throws VivaException.Exhausted where too many streams are open
   */
  Watcher watch(String id, long cursor, Caller caller, Watcher.Sink sink) {
    if (cursor < 0) {
      throw new VivaException.Invalid("start_cursor", "is " + cursor + ", expected 0 or more");
    }
    String interview = store.read(tx -> Interviews.get(tx, id, caller).id());
    Watcher watcher = open(interview, sink);
    try {
      // It is registered before the state is read, so no commit falls between the two.
      if (cursor == 0) {
        watcher.begin(store.read(tx -> snapshot(tx, interview)));
      } else {
        resume(watcher, interview, cursor);
      }
    } catch (VivaException.OutOfRange e) {
      watcher.cancelled();
      throw new VivaException.OutOfRange(
          "start_cursor: "
              + e.getMessage()
              + "; watch from 0, which begins with the interview as it is");
    } catch (RuntimeException e) {
      watcher.cancelled();
      throw e;
    }
    return watcher;
  }

  private Watcher open(String interview, Watcher.Sink sink) {
    if (open.incrementAndGet() > limits.streams()) {
      open.decrementAndGet();
      throw new VivaException.Exhausted(
          Reason.TOO_MANY_STREAMS, limits.streams() + " watches are open, the limit");
    }
    Watcher[] self = new Watcher[1];
    self[0] = new Watcher(sink, limits.patience(), () -> forget(interview, self[0]));
    watchers.computeIfAbsent(interview, key -> ConcurrentHashMap.newKeySet()).add(self[0]);
    VivaException.Unavailable why = end;
    if (why != null) {
      self[0].cancelled();
      throw why;
    }
    return self[0];
  }

  private void forget(String interview, Watcher watcher) {
    open.decrementAndGet();
    watchers.computeIfPresent(
        interview,
        (key, all) -> {
          all.remove(watcher);
          return all.isEmpty() ? null : all;
        });
  }

  private void resume(Watcher watcher, String interview, long cursor) {
    long target = store.index();
    if (cursor >= target) {
      requireNotInTheFuture(cursor);
      watcher.goLive(cursor);
      return;
    }
    watcher.catchUpFrom(
        store.subscribe(
            cursor,
            new Store.Listener() {
              @Override
              public void onBatch(Batch batch) {
                if (isErased(batch, interview)) {
                  watcher.end(erased(interview));
                  return;
                }
                update(batch, interview).ifPresent(watcher::missed);
                if (batch.index() >= target) {
                  watcher.goLive(batch.index());
                }
              }

              @Override
              public void onEnd(VivaException.Unavailable why) {
                watcher.end(why);
              }
            }));
  }

  /** A commit may be told a moment before the index counts it: the store has the last word. */
  private void requireNotInTheFuture(long cursor) {
    store
        .subscribe(
            cursor,
            new Store.Listener() {
              @Override
              public void onBatch(Batch batch) {}

              @Override
              public void onEnd(VivaException.Unavailable why) {}
            })
        .close();
  }

  private static InterviewUpdate snapshot(ReadTx tx, String interview) {
    Interviews.Found found =
        Interviews.describe(
            tx,
            tx.find(Interviews.INTERVIEWS, interview)
                .orElseThrow(() -> erased(interview)) // since it was looked up
                .value());
    return new InterviewUpdate(
        tx.index(),
        Optional.of(found),
        found.interview().panel().stream()
            .map(interviewer -> Scorecards.get(tx, found.interview(), interviewer))
            .map(InterviewUpdate.Progress::of)
            .toList());
  }

  private void deliver(Batch batch) {
    for (String interview : touched(batch)) {
      Set<Watcher> watching = watchers.getOrDefault(interview, Set.of());
      if (isErased(batch, interview)) {
        watching.forEach(watcher -> watcher.end(erased(interview)));
      } else if (!watching.isEmpty()) {
        update(batch, interview)
            .ifPresent(update -> watching.forEach(watcher -> watcher.offer(update)));
      }
    }
    delivered = batch.index();
  }

  private static boolean isErased(Batch batch, String interview) {
    return batch.changes().stream()
        .anyMatch(
            change ->
                change.isIn(Interviews.INTERVIEWS)
                    && change.key().equals(interview)
                    && change.value().isEmpty());
  }

  private static VivaException.NotFound erased(String interview) {
    return new VivaException.NotFound(
        "interview " + interview + " was erased", "interviews/" + interview);
  }

  private static Set<String> touched(Batch batch) {
    Set<String> interviews = new HashSet<>();
    for (Batch.Change change : batch.changes()) {
      if (change.isIn(Interviews.INTERVIEWS)) {
        interviews.add(change.key());
      } else if (change.isIn(Scorecards.SCORECARDS)) {
        interviews.add(change.key().substring(0, change.key().indexOf('/')));
      }
    }
    return interviews;
  }

  private Optional<InterviewUpdate> update(Batch batch, String id) {
    Optional<Interview> interview = Optional.empty();
    List<InterviewUpdate.Progress> progress = new ArrayList<>();
    for (Batch.Change change : batch.changes()) {
      if (change.isIn(Interviews.INTERVIEWS) && change.key().equals(id)) {
        interview = change.valueIn(Interviews.INTERVIEWS);
      } else if (change.isIn(Scorecards.SCORECARDS) && change.key().startsWith(id + "/")) {
        change
            .valueIn(Scorecards.SCORECARDS)
            .map(InterviewUpdate.Progress::of)
            .ifPresent(progress::add);
      }
    }
    if (interview.isEmpty() && progress.isEmpty()) {
      return Optional.empty();
    }
    Optional<Interviews.Found> found =
        interview.map(value -> store.read(tx -> Interviews.describe(tx, value)));
    return Optional.of(new InterviewUpdate(batch.index(), found, progress));
  }

  private void keepAlive() {
    long cursor = delivered;
    all().forEach(watcher -> watcher.keepAlive(cursor));
  }

  private List<Watcher> all() {
    return watchers.values().stream().flatMap(Set::stream).toList();
  }

  private void endAll(VivaException.Unavailable why) {
    end = why;
    all().forEach(watcher -> watcher.end(why));
  }

  /** Ends every stream; clients watch again from their cursors when the server is back. */
  @Override
  public void close() {
    endAll(
        new VivaException.Unavailable(
            Reason.SHUTTING_DOWN, "the server is shutting down: watch again from your cursor"));
    commits.close();
    beat.cancel(false);
    pulse.shutdown();
  }
}
