package dev.viva.server.store.mapdb;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Row;
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

/**
 * All rows in one MapDB tree. MapDB is not crash-safe, so nothing here is trusted after a crash.
 * Its iterators are not safe beside deletes, so scans and changes take turns: a change holds the
 * lock for a few rows only, a scan reads a chunk at a time. Finding one key needs no lock: MapDB's
 * tree allows it beside changes of other keys, and a key that is being changed is never looked for
 * here (see {@link Versions}).
 *
 * <p>Values are kept outside the nodes: inside, inserts are four times slower and the file four
 * times larger.
 */
final class View implements AutoCloseable {
  private static final String ROWS = "rows";

  /**
   * Keys in a node. MapDB's default of 32 halves the rate of puts, because each reads and writes
   * whole nodes; with 8, a search comes through a third more of them. A view that is kept from an
   * earlier start keeps its own.
   */
  private static final int NODE_SIZE = 12;

  private final DB db;
  private final BTreeMap<byte[], Cell> rows;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  private View(DB db, BTreeMap<byte[], Cell> rows) {
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
    return new View(db, maker(db).createOrOpen());
  }

  /**
   * The cell under a key. {@code check} runs afterwards and may throw: what was read may be from a
   * change that began meanwhile.
   */
  Optional<Cell> find(String key, Runnable check) {
    Cell cell;
    try {
      cell = rows.get(Rows.key(key));
    } catch (RuntimeException | IllegalAccessError e) {
      checkOpen();
      check.run();
      throw e;
    }
    checkOpen();
    check.run();
    return Optional.ofNullable(cell);
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
      Iterator<Map.Entry<byte[], Cell>> entries =
          rows.entryIterator(Rows.key(from), true, to.isEmpty() ? null : Rows.key(to), false);
      while (chunk.size() < limit && entries.hasNext()) {
        Map.Entry<byte[], Cell> entry = entries.next();
        chunk.add(new Row(Rows.text(entry.getKey()), entry.getValue()));
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
          rows.remove(Rows.key(row.key()));
        } else {
          rows.put(Rows.key(row.key()), row.cell());
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static DB.TreeMapMaker<byte[], Cell> maker(DB db) {
    return db.treeMap(ROWS, Rows.KEY, Rows.CELL).valuesOutsideNodesEnable().maxNodeSize(NODE_SIZE);
  }

  private void checkOpen() {
    if (closed) {
      throw new VivaException.Unavailable(Reason.SHUTTING_DOWN, "the store is closed");
    }
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
    private final DB.TreeMapSink<byte[], Cell> sink;

    private Loader(DB db) {
      this.db = db;
      this.sink = maker(db).createFromSink();
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
      sink.put(Rows.key(row.key()), row.cell());
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
