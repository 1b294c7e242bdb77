package dev.viva.server.plan;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long to search for a plan. The first searches of a process run before they are compiled, a
 * hundred times slower than later ones: they get longer, since the first plan that somebody sees
 * must not be a draft.
 */
final class SearchTime {
  private static final int COLD_SEARCHES = 20;
  private static final long COLD_MILLIS = 2_000;

  private final long millis;
  private final AtomicInteger coldLeft = new AtomicInteger(COLD_SEARCHES);

  /**
   * @param millis for a search of a warm process
   */
  SearchTime(long millis) {
    this.millis = millis;
  }

  /** Milliseconds for the next search. */
  long next() {
    boolean cold = coldLeft.get() > 0 && coldLeft.getAndDecrement() > 0;
    return cold ? Math.max(millis, COLD_MILLIS) : millis;
  }
}
