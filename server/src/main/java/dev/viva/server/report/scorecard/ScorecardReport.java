package dev.viva.server.report.scorecard;

import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Rating;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plan;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.document.QuestionTitle;
import dev.viva.server.report.document.Redaction;
import dev.viva.server.rpc.FileNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scorecard with everything a reader needs beside it, and without what the profile hides. Every
 * renderer takes its facts from here, so no format can show what another one hides.
 *
 * @param candidate as called in this document
 * @param interviewer as called in this document
 * @param rows one for each question of the plan, in order
 * @param warnings what does not fit together
 * @param fileName without an extension
 */
public record ScorecardReport(
    Profile profile,
    String candidate,
    String role,
    String brief,
    String interviewer,
    Interview interview,
    Scorecard scorecard,
    ScoreSummary summary,
    List<Row> rows,
    List<Amendment> amendments,
    List<String> warnings,
    String fileName) {
  public ScorecardReport {
    rows = List.copyOf(rows);
    amendments = List.copyOf(amendments);
    warnings = List.copyOf(warnings);
  }

  /**
   * One question as planned and as seen.
   *
   * @param anchor the rubric's text for the rating; empty where there is none
   */
  public record Row(
      int position,
      String question,
      String title,
      String area,
      Rating rating,
      String anchor,
      String note,
      int plannedMinutes,
      int spentSeconds) {}

  /**
   * A change after submission.
   *
   * @param submitted when the version before it was
   * @param changedRatings how many
   */
  public record Amendment(
      Instant submitted, String reason, int changedRatings, boolean changedRecommendation) {}

  /** The facts as {@code profile} shows them. */
  public static ScorecardReport of(Scorecards.InContext card, Profile profile) {
    Redaction redaction = new Redaction(profile);
    Interview interview = card.interview();
    Scorecard scorecard = redaction.card(card.scored().scorecard());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < interview.plan().items().size(); i++) {
      Scorecard.Item seen = scorecard.items().get(i);
      if (seen.rating().wasAsked() || profile.showsBank()) {
        rows.add(row(i + 1, interview.plan().items().get(i), seen, redaction));
      }
    }
    String file =
        profile.showsCandidate() ? card.candidate().displayName() : "audit-" + interview.id();
    return new ScorecardReport(
        profile,
        redaction.candidate(card.candidate()),
        redaction.typed(card.candidate().role()),
        redaction.typed(interview.plan().brief().text()),
        scorecard.interviewer(),
        interview,
        scorecard,
        card.scored().summary(),
        rows,
        amendments(scorecard),
        card.scored().warnings(),
        FileNames.of("scorecard-" + file));
  }

  private static Row row(
      int position, Plan.Item planned, Scorecard.Item seen, Redaction redaction) {
    int value = seen.rating().value().orElse(0);
    String anchor =
        value == 0
            ? ""
            : planned.question().content().rubric().map(rubric -> rubric.anchor(value)).orElse("");
    return new Row(
        position,
        planned.question().id(),
        QuestionTitle.of(planned.question()),
        planned.area(),
        seen.rating(),
        redaction.confidential(anchor),
        seen.note(),
        planned.minutes(),
        seen.spentSeconds());
  }

  private static List<Amendment> amendments(Scorecard card) {
    List<Amendment> amendments = new ArrayList<>();
    for (int i = 0; i < card.versions().size(); i++) {
      Scorecard.Version old = card.versions().get(i);
      boolean last = i + 1 == card.versions().size();
      List<Scorecard.Item> items = last ? card.items() : card.versions().get(i + 1).items();
      Recommendation recommendation =
          last ? card.recommendation() : card.versions().get(i + 1).recommendation();
      amendments.add(
          new Amendment(
              old.submitted(),
              old.reason(),
              changed(old.items(), items),
              old.recommendation() != recommendation));
    }
    return amendments;
  }

  private static int changed(List<Scorecard.Item> before, List<Scorecard.Item> after) {
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      changed += before.get(i).rating() == after.get(i).rating() ? 0 : 1;
    }
    return changed;
  }

  public boolean isDraft() {
    return scorecard.state() == Scorecard.State.DRAFT;
  }

  /** What every page must say about the state, letters only; empty for a card that counts. */
  public String mark() {
    return switch (scorecard.state()) {
      case DRAFT -> "DRAFT";
      case VOIDED -> "VOIDED";
      case SUBMITTED, AMENDED -> "";
    };
  }

  /** The mark in words; empty for a card that counts. */
  public String markInWords() {
    return switch (scorecard.state()) {
      case DRAFT -> "not submitted, may still change";
      case VOIDED -> "counts no more";
      case SUBMITTED, AMENDED -> "";
    };
  }

  public List<Row> asked() {
    return rows.stream().filter(row -> row.rating().wasAsked()).toList();
  }

  public List<Row> notAsked() {
    return rows.stream().filter(row -> !row.rating().wasAsked()).toList();
  }

  /** Minutes planned for all questions of the plan. */
  public int plannedMinutes() {
    return interview.plan().items().stream().mapToInt(Plan.Item::minutes).sum();
  }

  /** Seconds spent on all questions; 0 where nobody measured. */
  public int spentSeconds() {
    return scorecard.items().stream().mapToInt(Scorecard.Item::spentSeconds).sum();
  }

  /** When the conversation began, or was to begin. */
  public Optional<Instant> date() {
    return interview.started().or(interview::scheduled);
  }
}
