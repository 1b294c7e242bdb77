package dev.viva.server.store.mapdb;

import java.util.function.BooleanSupplier;

/**
 * Waits that keep an interrupt for later, because giving up half-way would leave a store in
 * between.
 */
final class Threads {
  private Threads() {}

  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    restore(interrupted);
  }

  /** Waits on a monitor that the caller holds until the condition is true. */
  static void await(Object monitor, BooleanSupplier condition) {
    boolean interrupted = false;
    while (!condition.getAsBoolean()) {
      try {
        monitor.wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    restore(interrupted);
  }

  /** As {@link #await(Object, BooleanSupplier)}, for {@code millis} at most. */
  static void await(Object monitor, long millis, BooleanSupplier condition) {
    boolean interrupted = false;
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis;
        left > 0 && !condition.getAsBoolean();
        left = (end - System.nanoTime()) / 1_000_000) {
      try {
        monitor.wait(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    restore(interrupted);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
