package dev.viva.server.report;

import dev.viva.server.interview.ScoreSummary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A scorecard as Markdown: recommendation and comment first, then the scores by area with their
 * coverage, then every question with its evidence. What people typed is kept, but cannot break out
 * of its place: see {@link Markdown}.
 */
final class ScorecardMarkdown {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ScorecardMarkdown() {}

  static String render(ScorecardReport report) {
    StringBuilder out = new StringBuilder();
    out.append("# Scorecard: ")
        .append(Markdown.line(report.candidate().displayName()))
        .append("\n\n");
    if (report.isDraft()) {
      out.append("> **DRAFT**: not submitted, may still change.\n\n");
    }
    facts(report, out);
    verdict(report, out);
    areas(report, out);
    out.append("## Questions\n\n");
    report.asked().forEach(row -> question(row, out));
    notAsked(report.notAsked(), out);
    note("## Notes", report.scorecard().note(), out);
    note("## Private notes", report.scorecard().privateNote(), out);
    return out.toString().stripTrailing() + "\n";
  }

  private static void facts(ScorecardReport report, StringBuilder out) {
    fact("Role", report.candidate().role(), out);
    fact("Brief", report.interview().plan().brief().text(), out);
    fact("Interviewer", report.scorecard().interviewer(), out);
    fact("Interview", report.interview().id() + ", " + when(report.interview().started()), out);
    String used =
        report.spentSeconds() == 0 ? "" : ", " + Math.round(report.spentSeconds() / 60.0) + " used";
    fact("Time", report.plannedMinutes() + " min of questions planned" + used, out);
    report.scorecard().submitted().ifPresent(time -> fact("Submitted", TIME.format(time), out));
    out.append('\n');
  }

  private static String when(Optional<Instant> time) {
    return time.map(TIME::format).orElse("not started");
  }

  private static void fact(String name, String value, StringBuilder out) {
    if (!value.isEmpty()) {
      out.append("- **").append(name).append(":** ").append(Markdown.line(value)).append('\n');
    }
  }

  private static void verdict(ScorecardReport report, StringBuilder out) {
    out.append("## Recommendation: ")
        .append(Words.recommendation(report.scorecard().recommendation()))
        .append("\n\n");
    if (!report.scorecard().comment().isBlank()) {
      out.append(Markdown.quote(report.scorecard().comment())).append("\n\n");
    }
    out.append("**Score ")
        .append(Words.score(report.summary().score()))
        .append("** of 4, coverage ")
        .append(Words.percent(report.summary().coverage()))
        .append("\n\n");
  }

  private static void areas(ScorecardReport report, StringBuilder out) {
    out.append("| Area | Score | 1 to 4 | Coverage | Weight |\n|---|---:|---|---:|---:|\n");
    for (ScoreSummary.AreaScore area : report.summary().areas()) {
      out.append("| ")
          .append(Markdown.cell(area.area()))
          .append(" | ")
          .append(Words.score(area.score()))
          .append(" | ")
          .append(Words.bar(area.score()))
          .append(" | ")
          .append(area.assessed())
          .append(" of ")
          .append(area.planned())
          .append(" | ")
          .append(Words.percent(area.weight()))
          .append(" |\n");
    }
    out.append('\n');
  }

  private static void question(ScorecardReport.Row row, StringBuilder out) {
    out.append("### ")
        .append(row.position())
        .append(". ")
        .append(Markdown.line(row.title()))
        .append(": ")
        .append(Words.rating(row.seen().rating()))
        .append("\n\n")
        .append(Markdown.line(row.planned().area()))
        .append(", ")
        .append(row.planned().minutes())
        .append(" min planned");
    if (row.seen().spentSeconds() > 0) {
      out.append(", ").append(Math.round(row.seen().spentSeconds() / 60.0)).append(" used");
    }
    out.append(", `").append(row.planned().question().id()).append("`\n\n");
    if (!row.anchor().isEmpty()) {
      out.append("*").append(Markdown.line(row.anchor())).append("*\n\n");
    }
    if (!row.seen().note().isBlank()) {
      out.append(Markdown.quote(row.seen().note())).append("\n\n");
    }
  }

  private static void notAsked(List<ScorecardReport.Row> rows, StringBuilder out) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("## Not asked\n\n");
    for (ScorecardReport.Row row : rows) {
      out.append("- ").append(row.position()).append(". ").append(Markdown.line(row.title()));
      if (!row.seen().note().isBlank()) {
        out.append(": ").append(Markdown.line(row.seen().note()));
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private static void note(String heading, String text, StringBuilder out) {
    if (!text.isBlank()) {
      out.append(heading).append("\n\n").append(Markdown.quote(text)).append("\n\n");
    }
  }
}
