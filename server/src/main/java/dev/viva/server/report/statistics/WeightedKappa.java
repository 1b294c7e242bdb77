package dev.viva.server.report.statistics;

import java.util.OptionalDouble;
import java.util.function.IntBinaryOperator;

/**
 * Weighted kappa of two raters: what their disagreements cost, against what they would cost by
 * chance. Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled
 * disagreement or partial credit", Psychological Bulletin 70 (1968) 213-220.
 */
final class WeightedKappa {
  private WeightedKappa() {}

  /** Kappa where a disagreement costs the square of its size. */
  static OptionalDouble quadratic(RatingTable twoRaters) {
    return of(twoRaters, (a, b) -> (a - b) * (a - b));
  }

  /**
   * Kappa; empty where it is not defined because chance alone would agree.
   *
   * @param cost of one rater saying the first value and the other the second
   */
  static OptionalDouble of(RatingTable twoRaters, IntBinaryOperator cost) {
    double observed = 0;
    double expected = 0;
    for (int[] row : twoRaters.rows()) {
      observed += cost.applyAsInt(row[0], row[1]);
      for (int[] other : twoRaters.rows()) {
        expected += cost.applyAsInt(row[0], other[1]);
      }
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - observed * twoRaters.size() / expected);
  }
}
