package dev.viva.server.plan;

import java.util.function.LongSupplier;

/** When to stop. Looks at the clock once in a while only. */
final class Deadline {
  /** Thrown out of the middle of a computation; never leaves the planner. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Passed() {
      super("deadline passed", null, false, false);
    }
  }

  private static final int TICKS = 4096;

  private final LongSupplier nanos;
  private final long end;
  private int ticks;

  Deadline(LongSupplier nanos, long millis) {
    this(nanos, nanos.getAsLong() + millis * 1_000_000, 0);
  }

  private Deadline(LongSupplier nanos, long end, int ticks) {
    this.nanos = nanos;
    this.end = end;
    this.ticks = ticks;
  }

  /** When so many hundredths of the time that is left now are over. */
  Deadline part(int percent) {
    long now = nanos.getAsLong();
    return new Deadline(nanos, now + Math.max(0, end - now) * percent / 100, 0);
  }

  boolean passed() {
    return nanos.getAsLong() - end >= 0;
  }

  /** To be called from loops, with about how many simple steps were done since the last call. */
  void tick(int steps) {
    ticks += steps;
    if (ticks >= TICKS) {
      ticks = 0;
      if (passed()) {
        throw new Passed();
      }
    }
  }
}
