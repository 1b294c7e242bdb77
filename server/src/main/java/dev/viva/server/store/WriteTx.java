package dev.viva.server.store;

import java.time.Instant;

/**
 * The state that a writer sees: everything written before, committed or about to be, and its own
 * puts and deletes. There is one writer at a time, so what it read is still so when it commits.
 * Throwing drops everything.
 */
public interface WriteTx extends ReadTx {
  /** Time of the commit. */
  Instant now();

  <T> void put(Table<T> table, String key, T value);

  /** Deletes the entry; does nothing where there is none. */
  void delete(Table<?> table, String key);
}
