package dev.viva.server.store.mapdb;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Commit;
import dev.viva.server.store.state.Replies;
import dev.viva.server.store.state.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the view. It takes over commits in the background, many at a time and
 * in key order, so neither writers nor readers wait for MapDB, and makes a checkpoint when enough
 * journal has gathered.
 */
final class Merger {
  private static final Logger log = LoggerFactory.getLogger(Merger.class);

  /** Rows for which readers wait. */
  private static final int SLICE = 8;

  private static final int FORGOTTEN_AT_ONCE = 256;
  private static final long IDLE_MILLIS = 1000;

  /** How long a read may hold the view up while much is written, before it is given up. */
  private static final long PATIENCE_MILLIS = 1000;

  /** Between two looks whether a read that holds the view up is over. */
  private static final long RETRY_MILLIS = 5;

  private static final int CHECKPOINT_CHUNK = 512;

  private final StoreOptions options;
  private final View view;
  private final Versions versions;
  private final Checkpoints checkpoints;
  private final Owner owner;
  private final Deque<Unmerged> unmerged = new ArrayDeque<>();
  private final Thread thread;
  private Link merged;
  private OptionalLong heldUpSince = OptionalLong.empty();
  private volatile long unmergedBytes;
  private long journalBytes;
  private long checkpointBytes;
  private boolean noSpace;
  private boolean failed;
  private boolean stopping;

  /** The store, which shares the commits that are merged. */
  interface Owner {
    /** The view holds these keys up to {@code index}; called by the merging thread. */
    void forget(List<String> keys, long index);

    /** The view cannot go on. */
    void viewFailed(Throwable cause);
  }

  private record Unmerged(Commit commit, Link link, long weight) {}

  Merger(
      StoreOptions options,
      View view,
      Link merged,
      long journalBytes,
      Versions versions,
      Checkpoints checkpoints,
      Owner owner) {
    this.options = options;
    this.view = view;
    this.merged = merged;
    this.journalBytes = journalBytes;
    this.versions = versions;
    this.checkpoints = checkpoints;
    this.owner = owner;
    this.thread = new Thread(this::run, "viva-view");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  synchronized void add(Commit commit, long weight, Link link, int payloadBytes) {
    unmerged.add(new Unmerged(commit, link, weight));
    unmergedBytes += weight;
    journalBytes += payloadBytes;
    notifyAll();
  }

  /**
   * Waits until there is room for more commits above the view.
   *
   * @throws VivaException.Exhausted where there is none because the disk is full
   */
  void awaitRoom() {
    if (unmergedBytes < options.overlayBytes()) {
      return; // nearly always, and without the lock that every writer would come through
    }
    synchronized (this) {
      Threads.await(this, () -> unmergedBytes < options.overlayBytes() || noSpace || failed);
    }
    if (isStuck() && !hasSpace()) {
      throw new VivaException.Exhausted(
          Reason.DISK_FULL, "the disk is full; free some space, then try again");
    }
  }

  private synchronized boolean isStuck() {
    return noSpace && unmergedBytes >= options.overlayBytes();
  }

  /**
   * Takes over what is left and stops.
   *
   * @return up to which commit the view holds everything; empty where it cannot be trusted
   */
  Optional<Link> stop() {
    synchronized (this) {
      stopping = true;
      notifyAll();
    }
    Threads.join(thread);
    synchronized (this) {
      return failed ? Optional.empty() : Optional.of(merged);
    }
  }

  private void run() {
    try {
      while (awaitWork()) {
        merge();
        if (isCheckpointDue()) {
          checkpoint();
        }
      }
      versions.abandonOlder();
      merge();
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        failed = true;
        notifyAll();
      }
      owner.viewFailed(e);
    }
  }

  /** Waits for enough work, or for any when nothing new comes; false at the end. */
  private synchronized boolean awaitWork() {
    Threads.await(this, () -> !unmerged.isEmpty() || stopping);
    Threads.await(this, IDLE_MILLIS, () -> isPressing() || stopping);
    return !stopping;
  }

  private synchronized boolean isPressing() {
    return !noSpace && unmergedBytes >= options.overlayBytes() / 4;
  }

  private void merge() {
    List<Unmerged> batch = mergeable();
    if (batch.isEmpty()) {
      waitForReaders();
    } else if (hasSpace()) {
      heldUpSince = OptionalLong.empty();
      merge(batch);
    }
  }

  private void merge(List<Unmerged> batch) {
    TreeMap<String, Cell> rows = new TreeMap<>();
    for (Unmerged next : batch) {
      next.commit().rows().forEach(row -> rows.put(row.key(), row.cell()));
    }
    apply(rows);
    Unmerged last = batch.get(batch.size() - 1);
    forget(List.copyOf(rows.keySet()), last.link().index());
    synchronized (this) {
      merged = last.link();
      for (Unmerged done : batch) {
        unmerged.remove();
        unmergedBytes -= done.weight();
      }
      notifyAll();
    }
  }

  /** A few at a time, because writers wait meanwhile. */
  private void forget(List<String> keys, long index) {
    for (int from = 0; from < keys.size(); from += FORGOTTEN_AT_ONCE) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + FORGOTTEN_AT_ONCE));
      versions.forget(some, index);
      owner.forget(some, index);
    }
  }

  /** The commits that no reader needs to be above the view. */
  private List<Unmerged> mergeable() {
    long upTo = versions.oldestPinned();
    List<Unmerged> batch = new ArrayList<>();
    synchronized (this) {
      for (Unmerged next : unmerged) {
        if (next.link().index() > upTo) {
          break;
        }
        batch.add(next);
      }
    }
    return batch;
  }

  /**
   * A read holds everything up. It may only have lost its processor, so it gets a moment, and is
   * given up when that is over and half of the room is used.
   */
  private synchronized void waitForReaders() {
    if (unmergedBytes < options.overlayBytes() / 2) {
      heldUpSince = OptionalLong.empty();
    } else if (heldUpSince.isEmpty()) {
      heldUpSince = OptionalLong.of(System.nanoTime());
    } else if (System.nanoTime() - heldUpSince.getAsLong() >= PATIENCE_MILLIS * 1_000_000) {
      log.warn("A read holds an old state while much is written; it is given up");
      versions.abandonOlder();
      heldUpSince = OptionalLong.empty();
      return;
    }
    Threads.await(this, RETRY_MILLIS, () -> stopping);
  }

  private void apply(TreeMap<String, Cell> rows) {
    List<Row> slice = new ArrayList<>(SLICE);
    rows.forEach(
        (key, cell) -> {
          slice.add(new Row(key, cell));
          if (slice.size() == SLICE) {
            view.apply(slice);
            slice.clear();
          }
        });
    view.apply(slice);
  }

  /**
   * Whether the view may grow. A memory-mapped file that meets a full disk takes the process with
   * it, so it stops long before.
   */
  private boolean hasSpace() {
    boolean enough =
        options.view() == StoreOptions.ViewKind.HEAP || usableSpace() >= options.spareBytes();
    synchronized (this) {
      if (noSpace == enough) {
        log.warn(
            enough
                ? "There is space again; the view goes on"
                : "Little space is left on the disk; the view waits");
      }
      noSpace = !enough;
      notifyAll();
    }
    return enough;
  }

  private long usableSpace() {
    try {
      return options.files().usableSpace(options.directory());
    } catch (IOException e) {
      log.warn("Cannot tell how much space is left", e);
      return 0;
    }
  }

  /**
   * A checkpoint holds everything, so a large store makes them less often: at most as much is
   * written for them as three times the journal.
   */
  private synchronized boolean isCheckpointDue() {
    return journalBytes >= Math.max(options.checkpointBytes(), checkpointBytes / 3);
  }

  private void checkpoint() {
    Link link;
    synchronized (this) {
      link = merged;
    }
    Export export = new Export(options.clock().instant());
    try {
      checkpoints.write(link, export);
      long bytes = checkpoints.newestBytes();
      synchronized (this) {
        checkpointBytes = bytes;
        journalBytes = 0;
      }
      export.expired.forEach(row -> view.apply(List.of(row)));
    } catch (IOException e) {
      log.error("Cannot write a checkpoint; the next start after a crash takes longer", e);
      synchronized (this) {
        journalBytes /= 2;
      }
    }
  }

  /**
   * The rows of the view, without replies that nobody may ask for any more. Only this thread
   * changes the view, so it stands still meanwhile.
   */
  private final class Export implements Iterator<Row> {
    private final List<Row> expired = new ArrayList<>();
    private final Instant now;
    private Iterator<Row> chunk = List.<Row>of().iterator();
    private String from = "";
    private boolean last;
    private Row next;

    Export(Instant now) {
      this.now = now;
      advance();
    }

    private void advance() {
      do {
        next = step();
        if (next != null && Replies.isExpired(next, now)) {
          expired.add(new Row(next.key(), Cell.deleted(next.cell().revision())));
        }
      } while (next != null && Replies.isExpired(next, now));
    }

    private Row step() {
      if (!chunk.hasNext() && !last) {
        List<Row> rows = view.chunk(from, "", CHECKPOINT_CHUNK, () -> {});
        last = rows.size() < CHECKPOINT_CHUNK;
        chunk = rows.iterator();
      }
      if (!chunk.hasNext()) {
        return null;
      }
      Row row = chunk.next();
      from = row.key() + '\0';
      return row;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      Row row = next;
      if (row == null) {
        throw new NoSuchElementException();
      }
      advance();
      return row;
    }
  }
}
