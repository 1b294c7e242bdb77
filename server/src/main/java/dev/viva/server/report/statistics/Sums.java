package dev.viva.server.report.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Sums over values of which none can be told any more. Enough for mean and deviation, and two of
 * them add up, so they outlive those whom the values were about.
 *
 * @param squares sum of the squares
 */
public record Sums(long count, double sum, double squares) {
  static final Sums NONE = new Sums(0, 0, 0);

  static Sums of(List<Double> values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    return new Sums(values.size(), sum, squares);
  }

  Sums plus(Sums other) {
    return new Sums(count + other.count, sum + other.sum, squares + other.squares);
  }

  OptionalDouble mean() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** Standard deviation of the sample, by {@code n - 1}; empty below two values. */
  OptionalDouble deviation() {
    return count < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.sqrt(scatter() / (count - 1)));
  }

  /** Standard error of the mean; empty below two values. */
  OptionalDouble standardError() {
    OptionalDouble deviation = deviation();
    return deviation.isEmpty()
        ? deviation
        : OptionalDouble.of(deviation.getAsDouble() / Math.sqrt((double) count));
  }

  /** Sum of the squared differences to the mean. */
  double scatter() {
    return count == 0 ? 0 : Math.max(0, squares - sum * sum / count);
  }

  /**
   * Sums over pairs of values.
   *
   * @param products sum of the products
   */
  public record Pairs(Sums x, Sums y, double products) {
    static final Pairs NONE = new Pairs(Sums.NONE, Sums.NONE, 0);

    static Pairs of(List<Double> xs, List<Double> ys) {
      double products = 0;
      for (int i = 0; i < xs.size(); i++) {
        products += xs.get(i) * ys.get(i);
      }
      return new Pairs(Sums.of(xs), Sums.of(ys), products);
    }

    Pairs plus(Pairs other) {
      return new Pairs(x.plus(other.x), y.plus(other.y), products + other.products);
    }

    /** Pearson's correlation; empty where one of them does not vary. */
    OptionalDouble correlation() {
      double xx = x.scatter();
      double yy = y.scatter();
      return xx < 1e-9 || yy < 1e-9
          ? OptionalDouble.empty()
          : OptionalDouble.of((products - x.sum() * y.sum() / x.count()) / Math.sqrt(xx * yy));
    }
  }
}
