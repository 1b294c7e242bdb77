package dev.viva.server.store.mapdb;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Row;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * All rows in one MapDB tree. MapDB is not crash-safe and its iterators are not safe beside
 * deletes, so nothing here is trusted after a crash, and changes and reads take turns: a change
 * holds the lock for a few rows only, a scan reads a chunk at a time.
 *
 * <p>Values are the revision (8 bytes) and the encoded value, kept outside the nodes: inside,
 * inserts are four times slower and the file four times larger.
 */
final class View implements AutoCloseable {
  private static final String ROWS = "rows";

  private final DB db;
  private final BTreeMap<String, byte[]> rows;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private View(DB db, BTreeMap<String, byte[]> rows) {
    this.db = db;
    this.rows = rows;
  }

  static View inFile(Path file, long increment) {
    return open(
        DBMaker.fileDB(file.toFile())
            .fileMmapEnableIfSupported()
            .allocateStartSize(increment)
            .allocateIncrement(increment)
            .make());
  }

  static View onHeap() {
    return open(DBMaker.memoryDB().make());
  }

  private static View open(DB db) {
    return new View(
        db,
        db.treeMap(ROWS, Serializer.STRING_DELTA, Serializer.BYTE_ARRAY)
            .valuesOutsideNodesEnable()
            .createOrOpen());
  }

  /** The cell under a key. {@code check} runs while no change can, and may throw. */
  Optional<Cell> find(String key, Runnable check) {
    byte[] stored;
    lock.readLock().lock();
    try {
      checkOpen();
      check.run();
      stored = rows.get(key);
    } finally {
      lock.readLock().unlock();
    }
    return Optional.ofNullable(stored).map(View::cell);
  }

  /**
   * Up to {@code limit} rows in order. {@code check} runs while no change can, and may throw.
   *
   * @param to excluded; empty for no end
   */
  List<Row> chunk(String from, String to, int limit, Runnable check) {
    List<Row> chunk = new ArrayList<>(limit);
    if (!to.isEmpty() && from.compareTo(to) >= 0) {
      return chunk;
    }
    lock.readLock().lock();
    try {
      checkOpen();
      check.run();
      Iterator<Map.Entry<String, byte[]>> entries =
          rows.entryIterator(from, true, to.isEmpty() ? null : to, false);
      while (chunk.size() < limit && entries.hasNext()) {
        Map.Entry<String, byte[]> entry = entries.next();
        chunk.add(new Row(entry.getKey(), cell(entry.getValue())));
      }
    } finally {
      lock.readLock().unlock();
    }
    return chunk;
  }

  /** Applies a few changes; readers wait meanwhile. */
  void apply(List<Row> changes) {
    lock.writeLock().lock();
    try {
      for (Row row : changes) {
        if (row.cell().isDeleted()) {
          rows.remove(row.key());
        } else {
          rows.put(row.key(), stored(row.cell()));
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new VivaException.Unavailable(Reason.SHUTTING_DOWN, "the store is closed");
    }
  }

  private static byte[] stored(Cell cell) {
    return ByteBuffer.wrap(new byte[Long.BYTES + cell.value().length])
        .putLong(cell.revision())
        .put(cell.value())
        .array();
  }

  private static Cell cell(byte[] stored) {
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    long revision = buffer.getLong();
    byte[] value = new byte[buffer.remaining()];
    buffer.get(value);
    return new Cell(revision, value);
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      db.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Loads rows that come in order into a new view, much faster than one by one. */
  static final class Loader {
    private final DB db;
    private final DB.TreeMapSink<String, byte[]> sink;

    private Loader(DB db) {
      this.db = db;
      this.sink =
          db.treeMap(ROWS, Serializer.STRING_DELTA, Serializer.BYTE_ARRAY)
              .valuesOutsideNodesEnable()
              .createFromSink();
    }

    static Loader inFile(Path file, long increment) {
      return new Loader(
          DBMaker.fileDB(file.toFile())
              .fileMmapEnableIfSupported()
              .allocateStartSize(increment)
              .allocateIncrement(increment)
              .make());
    }

    static Loader onHeap() {
      return new Loader(DBMaker.memoryDB().make());
    }

    void add(Row row) {
      sink.put(row.key(), stored(row.cell()));
    }

    /** Gives up; the file holds nothing of use. */
    void abandon() {
      db.close();
    }

    View view() {
      return new View(db, sink.create());
    }
  }
}
