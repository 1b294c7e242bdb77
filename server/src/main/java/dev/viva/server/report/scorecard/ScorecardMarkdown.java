package dev.viva.server.report.scorecard;

import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.report.document.Markdown;
import dev.viva.server.report.document.Words;
import java.util.List;

/**
 * A scorecard as Markdown: recommendation and comment first, then the scores by area with their
 * coverage, then every question with its evidence. What people typed is kept, but cannot break out
 * of its place: see {@link Markdown}.
 */
public final class ScorecardMarkdown {
  private ScorecardMarkdown() {}

  public static String render(ScorecardReport report) {
    StringBuilder out = new StringBuilder();
    out.append("# Scorecard: ").append(Markdown.line(report.candidate())).append("\n\n");
    if (!report.mark().isEmpty()) {
      out.append("> **")
          .append(report.mark())
          .append("**: ")
          .append(report.markInWords())
          .append(".\n\n");
    }
    facts(report, out);
    verdict(report, out);
    areas(report, out);
    out.append("## Questions\n\n");
    report.asked().forEach(row -> question(row, out));
    notAsked(report.notAsked(), out);
    note("## Notes", report.scorecard().note(), out);
    note("## Private notes", report.scorecard().privateNote(), out);
    amendments(report.amendments(), out);
    if (!report.profile().note().isEmpty()) {
      out.append("*").append(report.profile().note()).append("*\n");
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static void facts(ScorecardReport report, StringBuilder out) {
    fact("Role", report.role(), out);
    fact("Brief", report.brief(), out);
    fact("Interviewer", report.interviewer(), out);
    fact(
        "Interview",
        report.interview().id() + ", " + report.date().map(Words::time).orElse("not started"),
        out);
    fact("Time", time(report), out);
    report.scorecard().submitted().ifPresent(time -> fact("Submitted", Words.time(time), out));
    out.append('\n');
  }

  private static String time(ScorecardReport report) {
    String planned = report.plannedMinutes() + " min of questions planned";
    return report.spentSeconds() == 0
        ? planned
        : planned + ", " + Words.minutes(report.spentSeconds()) + " min used";
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
    for (String warning : report.warnings()) {
      out.append("- Note: ").append(Markdown.line(warning)).append('\n');
    }
    if (!report.warnings().isEmpty()) {
      out.append('\n');
    }
  }

  private static void areas(ScorecardReport report, StringBuilder out) {
    out.append("| Area | Score | 1 to 4 | Coverage | Weight |\n|---|---:|---|---:|---:|\n");
    for (ScoreSummary.AreaScore area : report.summary().areas()) {
      out.append("| ")
          .append(Markdown.line(area.area()))
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
        .append(Words.rating(row.rating()))
        .append("\n\n")
        .append(Markdown.line(row.area()))
        .append(", ")
        .append(row.plannedMinutes())
        .append(" min planned");
    if (row.spentSeconds() > 0) {
      out.append(", ").append(Words.minutes(row.spentSeconds())).append(" min used");
    }
    out.append(", `").append(row.question()).append("`\n\n");
    if (!row.anchor().isEmpty()) {
      out.append("*").append(Markdown.line(row.anchor())).append("*\n\n");
    }
    if (!row.note().isBlank()) {
      out.append(Markdown.quote(row.note())).append("\n\n");
    }
  }

  private static void notAsked(List<ScorecardReport.Row> rows, StringBuilder out) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("## Not asked\n\n");
    for (ScorecardReport.Row row : rows) {
      out.append("- ").append(row.position()).append(". ").append(Markdown.line(row.title()));
      out.append(" (").append(Markdown.line(row.area())).append(')');
      if (!row.note().isBlank()) {
        out.append(": ").append(Markdown.line(row.note()));
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private static void amendments(List<ScorecardReport.Amendment> amendments, StringBuilder out) {
    if (amendments.isEmpty()) {
      return;
    }
    out.append("## Changes after submission\n\n");
    for (ScorecardReport.Amendment amendment : amendments) {
      out.append("- Version of ")
          .append(Words.time(amendment.submitted()))
          .append(": ")
          .append(Words.count(amendment.changedRatings(), "rating"))
          .append(" changed")
          .append(amendment.changedRecommendation() ? ", recommendation changed" : "");
      if (!amendment.reason().isBlank()) {
        out.append(": ").append(Markdown.line(amendment.reason()));
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
