package dev.viva.server.store;

import java.time.Instant;
import java.util.function.Predicate;

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

  /**
   * Deletes the entries of a personal table that are about these subjects, readable or not.
   *
   * @return how many there were
   */
  int deleteAbout(Table<?> table, Predicate<String> subject);

  /**
   * Adds to the commit something that only its history keeps, for the audit trail. It must name
   * nobody.
   */
  void note(byte[] note);
}
