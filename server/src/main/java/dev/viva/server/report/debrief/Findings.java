package dev.viva.server.report.debrief;

import dev.viva.server.report.document.Words;
import dev.viva.server.report.statistics.Agreement;
import dev.viva.server.report.statistics.RatingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a panel should talk about, in sentences, most important first. */
final class Findings {
  private static final int LARGE_GAP = 2;

  private Findings() {}

  static List<String> of(
      List<DebriefReport.Column> columns,
      List<DebriefReport.Missing> missing,
      List<DebriefReport.AreaRow> areas,
      List<DebriefReport.QuestionRow> questions,
      List<Ballot> ballots,
      RatingTable ratings,
      List<Agreement.Figure> agreement) {
    List<String> findings = new ArrayList<>();
    if (columns.isEmpty()) {
      findings.add("No scorecard is submitted yet.");
    }
    split(ballots).ifPresent(findings::add);
    questions.stream()
        .filter(row -> row.gap() >= LARGE_GAP)
        .forEach(row -> findings.add(disagreement(row, columns)));
    areas.stream()
        .filter(row -> row.gap() >= LARGE_GAP)
        .forEach(row -> findings.add(disagreement(row, columns)));
    findings.addAll(Robustness.of(ballots));
    for (DebriefReport.Column column : columns) {
      column
          .scored()
          .warnings()
          .forEach(warning -> findings.add(column.card().interviewer() + ": " + warning + "."));
    }
    missing.forEach(who -> findings.add(late(who)));
    uncovered(areas).ifPresent(findings::add);
    if (agreement.isEmpty() && columns.size() > 1) {
      findings.add(tooFew(ratings));
    }
    return findings;
  }

  private static Optional<String> split(List<Ballot> ballots) {
    Majority majority = Majority.of(ballots.stream().map(Ballot::recommendation).toList());
    if (majority.inFavour() == 0 || majority.against() == 0) {
      return Optional.empty();
    }
    String votes =
        ballots.stream()
            .map(
                ballot ->
                    ballot.rater()
                        + " says "
                        + Words.recommendation(ballot.recommendation()).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Optional.of("The panel is split, " + majority.inWords() + ": " + votes + ".");
  }

  private static String disagreement(
      DebriefReport.QuestionRow row, List<DebriefReport.Column> columns) {
    List<String> ratings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String who = columns.get(i).card().interviewer();
      row.cells()
          .get(i)
          .filter(cell -> cell.rating().value().isPresent())
          .ifPresent(cell -> ratings.add(who + " " + Words.rating(cell.rating())));
    }
    return "Disagreement on question "
        + row.position()
        + ", “"
        + row.title()
        + "”: "
        + String.join(", ", ratings)
        + ".";
  }

  private static String disagreement(
      DebriefReport.AreaRow row, List<DebriefReport.Column> columns) {
    List<String> scores = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String who = columns.get(i).card().interviewer();
      row.cells()
          .get(i)
          .filter(area -> area.score().isPresent())
          .ifPresent(area -> scores.add(who + " " + Words.score(area.score())));
    }
    return "Disagreement on the area " + row.area() + ": " + String.join(", ", scores) + ".";
  }

  private static String late(DebriefReport.Missing who) {
    String scorecard =
        "The scorecard of " + who.interviewer() + " (" + who.interview() + ") is missing";
    return who.late()
        .map(late -> scorecard + ", " + Words.span(late) + " after the interview.")
        .orElse(scorecard + "; the interview is not over.");
  }

  private static Optional<String> uncovered(List<DebriefReport.AreaRow> areas) {
    String names =
        areas.stream()
            .filter(row -> row.mean().isEmpty())
            .map(DebriefReport.AreaRow::area)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Planned, but assessed by nobody: " + names + ".");
  }

  private static String tooFew(RatingTable ratings) {
    int paired = ratings.paired().size();
    return paired < Agreement.FEWEST
        ? "Agreement figures need "
            + Agreement.FEWEST
            + " questions rated by two people; there "
            + (paired == 1 ? "is 1." : "are " + paired + ".")
        : "Agreement figures are not defined where all ratings are the same.";
  }
}
