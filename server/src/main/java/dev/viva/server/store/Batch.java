package dev.viva.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one commit did.
 *
 * @param index 1 for the first commit of a store, then without gaps
 * @param time when it was committed
 * @param notes what only the history keeps, see {@link WriteTx#note}
 */
public record Batch(
    long index, Instant time, Mutation mutation, List<Change> changes, List<byte[]> notes) {
  public Batch {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  public Batch(long index, Instant time, Mutation mutation, List<Change> changes) {
    this(index, time, mutation, changes, List.of());
  }

  /**
   * One put or delete.
   *
   * @param table name of the table
   * @param value what is stored, perhaps sealed; empty for a delete
   * @param opener opens it
   */
  @SuppressWarnings("ArrayRecordComponent") // encoded values are compared by no one
  public record Change(String table, String key, Optional<byte[]> value, Opener opener) {
    public Change(String table, String key, Optional<byte[]> value) {
      this(table, key, value, Opener.PLAIN);
    }

    public boolean isIn(Table<?> other) {
      return table.equals(other.name());
    }

    /** The decoded value; empty for a delete, and where it is about somebody who was erased. */
    public <T> Optional<T> valueIn(Table<T> other) {
      return value
          .flatMap(
              stored ->
                  other.isPersonal()
                      ? opener.open(table + '\0' + key, stored)
                      : Optional.of(stored))
          .map(other.codec()::decode);
    }
  }
}
