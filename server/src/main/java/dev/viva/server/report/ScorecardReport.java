package dev.viva.server.report;

import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Rating;
import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A scorecard with everything a reader needs beside it. Every renderer takes its facts from here.
 *
 * @param rows one for each question of the plan, in order
 */
record ScorecardReport(
    Candidate candidate,
    Interview interview,
    Scorecard scorecard,
    ScoreSummary summary,
    List<Row> rows) {
  ScorecardReport {
    rows = List.copyOf(rows);
  }

  /** One question as planned and as seen. */
  record Row(int position, Plan.Item planned, Scorecard.Item seen) {
    /** The title, or the beginning of the prompt. */
    String title() {
      String title = planned.question().content().title();
      return title.isEmpty() ? firstLine(planned.question().content().text()) : title;
    }

    /** The rubric's text for the rating; empty where there is none. */
    String anchor() {
      if (seen.rating().value().isEmpty()) {
        return "";
      }
      int value = seen.rating().value().getAsInt();
      return planned.question().content().rubric().map(rubric -> rubric.anchor(value)).orElse("");
    }

    private static String firstLine(String text) {
      String line = text.strip().lines().findFirst().orElse("");
      return line.length() > 80 ? line.substring(0, 79).stripTrailing() + "…" : line;
    }
  }

  static ScorecardReport of(Scorecards.InContext card) {
    Scorecard scorecard = card.scored().scorecard();
    List<Plan.Item> planned = card.interview().plan().items();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      rows.add(new Row(i + 1, planned.get(i), scorecard.items().get(i)));
    }
    return new ScorecardReport(
        card.candidate(), card.interview(), scorecard, card.scored().summary(), rows);
  }

  boolean isDraft() {
    return scorecard.state() == Scorecard.State.DRAFT;
  }

  List<Row> asked() {
    return rows.stream().filter(row -> row.seen().rating().wasAsked()).toList();
  }

  List<Row> notAsked() {
    return rows.stream().filter(row -> !row.seen().rating().wasAsked()).toList();
  }

  int plannedMinutes() {
    return rows.stream().mapToInt(row -> row.planned().minutes()).sum();
  }

  /** Seconds spent on all questions; 0 where nobody measured. */
  int spentSeconds() {
    return rows.stream().mapToInt(row -> row.seen().spentSeconds()).sum();
  }

  /** How many questions got this rating. */
  long count(Rating rating) {
    return rows.stream().filter(row -> row.seen().rating() == rating).count();
  }
}
