package dev.viva.server.report.debrief;

import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Rating;
import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plan;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.document.QuestionTitle;
import dev.viva.server.report.document.Redaction;
import dev.viva.server.report.statistics.Agreement;
import dev.viva.server.report.statistics.RatingTable;
import dev.viva.server.rpc.FileNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * The submitted scorecards of one candidate side by side, without what the profile hides. Every
 * renderer takes its facts from here.
 *
 * @param resource resource name of the candidate
 * @param candidate as called in this document
 * @param columns the scorecards, by interview, then by interviewer
 * @param areas in order of path
 * @param questions those with the largest disagreement first, then in the order of the plans
 * @param findings most important first
 * @param former decisions that the last one replaced, oldest first
 * @param fileName without an extension
 */
public record DebriefReport(
    Profile profile,
    String resource,
    String candidate,
    String role,
    List<Column> columns,
    List<Missing> missing,
    List<AreaRow> areas,
    List<QuestionRow> questions,
    OptionalDouble score,
    double coverage,
    Majority majority,
    List<String> findings,
    List<Agreement.Figure> agreement,
    Optional<Decision> decision,
    List<Decision> former,
    String fileName) {

  /** One scorecard. */
  public record Column(String interview, Instant date, String brief, Scorecards.Scored scored) {
    public Scorecard card() {
      return scored.scorecard();
    }

    public ScoreSummary summary() {
      return scored.summary();
    }
  }

  /**
   * A scorecard that is not there yet.
   *
   * @param late how long after the end of the interview; empty before the end
   */
  public record Missing(String interview, String interviewer, Optional<Duration> late) {}

  /**
   * One area against the columns.
   *
   * @param gap highest minus lowest score; 0 below two scores
   */
  public record AreaRow(
      String area, List<Optional<ScoreSummary.AreaScore>> cells, OptionalDouble mean, double gap) {}

  /** One cell: what was seen. */
  public record Cell(Rating rating, String note) {}

  /**
   * One question against the columns.
   *
   * @param gap highest minus lowest rating; 0 below two ratings
   */
  public record QuestionRow(
      String interview,
      int position,
      String question,
      String title,
      String area,
      List<Optional<Cell>> cells,
      int gap) {}

  /**
   * The facts as {@code profile} shows them.
   *
   * @param decisions oldest first
   * @param now for how late a missing scorecard is
   */
  public static DebriefReport of(
      Candidate candidate,
      List<PanelCards> panels,
      List<Decision> decisions,
      Profile profile,
      Instant now) {
    Redaction redaction = new Redaction(profile);
    List<PanelCards> shown = panels.stream().map(panel -> redacted(panel, redaction)).toList();
    List<Column> columns = columns(shown, redaction);
    List<Ballot> ballots = Ballot.of(shown);
    List<Missing> missing = missing(shown, now);
    List<AreaRow> areas = areas(columns);
    List<QuestionRow> questions = questions(shown, columns, profile);
    RatingTable ratings = ratings(columns, questions);
    List<Agreement.Figure> agreement = Agreement.figures(ratings);
    Majority majority =
        Majority.of(columns.stream().map(column -> column.card().recommendation()).toList());
    List<String> findings =
        Findings.of(columns, missing, areas, questions, ballots, ratings, agreement);
    List<Decision> redacted =
        decisions.stream().map(decision -> redacted(decision, redaction)).toList();
    String file = profile.showsCandidate() ? candidate.displayName() : "audit-" + candidate.id();
    return new DebriefReport(
        profile,
        candidate.resource(),
        redaction.candidate(candidate),
        redaction.typed(candidate.role()),
        columns,
        missing,
        areas,
        questions,
        Ballot.mean(ballots),
        Ballot.coverage(ballots),
        majority,
        findings,
        agreement,
        redacted.stream().reduce((first, second) -> second),
        redacted.isEmpty() ? List.of() : redacted.subList(0, redacted.size() - 1),
        FileNames.of("debrief-" + file));
  }

  private static PanelCards redacted(PanelCards panel, Redaction redaction) {
    return new PanelCards(
        panel.interview(),
        panel.candidate(),
        panel.cards().stream()
            .map(
                scored ->
                    new Scorecards.Scored(redaction.card(scored.scorecard()), scored.summary()))
            .toList(),
        panel.missing().stream().map(redaction::interviewer).toList());
  }

  private static Decision redacted(Decision decision, Redaction redaction) {
    Profile profile = redaction.profile();
    if (profile.showsInterviewers()) {
      return decision;
    }
    return new Decision(
        decision.hire(),
        redaction.typed(decision.rationale()),
        decision.participants().stream().map(redaction::interviewer).toList(),
        decision.time(),
        redaction.interviewer(decision.recorder()),
        decision.known().stream()
            .map(
                known ->
                    new Decision.Known(
                        known.interview(),
                        redaction.interviewer(known.interviewer()),
                        known.etag(),
                        known.recommendation(),
                        known.score(),
                        known.coverage()))
            .toList(),
        decision.missing().stream().map(who -> missing(who, redaction)).toList(),
        List.of());
  }

  /** {@code interview/interviewer} with the interviewer as called in this document. */
  private static String missing(String who, Redaction redaction) {
    int slash = who.indexOf('/');
    return who.substring(0, slash + 1) + redaction.interviewer(who.substring(slash + 1));
  }

  private static List<Column> columns(List<PanelCards> panels, Redaction redaction) {
    List<Column> columns = new ArrayList<>();
    for (PanelCards panel : panels) {
      for (Scorecards.Scored scored : panel.cards()) {
        columns.add(
            new Column(
                panel.interview().id(),
                panel.interview().started().orElse(panel.interview().created()),
                redaction.typed(panel.interview().plan().brief().text()),
                scored));
      }
    }
    return columns;
  }

  private static List<Missing> missing(List<PanelCards> panels, Instant now) {
    List<Missing> missing = new ArrayList<>();
    for (PanelCards panel : panels) {
      Optional<Duration> late =
          panel.interview().finished().map(finished -> Duration.between(finished, now));
      panel.missing().forEach(id -> missing.add(new Missing(panel.interview().id(), id, late)));
    }
    return missing;
  }

  private static List<AreaRow> areas(List<Column> columns) {
    TreeSet<String> paths = new TreeSet<>();
    columns.forEach(column -> column.summary().areas().forEach(area -> paths.add(area.area())));
    return paths.stream().map(path -> areaRow(path, columns)).toList();
  }

  private static AreaRow areaRow(String path, List<Column> columns) {
    List<Optional<ScoreSummary.AreaScore>> cells =
        columns.stream()
            .map(
                column ->
                    column.summary().areas().stream()
                        .filter(area -> area.area().equals(path))
                        .findFirst())
            .toList();
    double[] scores =
        cells.stream()
            .flatMap(Optional::stream)
            .flatMapToDouble(area -> area.score().stream())
            .sorted()
            .toArray();
    double gap = scores.length < 2 ? 0 : scores[scores.length - 1] - scores[0];
    return new AreaRow(path, cells, Arrays.stream(scores).average(), gap);
  }

  private static List<QuestionRow> questions(
      List<PanelCards> panels, List<Column> columns, Profile profile) {
    List<QuestionRow> rows = new ArrayList<>();
    for (PanelCards panel : panels) {
      List<Plan.Item> planned = panel.interview().plan().items();
      for (int i = 0; i < planned.size(); i++) {
        QuestionRow row = questionRow(panel.interview().id(), i, planned.get(i), columns);
        boolean asked =
            row.cells().stream().flatMap(Optional::stream).anyMatch(c -> c.rating().wasAsked());
        if (!panel.cards().isEmpty() && (asked || profile.showsBank())) {
          rows.add(row);
        }
      }
    }
    rows.sort(Comparator.comparing(row -> row.gap() >= 2 ? -row.gap() : 0));
    return rows;
  }

  private static QuestionRow questionRow(
      String interview, int index, Plan.Item planned, List<Column> columns) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (Column column : columns) {
      if (column.interview().equals(interview)) {
        Scorecard.Item item = column.card().items().get(index);
        cells.add(Optional.of(new Cell(item.rating(), item.note())));
      } else {
        cells.add(Optional.empty());
      }
    }
    int[] values =
        cells.stream()
            .flatMap(Optional::stream)
            .flatMapToInt(cell -> cell.rating().value().stream())
            .sorted()
            .toArray();
    return new QuestionRow(
        interview,
        index + 1,
        planned.question().id(),
        QuestionTitle.of(planned.question()),
        planned.area(),
        cells,
        values.length < 2 ? 0 : values[values.length - 1] - values[0]);
  }

  /** Questions against people: whoever was in two interviews has one column here. */
  private static RatingTable ratings(List<Column> columns, List<QuestionRow> questions) {
    List<String> raters =
        columns.stream().map(column -> column.card().interviewer()).distinct().toList();
    List<int[]> rows = new ArrayList<>();
    for (QuestionRow question : questions) {
      int[] row = new int[raters.size()];
      Arrays.fill(row, RatingTable.MISSING);
      for (int i = 0; i < columns.size(); i++) {
        int rater = raters.indexOf(columns.get(i).card().interviewer());
        question
            .cells()
            .get(i)
            .ifPresent(cell -> cell.rating().value().ifPresent(value -> row[rater] = value));
      }
      rows.add(row);
    }
    return new RatingTable(rows);
  }

  /** Whether every scorecard of every panel is in. */
  public boolean isComplete() {
    return missing.isEmpty();
  }
}
