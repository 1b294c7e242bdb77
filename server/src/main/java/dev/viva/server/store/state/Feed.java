package dev.viva.server.store.state;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Store;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings commits to subscribers. Each subscriber pulls from the source at its own pace, so a slow
 * one costs a position and a thread while it is called, never a queue that grows.
 */
public final class Feed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final Source source;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private volatile VivaException.Unavailable end;

  public Feed(Source source) {
    this.source = source;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "viva-feed-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Where commits come from. */
  public interface Source {
    /**
     * A cursor behind commit {@code after}.
     *
     * @throws VivaException.OutOfRange where the next commit is no longer kept or {@code after}
     *     lies in the future
     */
    Cursor after(long after);
  }

  /** A place in the commits. Used by one thread at a time. */
  public interface Cursor extends AutoCloseable {
    /** The next commits, in order; empty where there are none yet. */
    List<Batch> next();

    @Override
    void close();
  }

  public Store.Subscription subscribe(long after, Store.Listener listener) {
    VivaException.Unavailable over = end;
    if (over != null) {
      throw over;
    }
    Running subscription = new Running(source.after(after), listener);
    running.add(subscription);
    try {
      subscription.wake();
    } catch (RejectedExecutionException e) {
      throw end;
    }
    return subscription;
  }

  /** There may be new commits. */
  public void wake() {
    running.forEach(Running::wake);
  }

  /** No more commits will come. Subscribers get what was committed before, then the reason. */
  public void end(VivaException.Unavailable why) {
    end = why;
    wake();
  }

  /** Ends the feed where that has not been done, and lets its threads finish. */
  @Override
  public void close() {
    if (end == null) {
      end(
          new VivaException.Unavailable(
              Reason.SHUTTING_DOWN, "the store is closing; connect again"));
    }
    threads.shutdown();
  }

  private final class Running implements Store.Subscription {
    private final Cursor cursor;
    private final Store.Listener listener;

    /**
     * Wakes that are not served yet; whoever raises it from 0 starts the thread, so there is one at
     * a time and no wake is lost.
     */
    private final AtomicInteger wakes = new AtomicInteger();

    private volatile boolean closed;

    Running(Cursor cursor, Store.Listener listener) {
      this.cursor = cursor;
      this.listener = listener;
    }

    void wake() {
      if (wakes.getAndIncrement() == 0) {
        threads.execute(this::serve);
      }
    }

    private void serve() {
      int served;
      do {
        served = wakes.get();
        try {
          VivaException.Unavailable over = end;
          deliver();
          if (over != null && !closed) {
            close();
            listener.onEnd(over);
          }
        } catch (RuntimeException e) {
          log.warn("A subscriber failed and gets no more commits", e);
          close();
        }
        if (closed) {
          running.remove(this);
          cursor.close();
          return;
        }
      } while (wakes.addAndGet(-served) > 0);
    }

    private void deliver() {
      while (!closed) {
        List<Batch> batches = cursor.next();
        if (batches.isEmpty()) {
          return;
        }
        for (Batch batch : batches) {
          if (closed) {
            return;
          }
          listener.onBatch(batch);
        }
      }
    }

    /** Also wakes the subscriber, because only its thread may close the cursor. */
    @Override
    public void close() {
      closed = true;
      wake();
    }
  }
}
