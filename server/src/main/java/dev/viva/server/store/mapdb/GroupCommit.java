package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.DiskFullException;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that writes the journal. While it forces a group, the next one gathers, so many
 * writers share a force. Nobody else holds the thread, so nobody can interrupt it: an interrupt
 * would close the file.
 *
 * <p>Writers that were just told mostly come again at once. The thread gives them as long as a
 * force takes, because one force for all is quicker than two for a half each.
 */
final class GroupCommit {
  private static final int MOST_COMMITS = 256;
  private static final long MOST_BYTES = 8 << 20;

  private final Journal journal;
  private final Outcome outcome;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition enough = lock.newCondition();
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final Thread thread;
  private int wanted = 1;
  private boolean stopping;

  // Of the journal thread alone.
  private int expected;
  private long lastEnd;
  private long forceNanos;

  /** Told by the journal thread, in order. */
  interface Outcome {
    void committed(List<Pending> group, List<Link> links);

    /** Nothing of the group was written; the journal can go on. */
    void diskFull(List<Pending> group, DiskFullException cause);

    /** The journal cannot go on. */
    void failed(List<Pending> group, Throwable cause);
  }

  GroupCommit(Journal journal, Outcome outcome) {
    this.journal = journal;
    this.outcome = outcome;
    this.thread = new Thread(this::run, "viva-journal");
    thread.setDaemon(true);
    thread.start();
  }

  void submit(Pending pending) {
    lock.lock();
    try {
      queue.add(pending);
      if (queue.size() >= wanted) {
        enough.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes back what the thread has not begun with. */
  List<Pending> takeBack() {
    lock.lock();
    try {
      List<Pending> waiting = List.copyOf(queue);
      queue.clear();
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the thread finish what was submitted, and waits for it. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      enough.signal();
    } finally {
      lock.unlock();
    }
    Threads.join(thread);
  }

  private void run() {
    for (List<Pending> group = take(); !group.isEmpty(); group = take()) {
      long begin = System.nanoTime();
      write(group);
      lastEnd = System.nanoTime();
      forceNanos = (3 * forceNanos + (lastEnd - begin)) / 4;
    }
  }

  private void write(List<Pending> group) {
    List<Link> links;
    try {
      links = journal.append(group.stream().map(Pending::payload).toList());
    } catch (DiskFullException e) {
      outcome.diskFull(group, e);
      return;
    } catch (IOException | RuntimeException | Error e) {
      outcome.failed(group, e);
      return;
    }
    lock.lock();
    try {
      expected = Math.min(MOST_COMMITS, group.size() + queue.size());
    } finally {
      lock.unlock();
    }
    outcome.committed(group, links);
  }

  /** The next group; empty at the end. */
  private List<Pending> take() {
    lock.lock();
    try {
      awaitUntil(1, Long.MAX_VALUE);
      awaitUntil(expected, lastEnd + forceNanos - System.nanoTime());
      List<Pending> group = new ArrayList<>();
      long bytes = 0;
      while (!queue.isEmpty()
          && group.size() < MOST_COMMITS
          && (group.isEmpty() || bytes + queue.peek().weight() <= MOST_BYTES)) {
        bytes += queue.peek().weight();
        group.add(queue.poll());
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until {@code count} commits are there, for {@code nanos} at most. */
  private void awaitUntil(int count, long nanos) {
    wanted = count;
    long left = nanos;
    while (queue.size() < count && !stopping && left > 0) {
      try {
        left = enough.awaitNanos(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody else holds this thread", e);
      }
    }
  }
}
