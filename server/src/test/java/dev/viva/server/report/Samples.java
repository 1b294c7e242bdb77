package dev.viva.server.report;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.ParsedBrief;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Rating;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Objective;
import dev.viva.server.plan.Plan;
import dev.viva.server.report.debrief.DebriefReport;
import dev.viva.server.report.debrief.Decision;
import dev.viva.server.report.document.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** People, interviews and scorecards to make reports of. Nobody in them exists. */
public final class Samples {
  public static final Instant START = Instant.parse("2026-03-12T13:00:00Z");

  /** Letters of many scripts, and everything that ever broke a report. */
  public static final String HOSTILE =
      "<script>alert(1)</script> =cmd|' /C calc'!A0 \u001b[31mred\u001b[0m \u202Eright to left "
          + "](javascript:alert(1)) ![x](file:///etc/passwd) | `code` &#x41; Ωλ Жук 陳大文 محمد עברית \u0007 ]]>";

  private static final Rubric RUBRIC =
      new Rubric(
          List.of(
              "Cannot say what it is for",
              "Knows the words, not the consequences",
              "Explains `it` with an example of their own",
              "Names the limits and what to do about them"));

  private Samples() {}

  public static Candidate candidate(String name, String role) {
    return new Candidate("c-7f3k2", name, "", role, START.minus(Duration.ofDays(3)), false, 1);
  }

  public static Question question(String id, String title, String area, int minutes) {
    return new Question(
        id,
        "sample",
        new Question.Content(
            title, title + "?", "", Optional.of(RUBRIC), List.of(), List.of(), "", List.of()),
        new Question.Tags(
            List.of(area), Kind.CONCEPTUAL, LevelRange.ANY, 3, minutes, "", "", "", Map.of()),
        new Question.Source("", 0, ""),
        Question.Status.ACTIVE,
        1);
  }

  /** Eight questions in two named areas and one more. */
  public static Plan plan(String id, String brief) {
    List<Question> questions =
        List.of(
            question("orm-n-plus-one", "Find and fix an N+1 query", "django", 8),
            question("django-signals", "When are signals the wrong tool", "django", 5),
            question("migrations-live", "Migrate a large table without downtime", "django", 8),
            question("django-auth", "Where does permission checking belong", "django", 5),
            question("k8s-probes", "Readiness against liveness", "devops", 5),
            question("ci-slow", "A pipeline that takes 40 minutes", "devops", 8),
            question("incident-review", "Walk through an incident of yours", "devops", 6),
            question("mentoring", "How do you review a junior's code", "collaboration", 5));
    List<Plan.Item> items = new ArrayList<>();
    int minute = 5;
    for (Question question : questions) {
      items.add(new Plan.Item(question, minute, question.tags().mainArea(), ""));
      minute += question.tags().minutes();
    }
    return plan(id, brief, items);
  }

  public static Plan plan(String id, String brief, List<Plan.Item> items) {
    Brief parsed =
        new Brief(
            brief,
            LevelRange.ANY,
            List.of(new Brief.AreaShare("django", 1), new Brief.AreaShare("devops", 1)),
            60,
            List.of(),
            List.of(),
            List.of());
    return new Plan(
        id,
        new ParsedBrief(parsed, List.of(), List.of()),
        5,
        5,
        items,
        new Objective(0, 0, Map.of()),
        1,
        0,
        Optional.empty(),
        "ada",
        Optional.empty(),
        List.of(),
        List.of(),
        START,
        1);
  }

  public static Interview interview(String id, Plan plan, String... panel) {
    return new Interview(
        id,
        "c-7f3k2",
        plan,
        List.of(panel),
        Interview.State.COMPLETE,
        Optional.empty(),
        Optional.of(START),
        Optional.of(START.plus(Duration.ofMinutes(58))),
        Map.of(),
        "",
        START.minus(Duration.ofDays(1)),
        2);
  }

  /**
   * A scorecard.
   *
   * @param ratings one digit for each question: 0 not asked, 1 to 4, 5 not assessed, 9 unrated
   */
  public static Scorecard card(
      Interview interview, String interviewer, String ratings, Recommendation recommendation) {
    return card(interview, interviewer, ratings, recommendation, "", Scorecard.State.SUBMITTED);
  }

  public static Scorecard card(
      Interview interview,
      String interviewer,
      String ratings,
      Recommendation recommendation,
      String comment,
      Scorecard.State state) {
    List<Scorecard.Item> items = new ArrayList<>();
    for (int i = 0; i < ratings.length(); i++) {
      Rating rating = rating(ratings.charAt(i));
      int planned = interview.plan().items().get(i).minutes();
      items.add(
          new Scorecard.Item(
              interview.plan().items().get(i).question().id(),
              rating,
              "",
              Optional.empty(),
              rating.wasAsked() ? (planned * 60 * (i % 3 + 3)) / 4 : 0,
              false));
    }
    return new Scorecard(
        interview.id(),
        interviewer,
        state,
        items,
        "",
        "",
        recommendation,
        comment,
        state == Scorecard.State.DRAFT
            ? Optional.empty()
            : Optional.of(START.plus(Duration.ofMinutes(95))),
        List.of(),
        7);
  }

  private static Rating rating(char digit) {
    return switch (digit) {
      case '0' -> Rating.NOT_ASKED;
      case '5' -> Rating.NOT_ASSESSED;
      case '9' -> Rating.UNRATED;
      default -> Rating.values()[digit - '0'];
    };
  }

  /** The same scorecard with notes: on questions by position, on the whole, and a private one. */
  public static Scorecard annotate(
      Scorecard card, Map<Integer, String> notes, String note, String privateNote) {
    List<Scorecard.Item> items = new ArrayList<>();
    for (int i = 0; i < card.items().size(); i++) {
      Scorecard.Item item = card.items().get(i);
      items.add(
          new Scorecard.Item(
              item.question(),
              item.rating(),
              notes.getOrDefault(i + 1, ""),
              item.asked(),
              item.spentSeconds(),
              item.bookmarked()));
    }
    return new Scorecard(
        card.interview(),
        card.interviewer(),
        card.state(),
        items,
        note,
        privateNote,
        card.recommendation(),
        card.comment(),
        card.submitted(),
        card.versions(),
        card.revision());
  }

  public static Scorecards.Scored scored(Interview interview, Scorecard card) {
    return new Scorecards.Scored(card, ScoreSummary.of(interview.plan(), card.items()));
  }

  public static Scorecards.InContext inContext(
      Candidate candidate, Interview interview, Scorecard card) {
    return new Scorecards.InContext(scored(interview, card), interview, candidate);
  }

  public static PanelCards panel(
      Candidate candidate, Interview interview, List<String> missing, Scorecard... cards) {
    return new PanelCards(
        interview,
        candidate,
        List.of(cards).stream().map(card -> scored(interview, card)).toList(),
        missing);
  }

  /** The scorecard that the README shows. */
  public static Scorecards.InContext shown() {
    Candidate candidate = candidate("Mara Lindqvist", "Senior backend engineer");
    Interview interview =
        interview("i-4k2mm", plan("p-7f3k2", "4+ years, Django plus DevOps, 60 min"), "ada", "bob");
    Scorecard card =
        card(
            interview,
            "ada",
            "43340320",
            Recommendation.YES,
            "Strong on data and honest about what she has not done. DevOps is hands-on but narrow: one cluster, one cloud."
                + " I would hire her and pair her with the platform team for the first quarter.",
            Scorecard.State.SUBMITTED);
    return inContext(
        candidate,
        interview,
        annotate(
            card,
            Map.of(
                1,
                    "Reproduced it with assertNumQueries before touching anything; knew prefetch_related with a queryset.",
                2, "Has removed signals twice; prefers explicit calls.",
                3, "Expand and contract in three deploys. Forgot the lock timeout until asked.",
                4, "Object permissions in the service, not in the view; showed how to test it.",
                6, "Cached dependencies, split the tests by time. Would measure first.",
                7, "Told the story well, but the follow-up actions were somebody else's."),
            "Asked good questions about on-call.",
            ""));
  }

  /** The debrief that the README shows. */
  public static DebriefReport shownDebrief(Profile profile) {
    Candidate candidate = candidate("Mara Lindqvist", "Senior backend engineer");
    Interview first =
        interview("i-4k2mm", plan("p-7f3k2", "4+ years, Django plus DevOps, 60 min"), "ada", "bob");
    Interview second = interview("i-9xq3t", secondPlan(), "eve", "kim");
    Scorecard ada = shown().scored().scorecard();
    Scorecard bob =
        annotate(
            card(
                first,
                "bob",
                "43230310",
                Recommendation.NO,
                "Knows Django. I am not convinced that she would keep a system running at night.",
                Scorecard.State.SUBMITTED),
            Map.of(3, "Did not think of locks.", 7, "Blamed the runbook."),
            "",
            "");
    Scorecard adaEdited =
        annotate(ada, Map.of(7, "Told the story well, drew the right lesson."), "", "");
    Scorecard eve =
        card(
            second,
            "eve",
            "3343",
            Recommendation.YES,
            "Clear thinker, asks before she builds.",
            Scorecard.State.SUBMITTED);
    Scorecard rated =
        card(first, "ada", "43340340", Recommendation.YES, ada.comment(), ada.state());
    Scorecard adaFinal = annotate(rated, Map.of(7, adaEdited.items().get(6).note()), "", "");
    return DebriefReport.of(
        candidate,
        List.of(
            panel(candidate, first, List.of(), adaFinal, bob),
            panel(candidate, second, List.of("kim"), eve)),
        List.of(
            new Decision(
                true,
                "Strong where we are weak. The on-call doubt is real: pair her with the platform team.",
                List.of("ada", "eve", "lou"),
                START.plus(Duration.ofDays(2)),
                "lou",
                List.of(
                    new Decision.Known(
                        "i-4k2mm", "ada", "r7", Recommendation.YES, OptionalDouble.of(3.5), 0.75),
                    new Decision.Known(
                        "i-4k2mm", "bob", "r7", Recommendation.NO, OptionalDouble.of(2.5), 0.75),
                    new Decision.Known(
                        "i-9xq3t", "eve", "r7", Recommendation.YES, OptionalDouble.of(3.16), 1)),
                List.of("i-9xq3t/kim"),
                List.of())),
        profile,
        START.plus(Duration.ofDays(3)));
  }

  private static Plan secondPlan() {
    List<Plan.Item> items = new ArrayList<>();
    for (Question question :
        List.of(
            question("design-feed", "Design a news feed", "system-design", 20),
            question("api-versions", "Version a public API", "system-design", 8),
            question("disagree", "A decision that you disagreed with", "collaboration", 6),
            question("cache-stale", "A cache that serves stale prices", "django", 8))) {
      items.add(new Plan.Item(question, 5, question.tags().mainArea(), ""));
    }
    return plan("p-2m9xa", "Senior, system design and collaboration, 50 min", items);
  }
}
