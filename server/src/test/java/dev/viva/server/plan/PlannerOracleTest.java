package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The planner against a solver that shares nothing with it, and every plan against the evaluator.
 */
class PlannerOracleTest {
  /** {@code -Dplanner.oracle.runs=2000} for a longer run. */
  private static final int RUNS = Integer.getInteger("planner.oracle.runs", 200);

  /** {@code -Dplanner.oracle.first=201} to go on where another run ended. */
  private static final int FIRST = Integer.getInteger("planner.oracle.first", 1);

  private static final double SECONDS = 10;

  private final Planner planner = new Planner();

  @Test
  void plan_isAsGoodAsTheSolversOnRandomBanks() {
    List<String> wrong = new ArrayList<>();
    int proven = 0;
    for (int seed = FIRST; seed < FIRST + RUNS; seed++) {
      int size = seed % 40 == 0 ? 5_000 : seed % 10 == 0 ? 1_000 : 40 + 37 * (seed % 12);
      List<Question> questions = RandomBanks.questions(size, seed);
      PlanRequest request = RandomBanks.request(questions, seed);
      PlanResult result = planner.plan(Corpus.of(questions), request);
      CpSatOracle.Answer oracle = CpSatOracle.solve(questions, request, SECONDS);
      int points = check(questions, request, result);
      proven += oracle.proven() ? 1 : 0;
      boolean same =
          oracle.proven()
              ? points == oracle.points()
              : oracle.points() < 0 || points <= oracle.points();
      if (!same) {
        wrong.add("seed " + seed + ": " + points + ", the oracle " + oracle);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(proven).isGreaterThan(RUNS * 9 / 10);
  }

  @Test
  void plan_agreesWithTheSolverOnSmallBanksThatOftenHaveNone() {
    int impossible = 0;
    for (int seed = FIRST; seed < FIRST + RUNS; seed++) {
      List<Question> questions = RandomBanks.questions(6 + seed % 60, 10_000 + seed);
      PlanRequest request = RandomBanks.request(questions, 10_000 + seed);
      PlanResult result = planner.plan(Corpus.of(questions), request);
      CpSatOracle.Answer oracle = CpSatOracle.solve(questions, request, SECONDS);
      int points = check(questions, request, result);
      assertThat(oracle.proven()).isTrue();
      assertThat((long) points).as("seed " + seed).isEqualTo(oracle.points());
      impossible += points < 0 ? 1 : 0;
    }
    assertThat(impossible).isBetween(RUNS / 5, RUNS * 4 / 5);
  }

  /** Points of a plan after the evaluator agreed with all of it; -1 for no plan. */
  private static int check(List<Question> questions, PlanRequest request, PlanResult result) {
    if (!(result instanceof PlanResult.Solution solution)) {
      assertThat(((PlanResult.Infeasible) result).conflicts()).isNotEmpty();
      return -1;
    }
    PlanEvaluator.Evaluation evaluation =
        PlanEvaluator.evaluate(questions, request, solution.ids());
    assertThat(evaluation.violations()).isEmpty();
    assertThat(evaluation.points()).isEqualTo(solution.objective().terms());
    assertThat(solution.objective().proven()).isTrue();
    return solution.objective().points();
  }

  @Test
  void plan_isAsGoodAsTryingEverySetOfATinyBank() {
    for (int seed = 1; seed <= 60; seed++) {
      List<Question> questions = RandomBanks.questions(13, 500 + seed);
      PlanRequest request = RandomBanks.request(questions, seed);
      int best = Integer.MAX_VALUE;
      for (int set = 1; set < 1 << questions.size(); set++) {
        List<String> ids = ordered(questions, set);
        if (ids.size() >= 2) {
          PlanEvaluator.Evaluation evaluation = PlanEvaluator.evaluate(questions, request, ids);
          best = evaluation.violations().isEmpty() ? Math.min(best, evaluation.total()) : best;
        }
      }
      int points = check(questions, request, planner.plan(Corpus.of(questions), request));
      assertThat(points).as("seed " + seed).isEqualTo(best == Integer.MAX_VALUE ? -1 : best);
    }
  }

  /** The set with probes right after their question. */
  private static List<String> ordered(List<Question> questions, int set) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      if ((set >> i & 1) == 1 && questions.get(i).tags().probeOf().isEmpty()) {
        ids.add(questions.get(i).id());
        for (int k = 0; k < questions.size(); k++) {
          if ((set >> k & 1) == 1
              && questions.get(k).tags().probeOf().equals(questions.get(i).id())) {
            ids.add(questions.get(k).id());
          }
        }
      }
    }
    return ids.size() == Integer.bitCount(set) ? ids : List.of();
  }

  @Test
  void plan_withinTheDeadlineIsStillAPlanWithItsBound() {
    List<Question> questions = RandomBanks.questions(2_000, 3);
    Corpus corpus = Corpus.of(questions);
    Random random = new Random(5);
    for (int seed = 1; seed <= 40; seed++) {
      long[] now = {0};
      long pace = 1_000_000L * (1 + random.nextInt(30));
      PlanRequest request = RandomBanks.request(questions, seed).withDeadlineMillis(5);
      if (new Planner(() -> now[0] += pace).plan(corpus, request)
          instanceof PlanResult.Solution solution) {
        assertThat(PlanEvaluator.evaluate(questions, request, solution.ids()).violations())
            .isEmpty();
        PlanResult best = planner.plan(corpus, request.withDeadlineMillis(60_000));
        int optimum = ((PlanResult.Solution) best).objective().points();
        assertThat(solution.objective().lowerBound()).isLessThanOrEqualTo(optimum);
        assertThat(solution.objective().points()).isGreaterThanOrEqualTo(optimum);
      }
    }
  }
}
