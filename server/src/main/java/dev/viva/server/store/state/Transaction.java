package dev.viva.server.store.state;

import dev.viva.server.store.Batch;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the puts and deletes of one writer above the state that it began with. */
public final class Transaction implements WriteTx, AutoCloseable {
  private final State before;
  private final long index;
  private final Instant now;
  private PersistentMap changes = PersistentMap.empty();
  private boolean closed;

  public Transaction(State before, Instant now) {
    this.before = before;
    this.index = before.index() + 1;
    this.now = now;
  }

  @Override
  public long index() {
    return index;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public <T> Optional<Entry<T>> find(Table<T> table, String key) {
    checkOpen();
    return Snapshot.find(after(), table, key);
  }

  @Override
  public <T> Stream<Entry<T>> scan(Table<T> table, KeyRange range) {
    checkOpen();
    return Snapshot.scan(after(), table, range, this::checkOpen);
  }

  @Override
  public <T> void put(Table<T> table, String key, T value) {
    checkOpen();
    Keys.check(table, key);
    changes = changes.put(Keys.of(table, key), new Cell(index, table.codec().encode(value)));
  }

  @Override
  public void delete(Table<?> table, String key) {
    checkOpen();
    String composite = Keys.of(table, key);
    boolean stored = before.find(composite).filter(cell -> !cell.isDeleted()).isPresent();
    changes = stored ? changes.put(composite, Cell.deleted(index)) : changes.remove(composite);
  }

  public boolean hasChanges() {
    return !changes.isEmpty();
  }

  /** What is to be committed. */
  public Commit commit(Mutation mutation, Optional<byte[]> reply) {
    List<Batch.Change> list = new ArrayList<>();
    for (Iterator<Row> rows = changes.scan("", ""); rows.hasNext(); ) {
      Row row = rows.next();
      list.add(
          new Batch.Change(
              Keys.tableOf(row.key()),
              Keys.keyOf(row.key()),
              Optional.ofNullable(row.cell().value())));
    }
    return new Commit(new Batch(index, now, mutation, list), reply);
  }

  @Override
  public void close() {
    closed = true;
  }

  private State after() {
    return new Overlay(index, changes, before);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the transaction is over; use it inside the function that it was given to");
    }
  }
}
