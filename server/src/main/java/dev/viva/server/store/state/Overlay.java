package dev.viva.server.store.state;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Recent changes above an older state. A key in {@code changes} hides the same key below, so what
 * lies below may already hold newer values of exactly those keys.
 */
public record Overlay(long index, PersistentMap changes, State below) implements State {
  /** A state that holds nothing. */
  public static final State NOTHING =
      new State() {
        @Override
        public long index() {
          return 0;
        }

        @Override
        public Optional<Cell> find(String key) {
          return Optional.empty();
        }

        @Override
        public Iterator<Row> scan(String from, String to) {
          return PersistentMap.empty().scan(from, to);
        }
      };

  @Override
  public Optional<Cell> find(String key) {
    Cell cell = changes.get(key);
    return cell != null ? Optional.of(cell) : below.find(key);
  }

  @Override
  public Iterator<Row> scan(String from, String to) {
    return changes.isEmpty()
        ? below.scan(from, to)
        : new Merge(changes.scan(from, to), below.scan(from, to));
  }

  /** Both iterators in order; where both have a key, the upper one's row. */
  private static final class Merge implements Iterator<Row> {
    private final Iterator<Row> upper;
    private final Iterator<Row> lower;
    private Row nextUpper;
    private Row nextLower;

    Merge(Iterator<Row> upper, Iterator<Row> lower) {
      this.upper = upper;
      this.lower = lower;
      nextUpper = advance(upper);
      nextLower = advance(lower);
    }

    @Override
    public boolean hasNext() {
      return nextUpper != null || nextLower != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int order =
          nextUpper == null
              ? 1
              : nextLower == null ? -1 : nextUpper.key().compareTo(nextLower.key());
      Row row = order <= 0 ? nextUpper : nextLower;
      if (order <= 0) {
        nextUpper = advance(upper);
      }
      if (order >= 0) {
        nextLower = advance(lower);
      }
      return row;
    }

    private static Row advance(Iterator<Row> rows) {
      return rows.hasNext() ? rows.next() : null;
    }
  }
}
