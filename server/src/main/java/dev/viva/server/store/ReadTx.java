package dev.viva.server.store;

import java.util.Optional;
import java.util.stream.Stream;

/** One consistent state of the store. Valid only inside the function that it was given to. */
public interface ReadTx {
  /**
   * Index of the last commit that this state holds; in a {@link WriteTx}, the index that the commit
   * will get.
   */
  long index();

  /** The entry; empty also where it is about somebody who was erased. */
  <T> Optional<Entry<T>> find(Table<T> table, String key);

  /** Whom the entry of a personal table is about; does not open it, so it costs little. */
  Optional<String> subject(Table<?> table, String key);

  /** Entries of a personal table about one subject, in key order; the others are not opened. */
  <T> Stream<Entry<T>> about(Table<T> table, String subject);

  /** Whether the subject was erased: nothing can be kept about it any more. */
  boolean isErased(String subject);

  /** Entries in key order, read lazily; without those about people who were erased. */
  <T> Stream<Entry<T>> scan(Table<T> table, KeyRange range);
}
