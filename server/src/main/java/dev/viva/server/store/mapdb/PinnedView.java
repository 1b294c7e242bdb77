package dev.viva.server.store.mapdb;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Row;
import dev.viva.server.store.state.State;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The view as the reader of one version may use it: below that version's changes. */
record PinnedView(View view, Versions.Version version) implements State {
  private static final int FIRST_CHUNK = 16;
  private static final int LARGEST_CHUNK = 256;

  @Override
  public long index() {
    return version.index;
  }

  @Override
  public Optional<Cell> find(String key) {
    return view.find(key, this::check);
  }

  @Override
  public Iterator<Row> scan(String from, String to) {
    return new Scan(from, to);
  }

  private void check() {
    if (version.isAbandoned()) {
      throw new VivaException.Exhausted(
          Reason.TOO_LARGE,
          "the read took so long that the state at index "
              + version.index
              + " is gone; read less at a time");
    }
  }

  /** Reads chunks that grow, because most scans want the first few rows and some want all. */
  private final class Scan implements Iterator<Row> {
    private final String to;
    private String from;
    private int size = FIRST_CHUNK;
    private List<Row> chunk = List.of();
    private int next;
    private boolean last;

    Scan(String from, String to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      if (next == chunk.size() && !last) {
        chunk = view.chunk(from, to, size, PinnedView.this::check);
        next = 0;
        last = chunk.size() < size;
        size = Math.min(2 * size, LARGEST_CHUNK);
        if (!chunk.isEmpty()) {
          from = chunk.get(chunk.size() - 1).key() + '\0';
        }
      }
      return next < chunk.size();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return chunk.get(next++);
    }
  }
}
