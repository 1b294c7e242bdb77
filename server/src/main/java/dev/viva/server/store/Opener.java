package dev.viva.server.store;

import java.util.Optional;

/** Makes of a stored value the one that was put. */
@FunctionalInterface
public interface Opener {
  /** Values that nobody sealed. */
  Opener PLAIN = (place, stored) -> Optional.of(stored);

  /**
   * The value that was put; empty where it is about somebody who was erased.
   *
   * @param place table and key, see {@code store.state.Keys}
   */
  Optional<byte[]> open(String place, byte[] stored);
}
