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
    return of(panels, since, KeptFigures.NONE);
  }

  /**
   * The same with what is kept of people who were erased; only a drift is without it, because no
   * times are kept.
   */
  public static List<ItemStatistics> of(
      Collection<PanelCards> panels, Optional<Instant> since, KeptFigures kept) {
    Map<String, List<Observation>> byQuestion = new TreeMap<>();
    kept.questions().keySet().forEach(id -> byQuestion.put(id, new ArrayList<>()));
    for (Observation observation : Observation.of(panels)) {
      byQuestion.computeIfAbsent(observation.question(), id -> new ArrayList<>()).add(observation);
    }
    return byQuestion.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), since, kept.question(entry.getKey())))
        .toList();
  }

  private static ItemStatistics of(
      String question,
      List<Observation> observations,
      Optional<Instant> since,
      KeptFigures.OfQuestion kept) {
    KeptFigures.OfQuestion all = KeptFigures.OfQuestion.of(observations).plus(kept);
    OptionalDouble mean = all.ratings().mean();
    return new ItemStatistics(
        question,
        (int) all.asked(),
        (int) all.ratings().count(),
        mean.isPresent() ? OptionalDouble.of(mean.getAsDouble() / BEST) : mean,
        all.pairs().x().count() < FEWEST_TO_DISCRIMINATE
            ? OptionalDouble.empty()
            : all.pairs().correlation(),
        (int) all.pairs().x().count(),
        all.seconds().mean(),
        (int) all.seconds().count(),
        since.map(date -> drift(observations, date)));
  }

  private static Sums facilities(List<Observation> observations) {
    return Sums.of(
        observations.stream()
            .filter(observation -> observation.value().isPresent())
            .map(observation -> observation.value().getAsInt() / BEST)
            .toList());
  }

  private static Drift drift(List<Observation> observations, Instant date) {
    Sums before =
        facilities(observations.stream().filter(seen -> seen.time().isBefore(date)).toList());
    Sums since =
        facilities(observations.stream().filter(seen -> !seen.time().isBefore(date)).toList());
    if (before.count() < FEWEST_TO_DRIFT || since.count() < FEWEST_TO_DRIFT) {
      return new Drift(before.mean(), since.mean(), OptionalDouble.empty(), OptionalDouble.empty());
    }
    double error =
        Math.hypot(before.standardError().orElseThrow(), since.standardError().orElseThrow());
    return new Drift(
        before.mean(),
        since.mean(),
        OptionalDouble.of(since.mean().orElseThrow() - before.mean().orElseThrow()),
        OptionalDouble.of(error));
  }
}
