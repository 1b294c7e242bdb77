package dev.viva.server.report.scorecard;

import dev.viva.server.report.document.Csv;
import dev.viva.server.report.document.Words;
import java.util.OptionalInt;

/** A scorecard as CSV: one row for each question, with what belongs to the whole in every row. */
public final class ScorecardCsv {
  private ScorecardCsv() {}

  public static String render(ScorecardReport report) {
    Csv csv =
        new Csv(
            "candidate",
            "role",
            "interview",
            "date",
            "interviewer",
            "state",
            "recommendation",
            "score",
            "coverage",
            "position",
            "question",
            "title",
            "area",
            "rating",
            "value",
            "anchor",
            "note",
            "planned_minutes",
            "spent_seconds",
            "comment");
    for (ScorecardReport.Row row : report.rows()) {
      OptionalInt value = row.rating().value();
      csv.row(
          report.candidate(),
          report.role(),
          report.interview().id(),
          report.date().map(Object::toString).orElse(""),
          report.interviewer(),
          Words.state(report.scorecard().state()),
          Words.recommendation(report.scorecard().recommendation()),
          report.summary().score(),
          report.summary().coverage(),
          row.position(),
          row.question(),
          row.title(),
          row.area(),
          Words.rating(row.rating()),
          value.isPresent() ? value.getAsInt() : "",
          row.anchor(),
          row.note(),
          row.plannedMinutes(),
          row.spentSeconds(),
          report.scorecard().comment());
    }
    return csv.render();
  }
}
