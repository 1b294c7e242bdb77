package dev.viva.server.interview;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Store;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch stream: a short queue between the commits and a connection. It first catches up with
 * commits that its client missed, while those that come in meanwhile are held; then it is live. A
 * connection that does not take its answers is ended with a reason, and its client resumes from its
 * cursor.
 */
final class Watcher {
  /** Answers that may wait for the connection. */
  static final int CAPACITY = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Sink sink;
  private final Duration patience;
  private final Runnable whenOver;
  private final Deque<InterviewUpdate> queue = new ArrayDeque<>();
  private final Deque<InterviewUpdate> held = new ArrayDeque<>();
  private Store.Subscription catchingUp;
  private boolean live;
  private boolean over;
  private long last;

  /** Where the answers go. */
  interface Sink {
    /** Whether it takes another answer at once. */
    boolean isReady();

    void send(InterviewUpdate update);

    void end(VivaException why);
  }

  /**
   * @param patience how long a client that catches up may leave the queue full
   */
  Watcher(Sink sink, Duration patience, Runnable whenOver) {
    this.sink = sink;
    this.patience = patience;
    this.whenOver = whenOver;
  }

  /** Begins with a snapshot. */
  synchronized void begin(InterviewUpdate snapshot) {
    enqueue(snapshot);
    goLive(snapshot.cursor());
  }

  /** Keeps what feeds it until it is live. */
  synchronized void catchUpFrom(Store.Subscription subscription) {
    if (live || over) {
      subscription.close();
    } else {
      catchingUp = subscription;
    }
  }

  /**
   * A commit that the client missed. Waits while the connection is slow. One that is still on its
   * way here when the stream is live may have been told as it happened: then it is left out.
   */
  synchronized void missed(InterviewUpdate update) {
    if (live && update.cursor() <= last) {
      return;
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (queue.size() >= CAPACITY && !over) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        end(tooSlow());
        return;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    enqueue(update);
  }

  /** The client has everything up to {@code cursor}; what was held follows. */
  synchronized void goLive(long cursor) {
    live = true;
    last = Math.max(last, cursor);
    if (catchingUp != null) {
      catchingUp.close();
    }
    while (!held.isEmpty()) {
      offer(held.poll());
    }
  }

  /** A commit that happens now. Never waits. */
  synchronized void offer(InterviewUpdate update) {
    if (over || (live && update.cursor() <= last)) {
      return;
    }
    Deque<InterviewUpdate> target = live ? queue : held;
    if (target.size() >= CAPACITY) {
      end(tooSlow());
    } else if (live) {
      enqueue(update);
    } else {
      held.add(update);
    }
  }

  /**
   * Tells an idle client how far the store is, so that proxies see traffic and cursors stay new.
   */
  synchronized void keepAlive(long cursor) {
    if (live && queue.isEmpty()) {
      enqueue(InterviewUpdate.keepAlive(Math.max(last, cursor)));
    }
  }

  /** The connection takes answers again. */
  synchronized void ready() {
    try {
      while (!over && !queue.isEmpty() && sink.isReady()) {
        sink.send(queue.poll());
      }
    } catch (RuntimeException e) {
      LOG.debug("A watcher went away while it was told something", e);
      cancelled();
    }
    notifyAll();
  }

  private void enqueue(InterviewUpdate update) {
    if (!over) {
      last = Math.max(last, update.cursor());
      queue.add(update);
      ready();
    }
  }

  private static VivaException tooSlow() {
    return new VivaException.Exhausted(
        Reason.WATCHER_TOO_SLOW,
        "this watcher is too slow: " + CAPACITY + " answers wait; watch again from your cursor");
  }

  /** Ends the stream with a reason. */
  synchronized void end(VivaException why) {
    if (!over) {
      cancelled();
      sink.end(why);
    }
  }

  /** The client went away. */
  synchronized void cancelled() {
    if (!over) {
      over = true;
      queue.clear();
      held.clear();
      if (catchingUp != null) {
        catchingUp.close();
      }
      notifyAll();
      whenOver.run();
    }
  }
}
