package dev.viva.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one commit did.
 *
 * @param index 1 for the first commit of a store, then without gaps
 * @param time when it was committed
 */
public record Batch(long index, Instant time, Mutation mutation, List<Change> changes) {
  public Batch {
    changes = List.copyOf(changes);
  }

  /**
   * One put or delete.
   *
   * @param table name of the table
   * @param value what was put; empty for a delete
   */
  @SuppressWarnings("ArrayRecordComponent") // encoded values are compared by no one
  public record Change(String table, String key, Optional<byte[]> value) {
    public boolean isIn(Table<?> other) {
      return table.equals(other.name());
    }

    /** The decoded value; empty for a delete. */
    public <T> Optional<T> valueIn(Table<T> other) {
      return value.map(other.codec()::decode);
    }
  }
}
