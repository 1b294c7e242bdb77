package dev.viva.server.store.state;

import dev.viva.server.store.Batch;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import dev.viva.server.store.seal.Seals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Collects the puts and deletes of one writer above the state that it began with. */
public final class Transaction implements WriteTx, AutoCloseable {
  private final State before;
  private final Seals seals;
  private final long index;
  private final Instant now;
  private final List<byte[]> notes = new ArrayList<>();

  /** Whom it wrote something about. */
  private final Set<String> written = new LinkedHashSet<>();

  /** Whom the result may tell something about. */
  private final Set<String> touched = new LinkedHashSet<>();

  private PersistentMap changes = PersistentMap.empty();
  private boolean closed;

  public Transaction(State before, Instant now, Seals seals) {
    this.before = before;
    this.seals = seals;
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
    Optional<Entry<T>> found = Snapshot.find(after(), seals, table, key);
    if (found.isPresent()) {
      Snapshot.subject(after(), table, key).ifPresent(touched::add);
    }
    return found;
  }

  @Override
  public Optional<String> subject(Table<?> table, String key) {
    checkOpen();
    return Snapshot.subject(after(), table, key);
  }

  @Override
  public <T> Stream<Entry<T>> scan(Table<T> table, KeyRange range) {
    checkOpen();
    return Snapshot.scan(after(), seals, table, range, this::checkOpen);
  }

  @Override
  public <T> void put(Table<T> table, String key, T value) {
    checkOpen();
    Keys.check(table, key);
    byte[] encoded = table.codec().encode(value);
    Optional<String> subject = table.subjects().of(this, key, value);
    if (subject.isPresent()) {
      written.add(subject.get());
      touched.add(subject.get());
      encoded = seals.seal(subject.get(), Keys.of(table, key), encoded);
    } else if (table.isPersonal()) {
      Seals.requirePlain(encoded);
    }
    changes = changes.put(Keys.of(table, key), new Cell(index, encoded));
  }

  @Override
  public void delete(Table<?> table, String key) {
    checkOpen();
    delete(Keys.of(table, key));
  }

  private void delete(String composite) {
    boolean stored = before.find(composite).filter(cell -> !cell.isDeleted()).isPresent();
    changes = stored ? changes.put(composite, Cell.deleted(index)) : changes.remove(composite);
  }

  @Override
  public int deleteAbout(Table<?> table, Predicate<String> subject) {
    checkOpen();
    List<String> found =
        Snapshot.rows(after(), table, KeyRange.ALL)
            .filter(row -> Seals.subject(row.cell().value()).filter(subject).isPresent())
            .map(Row::key)
            .toList();
    found.forEach(this::delete);
    return found.size();
  }

  @Override
  public <T> Stream<Entry<T>> about(Table<T> table, String subject) {
    checkOpen();
    touched.add(subject);
    return Snapshot.about(after(), seals, table, subject, this::checkOpen);
  }

  @Override
  public boolean isErased(String subject) {
    return seals.ring().isErased(subject);
  }

  @Override
  public void note(byte[] note) {
    checkOpen();
    notes.add(note);
  }

  public boolean hasChanges() {
    return !changes.isEmpty() || !notes.isEmpty();
  }

  /**
   * What is to be committed. The keys that seal it are durable when this returns.
   *
   * @param reply present where the mutation has a request
   */
  public Commit commit(Mutation mutation, Optional<byte[]> reply) {
    List<Batch.Change> list = new ArrayList<>();
    for (Iterator<Row> rows = changes.scan("", ""); rows.hasNext(); ) {
      Row row = rows.next();
      list.add(
          new Batch.Change(
              Keys.tableOf(row.key()),
              Keys.keyOf(row.key()),
              Optional.ofNullable(row.cell().value()),
              seals));
    }
    if (seals.ring().keep(written)) {
      list.add(new Batch.Change(Known.TABLE, Known.KEY, Optional.of(Known.value(seals.ring()))));
    }
    return new Commit(
        new Batch(index, now, mutation, list, notes),
        mutation
            .request()
            .flatMap(
                request -> reply.map(bytes -> Replies.value(request, now, bytes, touched, seals))));
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
