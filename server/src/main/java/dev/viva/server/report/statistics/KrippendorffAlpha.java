package dev.viva.server.report.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha for ordinal ratings: any number of raters, missing ratings allowed. Source:
 * A. F. Hayes and K. Krippendorff, "Answering the call for a standard reliability measure for
 * coding data", Communication Methods and Measures 1 (2007) 77-89.
 */
final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /** Alpha; empty where no question was rated twice, or where every rating is the same. */
  static OptionalDouble ordinal(RatingTable ratings) {
    int[] values =
        ratings.rows().stream()
            .flatMapToInt(Arrays::stream)
            .filter(value -> value != RatingTable.MISSING)
            .distinct()
            .sorted()
            .toArray();
    double[][] coincidences = coincidences(ratings.paired(), values);
    double[] totals =
        Arrays.stream(coincidences).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double all = Arrays.stream(totals).sum();
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < values.length; c++) {
      for (int k = c + 1; k < values.length; k++) {
        double distance = squaredDistance(totals, c, k);
        observed += coincidences[c][k] * distance;
        expected += totals[c] * totals[k] * distance;
      }
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (all - 1) * observed / expected);
  }

  /** How often each pair of values stands in one question, each question weighing its ratings. */
  private static double[][] coincidences(RatingTable ratings, int[] values) {
    double[][] coincidences = new double[values.length][values.length];
    for (int[] row : ratings.rows()) {
      int[] given =
          Arrays.stream(row)
              .filter(value -> value != RatingTable.MISSING)
              .map(value -> Arrays.binarySearch(values, value))
              .toArray();
      for (int i = 0; i < given.length; i++) {
        for (int j = 0; j < given.length; j++) {
          if (i != j) {
            coincidences[given[i]][given[j]] += 1.0 / (given.length - 1);
          }
        }
      }
    }
    return coincidences;
  }

  private static double squaredDistance(double[] totals, int from, int to) {
    double between = 0;
    for (int g = from; g <= to; g++) {
      between += totals[g];
    }
    double distance = between - (totals[from] + totals[to]) / 2;
    return distance * distance;
  }
}
