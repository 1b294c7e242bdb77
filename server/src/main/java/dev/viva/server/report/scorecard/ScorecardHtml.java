package dev.viva.server.report.scorecard;

import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.report.document.Bars;
import dev.viva.server.report.document.HtmlPage;
import dev.viva.server.report.document.Inert;
import dev.viva.server.report.document.Pdf;
import dev.viva.server.report.document.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scorecard as HTML, and by way of it as PDF: what {@code scorecard.mustache} shows. */
public final class ScorecardHtml {
  private static final HtmlPage PAGE = new HtmlPage("scorecard");

  private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");

  private ScorecardHtml() {}

  public static String render(ScorecardReport report) {
    return render(report, false);
  }

  public static byte[] pdf(ScorecardReport report) {
    return Pdf.render(render(report, true));
  }

  private static String render(ScorecardReport report, boolean forPdf) {
    return PAGE.render(
        "Scorecard: " + report.candidate(), report.mark(), bookmarks(report), view(report), forPdf);
  }

  private static List<HtmlPage.Bookmark> bookmarks(ScorecardReport report) {
    List<HtmlPage.Bookmark> bookmarks = new ArrayList<>();
    bookmarks.add(new HtmlPage.Bookmark("Recommendation", "recommendation"));
    bookmarks.add(new HtmlPage.Bookmark("Areas", "areas"));
    bookmarks.add(new HtmlPage.Bookmark("Questions", "questions"));
    if (!report.notAsked().isEmpty()) {
      bookmarks.add(new HtmlPage.Bookmark("Not asked", "not-asked"));
    }
    return bookmarks;
  }

  private static Map<String, Object> view(ScorecardReport report) {
    Map<String, Object> view = new HashMap<>();
    view.put("mark", report.mark());
    view.put("markInWords", report.markInWords());
    view.put("candidate", Inert.line(report.candidate()));
    view.put("role", Inert.line(report.role()));
    view.put("brief", Inert.line(report.brief()));
    view.put("interviewer", Inert.line(report.interviewer()));
    view.put("interview", report.interview().id());
    view.put("date", report.date().map(Words::time).orElse("not started"));
    view.put("submitted", report.scorecard().submitted().map(Words::time).orElse(""));
    view.put("time", time(report));
    view.put("recommendation", Words.recommendation(report.scorecard().recommendation()));
    view.put("comment", Inert.text(report.scorecard().comment()));
    view.put("score", Words.score(report.summary().score()));
    view.put("coverage", Words.percent(report.summary().coverage()));
    view.put("warnings", report.warnings());
    view.put("areas", report.summary().areas().stream().map(ScorecardHtml::area).toList());
    double most = report.rows().stream().mapToDouble(ScorecardHtml::longest).max().orElse(0);
    view.put("questions", report.asked().stream().map(row -> question(row, most)).toList());
    view.put("notAsked", report.notAsked().stream().map(row -> question(row, most)).toList());
    view.put("generalNote", Inert.text(report.scorecard().note()));
    view.put("privateNote", Inert.text(report.scorecard().privateNote()));
    view.put("hasNotAsked", !report.notAsked().isEmpty());
    view.put("hasAmendments", !report.amendments().isEmpty());
    view.put("amendments", report.amendments().stream().map(ScorecardHtml::amendment).toList());
    view.put("profile", report.profile().note());
    return view;
  }

  private static String time(ScorecardReport report) {
    String planned = report.plannedMinutes() + " min of questions planned";
    return report.spentSeconds() == 0
        ? planned
        : Words.minutes(report.spentSeconds()) + " min used of " + planned;
  }

  private static Map<String, Object> area(ScoreSummary.AreaScore area) {
    return Map.of(
        "area", Inert.line(area.area()),
        "bar", Bars.score(area.score()),
        "score", Words.score(area.score()),
        "coverage", area.assessed() + " of " + area.planned(),
        "coverageBar", Bars.share(area.coverage()),
        "weight", Words.percent(area.weight()));
  }

  private static double longest(ScorecardReport.Row row) {
    return Math.max(row.plannedMinutes(), row.spentSeconds() / 60.0);
  }

  private static Map<String, Object> question(ScorecardReport.Row row, double most) {
    boolean timed = row.spentSeconds() > 0;
    String time =
        timed
            ? Words.minutes(row.spentSeconds()) + " of " + row.plannedMinutes() + " min"
            : row.plannedMinutes() + " min planned";
    return Map.of(
        "position", row.position(),
        "title", Inert.line(row.title()),
        "area", Inert.line(row.area()),
        "rating", Words.rating(row.rating()),
        "ratingBar",
            row.rating().value().isPresent() ? Bars.rating(row.rating().value().getAsInt()) : "",
        "hasAnchor", !row.anchor().isBlank(),
        "anchor", withCode(Inert.line(row.anchor())),
        "note", Inert.text(row.note()).strip(),
        "time", time,
        "timeBar", Bars.minutes(row.plannedMinutes(), row.spentSeconds() / 60.0, most));
  }

  /** Text with its code spans: pieces of a text, and the code that follows it if any. */
  private static List<Map<String, String>> withCode(String line) {
    List<Map<String, String>> pieces = new ArrayList<>();
    Matcher span = CODE_SPAN.matcher(line);
    int end = 0;
    while (span.find()) {
      pieces.add(Map.of("text", line.substring(end, span.start()), "code", span.group(1)));
      end = span.end();
    }
    pieces.add(Map.of("text", line.substring(end), "code", ""));
    return pieces;
  }

  private static Map<String, Object> amendment(ScorecardReport.Amendment amendment) {
    return Map.of(
        "time", Words.time(amendment.submitted()),
        "ratings", Words.count(amendment.changedRatings(), "rating"),
        "recommendation", amendment.changedRecommendation(),
        "reason", Inert.text(amendment.reason()));
  }
}
