package dev.viva.server.store.mapdb;

import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.PersistentMap;
import dev.viva.server.store.state.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The committed states that readers may hold. A state is the changes that the view may lack, on the
 * heap, above the view. Readers pin the state they read without a lock; the view takes over a
 * change only when every pinned state holds it too, and so hides it.
 */
final class Versions {
  private static final int RETIRED = -1;

  private final Deque<Version> older = new ArrayDeque<>();
  private volatile Version current;

  Versions(long index) {
    current = new Version(index, PersistentMap.empty());
  }

  /** One state. */
  static final class Version {
    final long index;
    final PersistentMap changes;
    private final AtomicInteger pins = new AtomicInteger();
    private volatile boolean abandoned;

    Version(long index, PersistentMap changes) {
      this.index = index;
      this.changes = changes;
    }

    private boolean tryPin() {
      for (int count = pins.get(); count != RETIRED; count = pins.get()) {
        if (pins.compareAndSet(count, count + 1)) {
          return true;
        }
      }
      return false;
    }

    private boolean tryRetire() {
      return pins.compareAndSet(0, RETIRED);
    }

    void unpin() {
      pins.decrementAndGet();
    }

    /** Whether the view went on without this state, so that it cannot be read any more. */
    boolean isAbandoned() {
      return abandoned;
    }
  }

  /** The newest state, which stays readable until it is unpinned. */
  Version pin() {
    Version version = current;
    while (!version.tryPin()) {
      version = current;
    }
    return version;
  }

  Version current() {
    return current;
  }

  synchronized void publish(long index, Iterable<Row> rows) {
    replace(new Version(index, current.changes.putAll(rows)));
  }

  /** Drops changes up to {@code index} that the view has taken over. */
  synchronized void forget(Iterable<String> keys, long index) {
    replace(new Version(current.index, without(current.changes, keys, index)));
  }

  static PersistentMap without(PersistentMap changes, Iterable<String> keys, long index) {
    PersistentMap left = changes;
    for (String key : keys) {
      Cell cell = left.get(key);
      if (cell != null && cell.revision() <= index) {
        left = left.remove(key);
      }
    }
    return left;
  }

  private void replace(Version next) {
    Version before = current;
    current = next;
    if (!before.tryRetire()) {
      older.add(before);
    }
  }

  /** Index of the oldest state that somebody reads, or of the newest. */
  synchronized long oldestPinned() {
    for (Iterator<Version> versions = older.iterator(); versions.hasNext(); ) {
      Version version = versions.next();
      if (version.isAbandoned() || version.tryRetire()) {
        versions.remove();
      } else {
        return version.index;
      }
    }
    return current.index;
  }

  /** Gives up all states but the newest; their readers get an error at their next step. */
  synchronized void abandonOlder() {
    older.forEach(version -> version.abandoned = true);
    older.clear();
  }
}
