package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest candidates of each cell. A cell holds what is the same to every constraint and to
 * every term of the objective but the price of the question itself: area, band, kind class and
 * minutes. As a plan holds at most K of a cell, and what a search may forbid is taken from the
 * spare ones, candidates beyond those kept can never improve a plan that uses a cheaper one in
 * their place.
 */
final class Cells {
  private final int[] kindClass;
  private final int classes;
  private final int time;
  private final int most;
  private final int spare;
  private final @Nullable Cell[] cells;
  private final List<Cell> used = new ArrayList<>();
  private final List<Candidate> extras = new ArrayList<>();

  Cells(int areas, int[] kindClass, int time, int most, int spare) {
    this.kindClass = kindClass;
    this.time = time;
    this.most = most;
    this.spare = spare;
    int highest = 0;
    for (int one : kindClass) {
      highest = Math.max(highest, one);
    }
    classes = highest + 1;
    cells = new Cell[areas * Assembly.BANDS * classes * (time + 1)];
  }

  /**
   * The cell of a question with this kind (ordinal) and of these minutes, {@code minutes <= time}.
   */
  Cell cell(int area, int band, int kind, int minutes) {
    int at = ((area * Assembly.BANDS + band) * classes + kindClass[kind]) * (time + 1) + minutes;
    Cell cell = cells[at];
    if (cell == null) {
      cell = new Cell(area, band, kind, minutes, Math.min(most, time / minutes) + spare);
      cells[at] = cell;
      used.add(cell);
    }
    return cell;
  }

  /**
   * Whether any of these cells could keep a candidate with at least these points and this tie.
   *
   * @param minutes a bit for each number of minutes; the highest stands for all above as well
   */
  boolean admitsAny(int area, int band, Kind kind, long minutes, int points, int tie) {
    long within = time >= 63 ? minutes : minutes & (1L << time + 1) - 1;
    for (long rest = within; rest != 0; rest &= rest - 1) {
      int m = Long.numberOfTrailingZeros(rest);
      if (m == 63 || admits(area, band, kind, m, points, tie)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this cell could keep a candidate with at least these points and this tie. */
  boolean admits(int area, int band, Kind kind, int minutes, int points, int tie) {
    int row = ((area * Assembly.BANDS + band) * classes + kindClass[kind.ordinal()]) * (time + 1);
    Cell cell = cells[row + minutes];
    return cell == null || cell.admits(points, tie);
  }

  /** Cells that were asked for, in a fixed order. */
  List<Cell> all() {
    return used;
  }

  /** Further probes of questions that are in anyway. */
  List<Candidate> extras() {
    return extras;
  }

  /** The cheapest candidates of a cell, in order. {@code kind} stands for its class. */
  static final class Cell {
    final int area;
    final int band;
    final int kind;
    final int minutes;

    /** Points and tie of each, so that most of what turns up is never made a candidate. */
    private final long[] keys;

    /** For each a {@link Candidate}, or the {@link Entry} of a question without probes. */
    private final Object[] best;

    private int size;
    private boolean overflowed;

    /** The last of {@link #keys} once there are as many as can be. */
    private long worst = Long.MAX_VALUE;

    Cell(int area, int band, int kind, int minutes, int capacity) {
      this.area = area;
      this.band = band;
      this.kind = kind;
      this.minutes = minutes;
      keys = new long[capacity];
      best = new Object[capacity];
    }

    private static long key(int points, int tie) {
      return (long) points << 32 | tie;
    }

    /**
     * Whether a candidate with these points can be among the best; if not, it counts as left out.
     */
    boolean admits(int points) {
      return admits(points, 0);
    }

    /** The same for at least these points and this tie. */
    boolean admits(int points, int tie) {
      boolean admitted = key(points, tie) <= worst;
      overflowed |= !admitted;
      return admitted;
    }

    /** Adds a question without probes, if it is among the best. */
    void add(Entry question, int points, int tie) {
      insert(key(points, tie), question);
    }

    void add(Candidate candidate) {
      insert(key(candidate.points(), candidate.tie()), candidate);
    }

    private void insert(long key, Object added) {
      if (size == best.length) {
        overflowed = true;
        if (key >= worst) {
          return;
        }
        size--;
      }
      int at = size++;
      while (at > 0 && key < keys[at - 1]) {
        keys[at] = keys[at - 1];
        best[at] = best[at - 1];
        at--;
      }
      keys[at] = key;
      best[at] = added;
      if (size == best.length) {
        worst = keys[size - 1];
      }
    }

    int size() {
      return size;
    }

    Candidate get(int i) {
      if (best[i] instanceof Entry question) {
        int points = (int) (keys[i] >> 32);
        best[i] = new Candidate(question, area, band, minutes, points, (int) keys[i]);
      }
      return (Candidate) best[i];
    }

    /** Whether there are more candidates than are held here. */
    boolean overflowed() {
      return overflowed;
    }
  }
}
