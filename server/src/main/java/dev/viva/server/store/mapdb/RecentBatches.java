package dev.viva.server.store.mapdb;

import dev.viva.server.store.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last few commits, so that the feed need not read the journal for those who keep up. */
final class RecentBatches {
  private static final long MOST_BYTES = 8 << 20;
  private static final int MOST_AT_ONCE = 256;

  private final Deque<Kept> kept = new ArrayDeque<>();
  private long bytes;

  private record Kept(Batch batch, int bytes) {}

  synchronized void add(Batch batch, int size) {
    kept.add(new Kept(batch, size));
    bytes += size;
    while (bytes > MOST_BYTES && kept.size() > 1) {
      bytes -= kept.remove().bytes();
    }
  }

  /**
   * Some commits after {@code after}, perhaps none; empty where the next one is not here any more.
   */
  synchronized Optional<List<Batch>> after(long after) {
    if (kept.isEmpty() || kept.peekFirst().batch().index() > after + 1) {
      return Optional.empty();
    }
    List<Batch> batches = new ArrayList<>();
    if (kept.peekLast().batch().index() > after) {
      for (Kept next : kept) {
        if (next.batch().index() > after && batches.size() < MOST_AT_ONCE) {
          batches.add(next.batch());
        }
      }
    }
    return Optional.of(batches);
  }
}
