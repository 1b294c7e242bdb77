package dev.viva.server.report.debrief;

import dev.viva.server.report.document.Csv;
import dev.viva.server.report.document.Words;
import java.util.OptionalInt;

/** A debrief as CSV: one row for each question of each scorecard, ready for a pivot table. */
public final class DebriefCsv {
  private DebriefCsv() {}

  public static String render(DebriefReport report) {
    Csv csv =
        new Csv(
            "candidate",
            "role",
            "interview",
            "interviewer",
            "recommendation",
            "score",
            "coverage",
            "position",
            "question",
            "title",
            "area",
            "rating",
            "value",
            "gap",
            "note",
            "comment",
            "decision");
    String decision = report.decision().map(made -> Words.decision(made.hire())).orElse("");
    for (int i = 0; i < report.columns().size(); i++) {
      DebriefReport.Column column = report.columns().get(i);
      for (DebriefReport.QuestionRow row : report.questions()) {
        if (row.cells().get(i).isPresent()) {
          DebriefReport.Cell cell = row.cells().get(i).get();
          OptionalInt value = cell.rating().value();
          csv.row(
              report.candidate(),
              report.role(),
              column.interview(),
              column.card().interviewer(),
              Words.recommendation(column.card().recommendation()),
              column.summary().score(),
              column.summary().coverage(),
              row.position(),
              row.question(),
              row.title(),
              row.area(),
              Words.rating(cell.rating()),
              value.isPresent() ? value.getAsInt() : "",
              row.gap(),
              cell.note(),
              column.card().comment(),
              decision);
        }
      }
    }
    return csv.render();
  }
}
