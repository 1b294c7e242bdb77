package dev.viva.server.report.statistics;

import dev.viva.server.interview.PanelCards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How a question does. Facility and item-rest correlation as in F. M. Lord and M. R. Novick,
 * Statistical Theories of Mental Test Scores (1968), chapter 15, with 4 as the highest mark.
 *
 * @param asked interviews in which somebody asked it
 * @param rated ratings it got
 * @param facility mean rating divided by 4
 * @param discrimination correlation of its ratings with the mean of the others on the same
 *     scorecard
 * @param discriminationCount scorecards behind that
 * @param meanSeconds spent on it
 * @param timed how often that was measured
 * @param drift what changed at a date; empty without a date
 */
public record ItemStatistics(
    String question,
    int asked,
    int rated,
    OptionalDouble facility,
    OptionalDouble discrimination,
    int discriminationCount,
    OptionalDouble meanSeconds,
    int timed,
    Optional<Drift> drift) {
  private static final double BEST = 4;
  private static final int FEWEST_TO_DISCRIMINATE = 5;
  private static final int FEWEST_TO_DRIFT = 3;

  /**
   * Facility before and since a date: that of a leaked question rises.
   *
   * @param change {@code since} minus {@code before}; empty where either rests on fewer than 3
   *     ratings
   */
  public record Drift(
      OptionalDouble before, OptionalDouble since, OptionalDouble change, OptionalDouble error) {}

  /** One for each question on the scorecards, in order of id. */
  public static List<ItemStatistics> of(Collection<PanelCards> panels, Optional<Instant> since) {
    Map<String, List<Observation>> byQuestion = new TreeMap<>();
    for (Observation observation : Observation.of(panels)) {
      byQuestion.computeIfAbsent(observation.question(), id -> new ArrayList<>()).add(observation);
    }
    return byQuestion.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), since))
        .toList();
  }

  private static ItemStatistics of(
      String question, List<Observation> observations, Optional<Instant> since) {
    long asked =
        observations.stream()
            .filter(Observation::asked)
            .map(Observation::interview)
            .distinct()
            .count();
    List<Double> facilities = facilities(observations);
    List<Observation> paired =
        observations.stream().filter(observation -> observation.rest().isPresent()).toList();
    List<Double> seconds =
        observations.stream()
            .filter(observation -> observation.asked() && observation.seconds() > 0)
            .map(observation -> (double) observation.seconds())
            .toList();
    return new ItemStatistics(
        question,
        (int) asked,
        facilities.size(),
        Moments.mean(facilities),
        discrimination(paired),
        paired.size(),
        Moments.mean(seconds),
        seconds.size(),
        since.map(date -> drift(observations, date)));
  }

  private static List<Double> facilities(List<Observation> observations) {
    return observations.stream()
        .filter(observation -> observation.value().isPresent())
        .map(observation -> observation.value().getAsInt() / BEST)
        .toList();
  }

  private static OptionalDouble discrimination(List<Observation> paired) {
    if (paired.size() < FEWEST_TO_DISCRIMINATE) {
      return OptionalDouble.empty();
    }
    return Moments.correlation(
        paired.stream().map(observation -> (double) observation.value().getAsInt()).toList(),
        paired.stream().map(observation -> observation.rest().getAsDouble()).toList());
  }

  private static Drift drift(List<Observation> observations, Instant date) {
    List<Double> before =
        facilities(observations.stream().filter(seen -> seen.time().isBefore(date)).toList());
    List<Double> since =
        facilities(observations.stream().filter(seen -> !seen.time().isBefore(date)).toList());
    OptionalDouble first = Moments.mean(before);
    OptionalDouble second = Moments.mean(since);
    if (before.size() < FEWEST_TO_DRIFT || since.size() < FEWEST_TO_DRIFT) {
      return new Drift(first, second, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double error =
        Math.hypot(
            Moments.standardError(before).orElseThrow(),
            Moments.standardError(since).orElseThrow());
    return new Drift(
        first,
        second,
        OptionalDouble.of(second.orElseThrow() - first.orElseThrow()),
        OptionalDouble.of(error));
  }
}
