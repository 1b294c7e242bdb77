package dev.viva.server.report.debrief;

import dev.viva.server.report.document.Bars;
import dev.viva.server.report.document.HtmlPage;
import dev.viva.server.report.document.Inert;
import dev.viva.server.report.document.Pdf;
import dev.viva.server.report.document.Words;
import dev.viva.server.report.statistics.Agreement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A debrief as HTML, and by way of it as PDF: what {@code debrief.mustache} shows. */
public final class DebriefHtml {
  private static final HtmlPage PAGE = new HtmlPage("debrief");

  /** From here on the evidence of both sides stands below the question. */
  private static final int LARGE_GAP = 2;

  /** Up to so many interviewers there is room for long evidence beside their ratings. */
  private static final int ROOMY_PANEL = 4;

  private DebriefHtml() {}

  public static String render(DebriefReport report) {
    return render(report, false);
  }

  public static byte[] pdf(DebriefReport report) {
    return Pdf.render(render(report, true));
  }

  private static String render(DebriefReport report, boolean forPdf) {
    String title = "Debrief: " + report.candidate();
    return PAGE.render(title, "", bookmarks(report), view(report), forPdf);
  }

  private static List<HtmlPage.Bookmark> bookmarks(DebriefReport report) {
    List<HtmlPage.Bookmark> bookmarks = new ArrayList<>();
    bookmarks.add(new HtmlPage.Bookmark("Findings", "findings"));
    if (!report.columns().isEmpty()) {
      bookmarks.add(new HtmlPage.Bookmark("Panel", "panel"));
      bookmarks.add(new HtmlPage.Bookmark("Areas", "areas"));
      bookmarks.add(new HtmlPage.Bookmark("Questions", "questions"));
    }
    if (!report.agreement().isEmpty()) {
      bookmarks.add(new HtmlPage.Bookmark("Agreement", "agreement"));
    }
    return bookmarks;
  }

  private static Map<String, Object> view(DebriefReport report) {
    Map<String, Object> view = new HashMap<>();
    view.put("candidate", Inert.line(report.candidate()));
    view.put("role", Inert.line(report.role()));
    view.put("scorecards", Words.count(report.columns().size(), "scorecard"));
    view.put("missing", report.missing().isEmpty() ? "" : report.missing().size() + " missing");
    view.put("answer", report.majority().inWords());
    view.put("score", Words.score(report.score()));
    view.put("coverage", Words.percent(report.coverage()));
    view.put("decisions", report.decision().map(DebriefHtml::decision).stream().toList());
    view.put("former", report.former().stream().map(DebriefHtml::decision).toList());
    view.put("hasFormer", !report.former().isEmpty());
    view.put("findings", report.findings().stream().map(Inert::line).toList());
    view.put("hasColumns", !report.columns().isEmpty());
    view.put("questionWidth", report.columns().size() <= ROOMY_PANEL ? "wider" : "widish");
    view.put("columns", report.columns().stream().map(column -> column(report, column)).toList());
    view.put("areas", report.areas().stream().map(DebriefHtml::area).toList());
    view.put("questions", report.questions().stream().map(row -> question(report, row)).toList());
    view.put("hasAgreement", !report.agreement().isEmpty());
    view.put("agreement", report.agreement().stream().map(DebriefHtml::figure).toList());
    view.put("profile", report.profile().note());
    return view;
  }

  private static Map<String, Object> decision(Decision decision) {
    return Map.of(
        "what", Inert.line(DebriefWords.decision(decision)),
        "rationale", Inert.text(decision.rationale()),
        "known", Inert.line(DebriefWords.known(decision)));
  }

  private static Map<String, Object> column(DebriefReport report, DebriefReport.Column column) {
    return Map.of(
        "heading", Inert.line(DebriefWords.heading(report, column)),
        "recommendation", Words.recommendation(column.card().recommendation()),
        "bar", Bars.score(column.summary().score()),
        "score", Words.score(column.summary().score()),
        "coverage", Words.percent(column.summary().coverage()),
        "comment", Inert.text(column.card().comment()));
  }

  private static Map<String, Object> area(DebriefReport.AreaRow row) {
    return Map.of(
        "area", Inert.line(row.area()),
        "cells", row.cells().stream().map(DebriefWords::area).toList(),
        "bar", Bars.score(row.mean()),
        "mean", Words.score(row.mean()));
  }

  private static Map<String, Object> question(DebriefReport report, DebriefReport.QuestionRow row) {
    List<Map<String, Object>> evidence = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String who = DebriefWords.heading(report, report.columns().get(i));
      row.cells()
          .get(i)
          .filter(cell -> row.gap() >= LARGE_GAP && !cell.note().isBlank())
          .ifPresent(
              cell ->
                  evidence.add(
                      Map.of("who", Inert.line(who), "note", Inert.text(cell.note()).strip())));
    }
    return Map.of(
        "position", row.position(),
        "title", Inert.line(row.title()),
        "area", Inert.line(row.area()),
        "cells", row.cells().stream().map(DebriefWords::cell).toList(),
        "evidence", evidence,
        "gap", row.gap() == 0 ? "" : String.valueOf(row.gap()),
        "large", row.gap() >= LARGE_GAP);
  }

  private static Map<String, Object> figure(Agreement.Figure figure) {
    return Map.of(
        "title", figure.title(),
        "value", Words.number(figure.estimate().value()),
        "interval", DebriefWords.interval(figure),
        "count", figure.estimate().count(),
        "words", figure.words());
  }
}
