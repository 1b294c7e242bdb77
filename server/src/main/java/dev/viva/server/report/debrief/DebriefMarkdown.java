package dev.viva.server.report.debrief;

import dev.viva.server.report.document.Markdown;
import dev.viva.server.report.document.Words;
import dev.viva.server.report.statistics.Agreement;
import java.util.List;

/** A debrief as Markdown. */
public final class DebriefMarkdown {
  private DebriefMarkdown() {}

  public static String render(DebriefReport report) {
    StringBuilder out = new StringBuilder();
    out.append("# Debrief: ").append(Markdown.line(report.candidate())).append("\n\n");
    if (!report.role().isEmpty()) {
      out.append(Markdown.line(report.role())).append("\n\n");
    }
    out.append("**")
        .append(report.majority().inWords())
        .append("**, mean score **")
        .append(Words.score(report.score()))
        .append("** of 4, coverage ")
        .append(Words.percent(report.coverage()))
        .append("\n\n");
    report.decision().ifPresent(decision -> decision("## Decision: ", decision, out));
    out.append("## Findings\n\n");
    report.findings().forEach(line -> out.append("- ").append(Markdown.line(line)).append('\n'));
    out.append('\n');
    panel(report, out);
    areas(report, out);
    questions(report, out);
    agreement(report.agreement(), out);
    report.former().forEach(decision -> decision("## Former decision: ", decision, out));
    if (!report.profile().note().isEmpty()) {
      out.append("*").append(report.profile().note()).append("*\n");
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static void decision(String heading, Decision decision, StringBuilder out) {
    out.append(heading).append(Markdown.line(DebriefWords.decision(decision))).append("\n\n");
    if (!decision.rationale().isBlank()) {
      out.append(Markdown.quote(decision.rationale())).append("\n\n");
    }
    out.append(Markdown.line(DebriefWords.known(decision))).append("\n\n");
  }

  private static void panel(DebriefReport report, StringBuilder out) {
    if (report.columns().isEmpty()) {
      return;
    }
    out.append("## Panel\n\n");
    for (DebriefReport.Column column : report.columns()) {
      out.append("### ")
          .append(Markdown.line(DebriefWords.heading(report, column)))
          .append(": ")
          .append(Words.recommendation(column.card().recommendation()))
          .append(", ")
          .append(Words.score(column.summary().score()))
          .append(" of 4 on ")
          .append(Words.percent(column.summary().coverage()))
          .append("\n\n");
      if (!column.card().comment().isBlank()) {
        out.append(Markdown.quote(column.card().comment())).append("\n\n");
      }
    }
  }

  private static void areas(DebriefReport report, StringBuilder out) {
    if (report.areas().isEmpty()) {
      return;
    }
    out.append("## Areas\n\n| Area |");
    headings(report, out);
    out.append(" Mean |\n|---|").append("---|".repeat(report.columns().size())).append("---:|\n");
    for (DebriefReport.AreaRow row : report.areas()) {
      out.append("| ").append(Markdown.line(row.area())).append(" |");
      row.cells().forEach(cell -> out.append(' ').append(DebriefWords.area(cell)).append(" |"));
      out.append(' ').append(Words.score(row.mean())).append(" |\n");
    }
    out.append('\n');
  }

  private static void questions(DebriefReport report, StringBuilder out) {
    if (report.questions().isEmpty()) {
      return;
    }
    out.append("## Questions\n\n| Question | Area |");
    headings(report, out);
    out.append(" Gap |\n|---|---|")
        .append("---|".repeat(report.columns().size()))
        .append("---:|\n");
    for (DebriefReport.QuestionRow row : report.questions()) {
      out.append("| ")
          .append(row.position())
          .append(". ")
          .append(Markdown.line(row.title()))
          .append(" | ")
          .append(Markdown.line(row.area()))
          .append(" |");
      row.cells().forEach(cell -> out.append(' ').append(DebriefWords.cell(cell)).append(" |"));
      out.append(' ').append(row.gap() == 0 ? "" : row.gap()).append(" |\n");
    }
    out.append('\n');
  }

  private static void headings(DebriefReport report, StringBuilder out) {
    report
        .columns()
        .forEach(
            column ->
                out.append(' ')
                    .append(Markdown.line(DebriefWords.heading(report, column)))
                    .append(" |"));
  }

  private static void agreement(List<Agreement.Figure> figures, StringBuilder out) {
    if (figures.isEmpty()) {
      return;
    }
    out.append("## Agreement\n\n| Figure | Value | 95 % interval | Questions | In words |\n");
    out.append("|---|---:|---|---:|---|\n");
    for (Agreement.Figure figure : figures) {
      out.append("| ")
          .append(figure.title())
          .append(" | ")
          .append(Words.number(figure.estimate().value()))
          .append(" | ")
          .append(DebriefWords.interval(figure))
          .append(" | ")
          .append(figure.estimate().count())
          .append(" | ")
          .append(figure.words())
          .append(" |\n");
    }
    out.append('\n');
  }
}
