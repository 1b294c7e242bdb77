package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.brief.Brief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final int INTERVIEWS = 60;
  private static final String BEST = "best";
  private static final Brief BRIEF =
      new Brief(
          "",
          new LevelRange(2, 10),
          List.of(new Brief.AreaShare("django", 1)),
          60,
          List.of(),
          List.of(),
          List.of());

  private final Planner planner = new Planner();

  private static Question question(String id, boolean best, int difficulty) {
    Question.Content content =
        new Question.Content(
            "Title of " + id,
            "?",
            best ? "!" : "",
            best ? Optional.of(new Rubric(List.of("a", "b", "c", "d"))) : Optional.empty(),
            List.of(),
            List.of(),
            "",
            List.of());
    Question.Tags tags =
        new Question.Tags(
            List.of("django"),
            Kind.CONCEPTUAL,
            best ? LevelRange.ANY : new LevelRange(0, 2),
            difficulty,
            8,
            "",
            "",
            "",
            Map.of());
    return new Question(
        id, "bank", content, tags, new Question.Source("", 0, ""), Question.Status.ACTIVE, 1);
  }

  /** A bank with one question that is far better than all others, which are alike. */
  private static List<Question> bank() {
    List<Question> questions = new ArrayList<>();
    questions.add(question(BEST, true, 4));
    for (int i = 0; i < 60; i++) {
      questions.add(question("other-" + i, false, 3 + i % 3));
    }
    return questions;
  }

  /** In how many of many interviews, one after another, the best question is asked. */
  private int timesAsked(Exposure exposure) {
    Corpus corpus = Corpus.of(bank());
    Map<String, Usage> usage = new HashMap<>();
    for (int interview = 0; interview < INTERVIEWS; interview++) {
      PlanRequest request =
          PlanRequest.of(BRIEF)
              .withSeed(interview)
              .withUsage(usage)
              .withExposure(exposure)
              .withDeadlineMillis(60_000);
      for (String id : ((PlanResult.Solution) planner.plan(corpus, request)).ids()) {
        usage.merge(id, new Usage(1, 3), (was, more) -> new Usage(was.timesAsked() + 1, 3));
      }
    }
    return usage.getOrDefault(BEST, new Usage(0, 90)).timesAsked();
  }

  @Test
  void plan_doesNotAskTheBestQuestionOfEveryone() {
    assertThat(timesAsked(Exposure.OFF)).isEqualTo(INTERVIEWS);
    assertThat(timesAsked(new Exposure(40, 5, 64)))
        .isBetween(INTERVIEWS * 25 / 100, INTERVIEWS * 60 / 100);
  }

  @Test
  void plan_saysWhichBetterQuestionRests() {
    Map<String, Usage> usage = Map.of(BEST, new Usage(40, 40));
    PlanRequest request =
        PlanRequest.of(BRIEF)
            .withUsage(usage)
            .withExposure(new Exposure(1, 5, 64))
            .withDeadlineMillis(60_000);
    PlanResult.Solution solution = (PlanResult.Solution) planner.plan(Corpus.of(bank()), request);
    assertThat(solution.resting()).containsExactly(BEST);
    assertThat(solution.ids()).doesNotContain(BEST);
    assertThat(solution.picks())
        .anyMatch(
            pick ->
                pick.reason()
                    .words(id -> "Title of " + id)
                    .endsWith(
                        "; 'Title of best' takes a rest: asked 40 times in the last 90 days, last 40 days ago"));
  }

  @Test
  void plan_isNeverImpossibleOrMuchWorseBecauseOfIt() {
    int rested = 0;
    int returned = 0;
    for (int seed = 1; seed <= 150; seed++) {
      List<Question> questions = RandomBanks.questions(15 + 3 * (seed % 20), seed);
      Corpus corpus = Corpus.of(questions);
      PlanRequest off = worn(questions, seed);
      PlanRequest on = off.withExposure(new Exposure(2, 1, 8));
      PlanResult without = planner.plan(corpus, off);
      PlanResult with = planner.plan(corpus, on);
      assertThat(with).as("seed " + seed).hasSameClassAs(without);
      if (with instanceof PlanResult.Solution solution) {
        int free = ((PlanResult.Solution) without).objective().points();
        assertThat(solution.objective().points()).isBetween(free, free + 8 * off.available());
        rested += solution.resting().isEmpty() ? 0 : 1;
        returned +=
            solution.resting().isEmpty() && !on.exposure().resting(corpus, on).isEmpty() ? 1 : 0;
      }
      assertThat(planner.plan(corpus, on)).isEqualTo(with);
    }
    assertThat(rested).isPositive();
    assertThat(returned).isPositive();
  }

  @Test
  void plan_isAsGoodAsTheSolversWithoutWhatRests() {
    int compared = 0;
    for (int seed = 1; seed <= 60; seed++) {
      List<Question> questions = RandomBanks.questions(200, seed);
      PlanRequest request = worn(questions, seed).withExposure(new Exposure(20, 3, 100));
      if (planner.plan(Corpus.of(questions), request) instanceof PlanResult.Solution solution
          && !solution.resting().isEmpty()) {
        Set<String> out = new HashSet<>(request.excluded());
        out.addAll(solution.resting());
        CpSatOracle.Answer oracle = CpSatOracle.solve(questions, request.withExcluded(out), 10);
        assertThat(oracle.proven()).isTrue();
        assertThat(solution.objective().points()).as("seed " + seed).isEqualTo(oracle.points());
        assertThat(solution.objective().proven()).isTrue();
        assertThat(PlanEvaluator.evaluate(questions, request, solution.ids()).violations())
            .isEmpty();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void resting_leavesPinnedQuestionsAlone() {
    PlanRequest request =
        PlanRequest.of(BRIEF)
            .withUsage(Map.of(BEST, new Usage(40, 40)))
            .withExposure(new Exposure(1, 5, 64));
    Corpus corpus = Corpus.of(bank());
    assertThat(request.exposure().resting(corpus, request)).containsExactly(BEST);
    PlanRequest pinned = request.pinning(BEST);
    assertThat(pinned.exposure().resting(corpus, pinned)).isEmpty();
  }

  @Test
  void allowed_pullsTheShareOfAQuestionToTheAim() {
    Exposure exposure = Exposure.MILD;
    assertThat(exposure.allowed(0.4)).isEqualTo(0.4);
    assertThat(exposure.allowed(0.1)).isEqualTo(1);
    assertThat(exposure.allowed(0.8)).isLessThan(exposure.allowed(0.6)).isPositive();
  }

  /** A request after which many questions were asked often. */
  private static PlanRequest worn(List<Question> questions, long seed) {
    Random random = new Random(seed);
    Map<String, Usage> usage = new HashMap<>();
    for (Question question : questions) {
      if (random.nextInt(3) == 0) {
        usage.put(question.id(), new Usage(1 + random.nextInt(20), random.nextInt(90)));
      }
    }
    return RandomBanks.request(questions, seed).withUsage(usage);
  }
}
