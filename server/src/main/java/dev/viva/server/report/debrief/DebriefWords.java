package dev.viva.server.report.debrief;

import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.report.document.Words;
import dev.viva.server.report.statistics.Agreement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cells and lines of a debrief in words, the same in every format. */
final class DebriefWords {
  private DebriefWords() {}

  /** {@code 3}, or in words why there is no number. */
  static String cell(Optional<DebriefReport.Cell> cell) {
    return cell.map(
            seen ->
                seen.rating().value().isPresent()
                    ? String.valueOf(seen.rating().value().getAsInt())
                    : Words.rating(seen.rating()))
        .orElse("");
  }

  /** {@code 3.50 (2 of 3)}. */
  static String area(Optional<ScoreSummary.AreaScore> area) {
    return area.map(
            score ->
                Words.score(score.score())
                    + " ("
                    + score.assessed()
                    + " of "
                    + score.planned()
                    + ")")
        .orElse("");
  }

  /** Who gave the scorecard; with the interview where there are several. */
  static String heading(DebriefReport report, DebriefReport.Column column) {
    boolean several =
        report.columns().stream().map(DebriefReport.Column::interview).distinct().count() > 1;
    return several
        ? column.card().interviewer() + ", " + column.interview()
        : column.card().interviewer();
  }

  static String interval(Agreement.Figure figure) {
    return Words.number(figure.estimate().low()) + " to " + Words.number(figure.estimate().high());
  }

  /** Who decided what and when. */
  static String decision(Decision decision) {
    String people = String.join(", ", decision.participants());
    return Words.decision(decision.hire())
        + (people.isEmpty() ? "" : ", decided by " + people)
        + ", "
        + Words.time(decision.time());
  }

  /** What was known at a decision. */
  static String known(Decision decision) {
    List<String> cards =
        decision.known().stream()
            .map(
                card ->
                    card.interviewer()
                        + " "
                        + Words.recommendation(card.recommendation())
                        + " "
                        + Words.score(card.score()))
            .toList();
    String known = cards.isEmpty() ? "no scorecard" : String.join(", ", cards);
    return decision.missing().isEmpty()
        ? "Known then: " + known + "."
        : "Known then: "
            + known
            + "; missing: "
            + decision.missing().stream().collect(Collectors.joining(", "))
            + ".";
  }
}
