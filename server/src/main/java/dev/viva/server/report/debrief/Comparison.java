package dev.viva.server.report.debrief;

import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.ScoreSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Candidates on the same areas. The order goes by the areas that every candidate has a score in; an
 * area that only some were asked about is shown and never counted.
 */
public record Comparison(List<Line> lines, List<AreaLine> areas, List<String> findings) {
  static final int FEWEST = 2;
  static final int MOST = 10;

  /** One candidate with the scorecards that the caller may see. */
  record Entrant(Candidate candidate, List<Ballot> ballots) {}

  /**
   * One candidate.
   *
   * @param common mean over the areas that every candidate has a score in
   */
  public record Line(
      Candidate candidate,
      OptionalDouble score,
      double coverage,
      int scorecards,
      OptionalDouble common,
      Majority majority) {}

  /**
   * One area.
   *
   * @param scores in the order of the candidates
   * @param sameQuestions whether all were rated on the same questions in it
   * @param commonQuestions how many questions all were rated on
   * @param commonScores mean rating on those; empty where there is none
   */
  public record AreaLine(
      String area,
      List<ScoreSummary.AreaScore> scores,
      boolean sameQuestions,
      int commonQuestions,
      List<Double> commonScores) {}

  static Comparison of(List<Entrant> entrants) {
    long people = entrants.stream().map(entrant -> entrant.candidate().id()).distinct().count();
    if (people < FEWEST || entrants.size() > MOST || people < entrants.size()) {
      throw new VivaException.Invalid(
          "names", "names " + people + " different people, expected " + FEWEST + " to " + MOST);
    }
    List<Line> lines = new ArrayList<>();
    List<OptionalDouble> common = common(entrants.stream().map(Entrant::ballots).toList());
    for (Entrant entrant : entrants) {
      lines.add(
          new Line(
              entrant.candidate(),
              Ballot.mean(entrant.ballots()),
              Ballot.coverage(entrant.ballots()),
              entrant.ballots().size(),
              common.get(lines.size()),
              Majority.of(entrant.ballots().stream().map(Ballot::recommendation).toList())));
    }
    List<AreaLine> areas = areas(entrants).stream().map(area -> areaLine(area, entrants)).toList();
    return new Comparison(lines, areas, findings(entrants, lines, areas));
  }

  private static Set<String> areas(List<Entrant> entrants) {
    Set<String> areas = new TreeSet<>();
    for (Entrant entrant : entrants) {
      for (Ballot ballot : entrant.ballots()) {
        ballot.summary().areas().forEach(area -> areas.add(area.area()));
      }
    }
    return areas;
  }

  private static AreaLine areaLine(String area, List<Entrant> entrants) {
    List<Map<String, Double>> rated =
        entrants.stream().map(entrant -> questionMeans(area, entrant.ballots())).toList();
    Set<String> common = new TreeSet<>(rated.get(0).keySet());
    Set<String> all = new HashSet<>();
    for (Map<String, Double> questions : rated) {
      common.retainAll(questions.keySet());
      all.addAll(questions.keySet());
    }
    List<Double> scores =
        common.isEmpty()
            ? List.of()
            : rated.stream()
                .map(
                    questions ->
                        common.stream().mapToDouble(questions::get).average().orElseThrow())
                .toList();
    return new AreaLine(
        area,
        entrants.stream().map(entrant -> score(area, entrant.ballots())).toList(),
        !all.isEmpty() && common.size() == all.size(),
        common.size(),
        scores);
  }

  /** Mean rating over the raters, by question. */
  private static Map<String, Double> questionMeans(String area, List<Ballot> ballots) {
    Map<String, List<Integer>> values = new TreeMap<>();
    for (Ballot ballot : ballots) {
      for (int i = 0; i < ballot.card().items().size(); i++) {
        String question = ballot.card().items().get(i).question();
        if (ballot.area(i).equals(area)) {
          ballot
              .card()
              .items()
              .get(i)
              .rating()
              .value()
              .ifPresent(
                  value -> values.computeIfAbsent(question, id -> new ArrayList<>()).add(value));
        }
      }
    }
    Map<String, Double> means = new TreeMap<>();
    values.forEach(
        (question, all) ->
            means.put(question, all.stream().mapToInt(Integer::intValue).average().orElseThrow()));
    return means;
  }

  private static ScoreSummary.AreaScore score(String area, List<Ballot> ballots) {
    List<ScoreSummary.AreaScore> found =
        ballots.stream()
            .flatMap(ballot -> ballot.summary().areas().stream())
            .filter(summary -> summary.area().equals(area))
            .toList();
    return new ScoreSummary.AreaScore(
        area,
        found.stream().flatMapToDouble(summary -> summary.score().stream()).average(),
        found.stream().mapToDouble(ScoreSummary.AreaScore::weight).average().orElse(0),
        found.stream().mapToInt(ScoreSummary.AreaScore::assessed).sum(),
        found.stream().mapToInt(ScoreSummary.AreaScore::planned).sum());
  }

  /**
   * Each candidate's weighted mean over the areas that all have a score in, with equal weights for
   * all.
   */
  private static List<OptionalDouble> common(List<List<Ballot>> candidates) {
    Set<String> areas = new TreeSet<>();
    candidates.forEach(
        ballots ->
            ballots.forEach(
                ballot -> ballot.summary().areas().forEach(area -> areas.add(area.area()))));
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String area : areas) {
      List<ScoreSummary.AreaScore> scores =
          candidates.stream().map(ballots -> score(area, ballots)).toList();
      if (scores.stream().allMatch(score -> score.score().isPresent())) {
        weights.put(
            area,
            scores.stream().mapToDouble(ScoreSummary.AreaScore::weight).average().orElseThrow());
      }
    }
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    return candidates.stream()
        .map(
            ballots ->
                sum == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                        weights.entrySet().stream()
                                .mapToDouble(
                                    entry ->
                                        entry.getValue()
                                            * score(entry.getKey(), ballots).score().orElseThrow())
                                .sum()
                            / sum))
        .toList();
  }

  private static List<String> findings(
      List<Entrant> entrants, List<Line> lines, List<AreaLine> areas) {
    List<String> findings = new ArrayList<>();
    List<String> roles =
        lines.stream().map(line -> line.candidate().role()).distinct().sorted().toList();
    if (roles.size() > 1) {
      findings.add(
          "Not for one role: "
              + roles.stream()
                  .map(role -> role.isEmpty() ? "no role given" : role)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    lines.stream()
        .filter(line -> line.scorecards() == 0)
        .forEach(
            line ->
                findings.add("No submitted scorecard of " + line.candidate().displayName() + "."));
    String partial =
        areas.stream()
            .filter(area -> area.scores().stream().anyMatch(score -> score.score().isEmpty()))
            .map(AreaLine::area)
            .collect(Collectors.joining(", "));
    if (!partial.isEmpty()) {
      findings.add("Not counted, since not everybody was assessed on it: " + partial + ".");
    }
    String different =
        areas.stream()
            .filter(area -> !area.sameQuestions())
            .filter(area -> area.scores().stream().allMatch(score -> score.score().isPresent()))
            .map(AreaLine::area)
            .collect(Collectors.joining(", "));
    if (!different.isEmpty()) {
      findings.add("On different questions: " + different + ".");
    }
    findings.addAll(robustness(entrants));
    return findings;
  }

  private static List<String> robustness(List<Entrant> entrants) {
    List<List<Ballot>> ballots = entrants.stream().map(Entrant::ballots).toList();
    List<Integer> order = order(common(ballots));
    if (order.isEmpty()) {
      return List.of("No area that everybody was assessed on: there is no order.");
    }
    List<String> changes = new ArrayList<>();
    for (Omission omission : Omission.all(ballots.stream().flatMap(List::stream).toList())) {
      List<Integer> without = order(common(ballots.stream().map(omission.apply()).toList()));
      if (!without.isEmpty() && !Objects.equals(order, without)) {
        changes.add(
            omission.what()
                + " ("
                + without.stream()
                    .map(i -> entrants.get(i).candidate().displayName())
                    .collect(Collectors.joining(" before "))
                + ")");
      }
    }
    if (changes.isEmpty()) {
      return List.of("Robust: the order stays without any one interviewer, area or question.");
    }
    return List.of(
        "The order would change without "
            + changes.stream().limit(5).collect(Collectors.joining(", or without "))
            + (changes.size() > 5 ? ", and " + (changes.size() - 5) + " others" : "")
            + ".");
  }

  /**
   * Candidates from best to worst; empty where they have no common score. Equal scores keep the
   * order given.
   */
  private static List<Integer> order(List<OptionalDouble> scores) {
    if (scores.stream().anyMatch(OptionalDouble::isEmpty)) {
      return List.of();
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> -Math.round(scores.get(i).orElseThrow() * 1_000)));
    return order;
  }
}
