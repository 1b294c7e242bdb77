package dev.viva.server.report.statistics;

import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How an interviewer rates.
 *
 * @param scorecards submitted
 * @param missing drafts after the end of the interview
 * @param mean rating, 1 to 4
 * @param spread standard deviation of the ratings
 * @param severity mean difference to the mean of the others on the same question of the same
 *     interview; below 0 for a strict one
 * @param severityError its standard error
 * @param overlaps ratings behind the severity
 * @param meanHoursLate from the end of the interview to the submission
 */
public record RaterStatistics(
    String interviewer,
    int scorecards,
    int missing,
    OptionalDouble mean,
    OptionalDouble spread,
    OptionalDouble severity,
    OptionalDouble severityError,
    int overlaps,
    OptionalDouble meanHoursLate) {

  /** What is gathered for one interviewer. */
  private static final class Tally {
    private int scorecards;
    private int missing;
    private final List<Double> ratings = new ArrayList<>();
    private final List<Double> differences = new ArrayList<>();
    private final List<Double> hours = new ArrayList<>();

    private KeptFigures.OfRater sums() {
      return new KeptFigures.OfRater(
          scorecards, missing, Sums.of(ratings), Sums.of(differences), Sums.of(hours));
    }
  }

  /** One for each interviewer, in order of id. */
  public static List<RaterStatistics> of(Collection<PanelCards> panels) {
    return of(panels, KeptFigures.NONE);
  }

  /** The same with what is kept of people who were erased. */
  public static List<RaterStatistics> of(Collection<PanelCards> panels, KeptFigures kept) {
    KeptFigures all = new KeptFigures(Map.of(), sums(panels)).plus(kept);
    return all.raters().entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static RaterStatistics of(String interviewer, KeptFigures.OfRater sums) {
    return new RaterStatistics(
        interviewer,
        (int) sums.scorecards(),
        (int) sums.missing(),
        sums.ratings().mean(),
        sums.ratings().deviation(),
        sums.differences().mean(),
        sums.differences().standardError(),
        (int) sums.differences().count(),
        sums.hours().mean());
  }

  static Map<String, KeptFigures.OfRater> sums(Collection<PanelCards> panels) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (PanelCards panel : panels) {
      for (Scorecards.Scored scored : panel.cards()) {
        Tally tally = tally(tallies, scored.scorecard().interviewer());
        tally.scorecards++;
        panel
            .interview()
            .finished()
            .flatMap(end -> scored.scorecard().submitted().map(sent -> hours(end, sent)))
            .ifPresent(tally.hours::add);
      }
      if (panel.interview().finished().isPresent()) {
        panel.missing().forEach(interviewer -> tally(tallies, interviewer).missing++);
      }
      ratings(panel, tallies);
    }
    Map<String, KeptFigures.OfRater> sums = new TreeMap<>();
    tallies.forEach((interviewer, tally) -> sums.put(interviewer, tally.sums()));
    return sums;
  }

  private static Tally tally(Map<String, Tally> tallies, String interviewer) {
    return tallies.computeIfAbsent(interviewer, id -> new Tally());
  }

  private static double hours(Instant end, Instant submitted) {
    return Math.max(0, Duration.between(end, submitted).toSeconds() / 3600.0);
  }

  private static void ratings(PanelCards panel, Map<String, Tally> tallies) {
    for (int i = 0; i < panel.interview().plan().items().size(); i++) {
      int index = i;
      Map<String, Integer> given =
          panel.cards().stream()
              .map(Scorecards.Scored::scorecard)
              .filter(card -> card.items().get(index).rating().value().isPresent())
              .collect(
                  Collectors.toMap(
                      Scorecard::interviewer,
                      card -> card.items().get(index).rating().value().getAsInt()));
      int sum = given.values().stream().mapToInt(Integer::intValue).sum();
      given.forEach(
          (interviewer, value) -> {
            Tally tally = tally(tallies, interviewer);
            tally.ratings.add((double) value);
            if (given.size() > 1) {
              tally.differences.add(value - (sum - value) / (given.size() - 1.0));
            }
          });
    }
  }
}
