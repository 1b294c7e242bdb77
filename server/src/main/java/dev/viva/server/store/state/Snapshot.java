package dev.viva.server.store.state;

import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Table;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads one state for as long as the function runs that it was made for. */
public final class Snapshot implements ReadTx, AutoCloseable {
  private final State state;
  private boolean closed;

  public Snapshot(State state) {
    this.state = state;
  }

  @Override
  public long index() {
    checkOpen();
    return state.index();
  }

  @Override
  public <T> Optional<Entry<T>> find(Table<T> table, String key) {
    checkOpen();
    return find(state, table, key);
  }

  @Override
  public <T> Stream<Entry<T>> scan(Table<T> table, KeyRange range) {
    checkOpen();
    return scan(state, table, range, this::checkOpen);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the transaction is over; use what it reads inside the function that it was given to");
    }
  }

  static <T> Optional<Entry<T>> find(State state, Table<T> table, String key) {
    return state
        .find(Keys.of(table, key))
        .filter(cell -> !cell.isDeleted())
        .map(cell -> entry(table, key, cell));
  }

  /**
   * Entries of a range.
   *
   * @param check called before each step, to stop a stream that outlived its transaction
   */
  static <T> Stream<Entry<T>> scan(State state, Table<T> table, KeyRange range, Runnable check) {
    Iterator<Row> rows = state.scan(Keys.from(table, range), Keys.to(table, range));
    int features = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, features), false)
        .peek(row -> check.run())
        .filter(row -> !row.cell().isDeleted())
        .map(row -> entry(table, Keys.keyOf(row.key()), row.cell()));
  }

  private static <T> Entry<T> entry(Table<T> table, String key, Cell cell) {
    return new Entry<>(key, table.codec().decode(cell.value()), cell.revision());
  }
}
