package dev.viva.server.report.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Ratings of questions by raters.
 *
 * @param rows one for each question, with one value for each rater; {@link #MISSING} where a rater
 *     gave none
 */
public record RatingTable(List<int[]> rows) {
  /** A cell without a rating. */
  public static final int MISSING = Integer.MIN_VALUE;

  public RatingTable {
    rows = List.copyOf(rows);
  }

  /** The questions that at least two raters rated. */
  public RatingTable paired() {
    return new RatingTable(rows.stream().filter(row -> rated(row) >= 2).toList());
  }

  /** The questions that every rater rated. */
  public RatingTable complete() {
    return new RatingTable(rows.stream().filter(row -> rated(row) == row.length).toList());
  }

  /** How many questions there are. */
  public int size() {
    return rows.size();
  }

  /** How many raters there are; 0 where there is no question. */
  public int raters() {
    return rows.isEmpty() ? 0 : rows.get(0).length;
  }

  private static long rated(int[] row) {
    return Arrays.stream(row).filter(value -> value != MISSING).count();
  }
}
