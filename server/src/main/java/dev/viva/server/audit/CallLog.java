package dev.viva.server.audit;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes calls that changed nothing into the journal: gathered for at most a second, then one
 * commit, so neither a reader nor somebody who tries tokens costs a force for each call. A kill
 * loses what was gathered since; a stop in order does not. Changes are not in here: their event is
 * their own commit.
 */
public final class CallLog implements AutoCloseable {
  /** Different calls that are told apart in one commit; more are only counted. */
  static final int MOST_GATHERED = 2_000;

  static final String TOO_MANY = "too many different calls";

  /** Action of the commits that hold nothing but notes. */
  static final String ACTION = "audit";

  private static final Logger log = LoggerFactory.getLogger(CallLog.class);
  private static final Mutation BY_SERVER = new Mutation(Optional.empty(), "users/-", ACTION);

  private final Store store;
  private final InstantSource clock;
  private final Duration gather;
  private final ScheduledExecutorService thread;
  private Map<CallRecord, Counted> gathered = new LinkedHashMap<>();
  private Optional<ScheduledFuture<?>> scheduled = Optional.empty();

  /** How often, and when first. */
  record Counted(Instant first, int count) {
    Counted more(int others) {
      return new Counted(first, count + others);
    }
  }

  public CallLog(Store store, InstantSource clock, Duration gather) {
    this.store = store;
    this.clock = clock;
    this.gather = gather;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "viva-audit");
              made.setDaemon(true);
              return made;
            });
  }

  /** Notes a call. Never waits for the disk and never fails. */
  synchronized void add(CallRecord call) {
    CallRecord kept =
        gathered.size() < MOST_GATHERED || gathered.containsKey(call)
            ? call
            : new CallRecord("", call.action(), "", call.outcome(), List.of(), TOO_MANY);
    gathered.merge(kept, new Counted(clock.instant(), 1), (old, one) -> old.more(one.count()));
    schedule();
  }

  private void schedule() {
    if (scheduled.isPresent()) {
      return;
    }
    try {
      scheduled =
          Optional.of(thread.schedule(this::flush, gather.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      log.debug("The server is closing; what is gathered is written by close()");
    }
  }

  /** Writes what was gathered; returns when it is safe. */
  void flush() {
    Map<CallRecord, Counted> taken;
    synchronized (this) {
      taken = gathered;
      gathered = new LinkedHashMap<>();
      scheduled = Optional.empty();
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      store.write(
          BY_SERVER,
          Codecs.STRING,
          tx -> {
            taken.forEach((call, counted) -> tx.note(AuditProtos.encode(call, counted)));
            return "";
          });
    } catch (VivaException e) {
      log.warn("The audit trail cannot be written now; it is tried again: {}", e.getMessage());
      putBack(taken);
    }
  }

  private synchronized void putBack(Map<CallRecord, Counted> taken) {
    taken.forEach(
        (call, counted) -> {
          if (gathered.size() < MOST_GATHERED || gathered.containsKey(call)) {
            gathered.merge(call, counted, (old, one) -> old.more(one.count()));
          }
        });
    schedule();
  }

  /** Writes what is left. */
  @Override
  public void close() {
    thread.shutdown();
    flush();
  }
}
