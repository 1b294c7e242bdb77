package dev.viva.server.store.state;

import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Table;
import dev.viva.server.store.seal.Seals;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads one state for as long as the function runs that it was made for. */
public final class Snapshot implements ReadTx, AutoCloseable {
  private final State state;
  private final Seals seals;
  private boolean closed;

  public Snapshot(State state, Seals seals) {
    this.state = state;
    this.seals = seals;
  }

  @Override
  public long index() {
    checkOpen();
    return state.index();
  }

  @Override
  public <T> Optional<Entry<T>> find(Table<T> table, String key) {
    checkOpen();
    return find(state, seals, table, key);
  }

  @Override
  public Optional<String> subject(Table<?> table, String key) {
    checkOpen();
    return subject(state, table, key);
  }

  @Override
  public <T> Stream<Entry<T>> about(Table<T> table, String subject) {
    checkOpen();
    return about(state, seals, table, subject, this::checkOpen);
  }

  @Override
  public boolean isErased(String subject) {
    return seals.ring().isErased(subject);
  }

  @Override
  public <T> Stream<Entry<T>> scan(Table<T> table, KeyRange range) {
    checkOpen();
    return scan(state, seals, table, range, this::checkOpen);
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

  static <T> Optional<Entry<T>> find(State state, Seals seals, Table<T> table, String key) {
    return state
        .find(Keys.of(table, key))
        .filter(cell -> !cell.isDeleted())
        .flatMap(cell -> entry(seals, table, key, cell));
  }

  static Optional<String> subject(State state, Table<?> table, String key) {
    return table.isPersonal()
        ? state
            .find(Keys.of(table, key))
            .filter(cell -> !cell.isDeleted())
            .flatMap(cell -> Seals.subject(cell.value()))
        : Optional.empty();
  }

  /**
   * Entries of a range.
   *
   * @param check called before each step, to stop a stream that outlived its transaction
   */
  static <T> Stream<Entry<T>> scan(
      State state, Seals seals, Table<T> table, KeyRange range, Runnable check) {
    return rows(state, table, range)
        .peek(row -> check.run())
        .flatMap(row -> entry(seals, table, Keys.keyOf(row.key()), row.cell()).stream());
  }

  static <T> Stream<Entry<T>> about(
      State state, Seals seals, Table<T> table, String subject, Runnable check) {
    return rows(state, table, KeyRange.ALL)
        .peek(row -> check.run())
        .filter(row -> Seals.subject(row.cell().value()).filter(subject::equals).isPresent())
        .flatMap(row -> entry(seals, table, Keys.keyOf(row.key()), row.cell()).stream());
  }

  /** Rows of a range that are not deleted, as they are stored. */
  static Stream<Row> rows(State state, Table<?> table, KeyRange range) {
    Iterator<Row> rows = state.scan(Keys.from(table, range), Keys.to(table, range));
    int features = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, features), false)
        .filter(row -> !row.cell().isDeleted());
  }

  private static <T> Optional<Entry<T>> entry(Seals seals, Table<T> table, String key, Cell cell) {
    Optional<T> value =
        table.isPersonal()
            ? seals.read(table, Keys.of(table, key), cell.value())
            : Optional.of(table.codec().decode(cell.value()));
    return value.map(found -> new Entry<>(key, found, cell.revision()));
  }
}
