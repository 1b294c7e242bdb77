package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.DiskFullException;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The one thread that writes the journal. While it forces a group, the next one gathers, so many
 * writers share a force. Nobody else holds the thread, so nobody can interrupt it: an interrupt
 * would close the file.
 */
final class GroupCommit {
  private static final int MOST_COMMITS = 256;
  private static final long MOST_BYTES = 8 << 20;

  private final Journal journal;
  private final Outcome outcome;
  private final Deque<Pending> queue = new ArrayDeque<>();
  private final Thread thread;
  private boolean stopping;

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

  synchronized void submit(Pending pending) {
    queue.add(pending);
    notifyAll();
  }

  /** Takes back what the thread has not begun with. */
  synchronized List<Pending> takeBack() {
    List<Pending> waiting = List.copyOf(queue);
    queue.clear();
    return waiting;
  }

  /** Lets the thread finish what was submitted, and waits for it. */
  void stop() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    Threads.join(thread);
  }

  private void run() {
    for (List<Pending> group = take(); !group.isEmpty(); group = take()) {
      write(group);
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
    outcome.committed(group, links);
  }

  /** The next group; empty at the end. */
  private synchronized List<Pending> take() {
    Threads.await(this, () -> !queue.isEmpty() || stopping);
    List<Pending> group = new ArrayList<>();
    long bytes = 0;
    while (!queue.isEmpty()
        && group.size() < MOST_COMMITS
        && (group.isEmpty() || bytes + queue.peek().weight() <= MOST_BYTES)) {
      bytes += queue.peek().weight();
      group.add(queue.poll());
    }
    return group;
  }
}
