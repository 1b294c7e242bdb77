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

  <T> Optional<Entry<T>> find(Table<T> table, String key);

  /** Entries in key order, read lazily. */
  <T> Stream<Entry<T>> scan(Table<T> table, KeyRange range);
}
