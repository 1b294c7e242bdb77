package dev.viva.server.report.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Intraclass correlations of single ratings with intervals from the F distribution. Source: P. E.
 * Shrout and J. L. Fleiss, "Intraclass correlations: uses in assessing rater reliability",
 * Psychological Bulletin 86 (1979) 420-428.
 */
final class IntraclassCorrelation {
  private static final double TAIL = 0.975;

  private final int n;
  private final int k;
  private final double between;
  private final double within;
  private final double judges;
  private final double error;

  /** The mean squares of a complete table with at least two questions and two raters. */
  private IntraclassCorrelation(RatingTable complete) {
    n = complete.size();
    k = complete.raters();
    double grand = complete.rows().stream().flatMapToInt(Arrays::stream).average().orElseThrow();
    double rows = 0;
    double total = 0;
    double[] columns = new double[k];
    for (int[] row : complete.rows()) {
      rows += square(Arrays.stream(row).average().orElseThrow() - grand);
      for (int j = 0; j < k; j++) {
        columns[j] += row[j];
        total += square(row[j] - grand);
      }
    }
    double betweenSum = k * rows;
    double judgeSum = n * Arrays.stream(columns).map(sum -> square(sum / n - grand)).sum();
    between = betweenSum / (n - 1);
    within = (total - betweenSum) / (n * (k - 1.0));
    judges = judgeSum / (k - 1);
    error = (total - betweenSum - judgeSum) / ((n - 1.0) * (k - 1));
  }

  private static double square(double value) {
    return value * value;
  }

  private static Optional<IntraclassCorrelation> of(RatingTable ratings) {
    RatingTable complete = ratings.complete();
    return complete.size() < 2 || complete.raters() < 2
        ? Optional.empty()
        : Optional.of(new IntraclassCorrelation(complete));
  }

  /**
   * ICC(1,1): how alike two single ratings of a question are, whoever gave them. Empty where every
   * question has the same mean, or nobody ever disagrees.
   */
  static Optional<Estimate> oneWay(RatingTable ratings) {
    return of(ratings).flatMap(IntraclassCorrelation::oneWay);
  }

  /** ICC(2,1): the same for these raters as a sample of all raters. Empty as above. */
  static Optional<Estimate> twoWay(RatingTable ratings) {
    return of(ratings).flatMap(IntraclassCorrelation::twoWay);
  }

  private Optional<Estimate> oneWay() {
    if (isTiny(within) || isTiny(between)) {
      return Optional.empty();
    }
    double f = between / within;
    double low = f / quantile(n - 1.0, n * (k - 1.0));
    double high = f * quantile(n * (k - 1.0), n - 1.0);
    return Optional.of(
        new Estimate(
            (between - within) / (between + (k - 1) * within),
            (low - 1) / (low + k - 1),
            (high - 1) / (high + k - 1),
            n));
  }

  private Optional<Estimate> twoWay() {
    if (isTiny(error) || isTiny(between)) {
      return Optional.empty();
    }
    double value = (between - error) / (between + (k - 1) * error + k * (judges - error) / n);
    double fj = judges / error;
    double a = k * value * fj;
    double b = n * (1 + (k - 1) * value) - k * value;
    double freedom = (k - 1.0) * (n - 1) * square(a + b) / ((n - 1) * square(a) + square(b));
    double rest = k * judges + (k * n - k - n) * error;
    double lower = quantile(n - 1.0, freedom);
    double upper = quantile(freedom, n - 1.0);
    return Optional.of(
        new Estimate(
            value,
            n * (between - lower * error) / (lower * rest + n * between),
            n * (upper * between - error) / (rest + n * upper * between),
            n));
  }

  private static boolean isTiny(double meanSquare) {
    return meanSquare < 1e-9;
  }

  private static double quantile(double numerator, double denominator) {
    return FDistribution.of(numerator, denominator).inverseCumulativeProbability(TAIL);
  }
}
