package dev.viva.server.plan;

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
    private final Candidate[] best;
    private int size;
    private boolean overflowed;

    Cell(int area, int band, int kind, int minutes, int capacity) {
      this.area = area;
      this.band = band;
      this.kind = kind;
      this.minutes = minutes;
      best = new Candidate[capacity];
    }

    /** Whether a candidate with these points can be among the best. */
    boolean admits(int points) {
      if (size < best.length) {
        return true;
      }
      overflowed = true;
      return points <= best[size - 1].points();
    }

    /** Whether a candidate with at least these points and this tie can be among the best. */
    boolean admits(int points, int tie) {
      if (size < best.length) {
        return true;
      }
      Candidate last = best[size - 1];
      return points < last.points() || (points == last.points() && tie < last.tie());
    }

    void add(Candidate candidate) {
      if (size == best.length) {
        overflowed = true;
        if (!candidate.before(best[size - 1])) {
          return;
        }
        size--;
      }
      int at = size++;
      while (at > 0 && candidate.before(best[at - 1])) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = candidate;
    }

    int size() {
      return size;
    }

    Candidate get(int i) {
      return best[i];
    }

    /** Whether there are more candidates than are held here. */
    boolean overflowed() {
      return overflowed;
    }
  }
}
