package dev.viva.server.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Percentile intervals from questions drawn again with replacement. Source: B. Efron and R. J.
 * Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 */
final class Bootstrap {
  private static final int DRAWS = 2_000;
  private static final int FEWEST_DEFINED = DRAWS / 2;

  /** Fixed, so that the same ratings always give the same interval. */
  private static final long SEED = 7_919;

  private Bootstrap() {}

  /** The statistic with its interval; empty where it, or most of its draws, is not defined. */
  static Optional<Estimate> estimate(
      RatingTable ratings, Function<RatingTable, OptionalDouble> statistic) {
    OptionalDouble value = statistic.apply(ratings);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    RandomGenerator random = new Random(SEED);
    List<Double> draws = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      statistic.apply(draw(ratings, random)).ifPresent(draws::add);
    }
    if (draws.size() < FEWEST_DEFINED) {
      return Optional.empty();
    }
    double[] sorted = draws.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Optional.of(
        new Estimate(
            value.getAsDouble(),
            percentile(sorted, 0.025),
            percentile(sorted, 0.975),
            ratings.size()));
  }

  private static RatingTable draw(RatingTable ratings, RandomGenerator random) {
    int[][] drawn = new int[ratings.size()][];
    Arrays.setAll(drawn, i -> ratings.rows().get(random.nextInt(ratings.size())));
    return new RatingTable(List.of(drawn));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
