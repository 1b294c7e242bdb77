package dev.viva.server.store.state;

import java.util.Iterator;
import java.util.Optional;

/** One state of all tables. Its answers never change. */
public interface State {
  /** Index of the last commit in it. */
  long index();

  /** The cell under a composite key, which may be a delete. */
  Optional<Cell> find(String key);

  /**
   * Rows in order, deletes included.
   *
   * @param to excluded; empty for no end
   */
  Iterator<Row> scan(String from, String to);
}
