package dev.viva.server.report.statistics;

import java.util.List;
import java.util.OptionalDouble;

/** Mean, spread and correlation of small samples. */
final class Moments {
  private Moments() {}

  static OptionalDouble mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average();
  }

  /** Standard deviation of the sample, by {@code n - 1}; empty below two values. */
  static OptionalDouble deviation(List<Double> values) {
    if (values.size() < 2) {
      return OptionalDouble.empty();
    }
    double mean = mean(values).orElseThrow();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
  }

  /** Standard error of the mean; empty below two values. */
  static OptionalDouble standardError(List<Double> values) {
    OptionalDouble deviation = deviation(values);
    return deviation.isEmpty()
        ? deviation
        : OptionalDouble.of(deviation.getAsDouble() / Math.sqrt(values.size()));
  }

  /** Pearson's correlation; empty where one of them does not vary. */
  static OptionalDouble correlation(List<Double> xs, List<Double> ys) {
    double meanX = mean(xs).orElse(0);
    double meanY = mean(ys).orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < xs.size(); i++) {
      xy += (xs.get(i) - meanX) * (ys.get(i) - meanY);
      xx += (xs.get(i) - meanX) * (xs.get(i) - meanX);
      yy += (ys.get(i) - meanY) * (ys.get(i) - meanY);
    }
    return xx < 1e-12 || yy < 1e-12
        ? OptionalDouble.empty()
        : OptionalDouble.of(xy / Math.sqrt(xx * yy));
  }
}
