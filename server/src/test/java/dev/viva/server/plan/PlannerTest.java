package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Shares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final List<Question> QUESTIONS = RandomBanks.questions(1_500, 11);
  private static final Corpus CORPUS = Corpus.of(QUESTIONS);
  private static final PlanRequest REQUEST =
      PlanRequest.of(
              brief(
                  60,
                  List.of(),
                  List.of(new Brief.AreaShare("django", 1), new Brief.AreaShare("devops", 1))))
          .withDeadlineMillis(60_000);

  private final Planner planner = new Planner();

  private static Brief brief(
      int minutes, List<Brief.KindBound> kinds, List<Brief.AreaShare> areas) {
    return new Brief("", LevelRange.atLeast(4), areas, minutes, kinds, List.of(), List.of());
  }

  private PlanResult.Solution solve(PlanRequest request) {
    PlanResult.Solution solution = (PlanResult.Solution) planner.plan(CORPUS, request);
    assertThat(PlanEvaluator.evaluate(QUESTIONS, request, solution.ids()).violations()).isEmpty();
    return solution;
  }

  @Test
  void plan_isTheSameForTheSameSeed() {
    assertThat(solve(REQUEST)).isEqualTo(solve(REQUEST));
    assertThat(solve(REQUEST.withSeed(1)).objective().points())
        .isEqualTo(solve(REQUEST.withSeed(2)).objective().points());
  }

  @Test
  void plan_nearVariesWithinTheAllowance() {
    int best = solve(REQUEST).objective().points();
    Set<List<String>> plans = new HashSet<>();
    for (int seed = 1; seed <= 8; seed++) {
      PlanResult.Solution near = solve(REQUEST.withSeed(seed).withNearPoints(400));
      assertThat(near.objective().points()).isBetween(best, best + 400);
      plans.add(near.ids());
    }
    assertThat(plans).hasSizeGreaterThan(2);
  }

  @Test
  void plan_timesFollowEachOther() {
    PlanResult.Solution solution = solve(REQUEST);
    int at = solution.openingMinutes();
    assertThat(at).isEqualTo(3);
    for (Pick pick : solution.picks()) {
      assertThat(pick.startMinute()).isEqualTo(at);
      assertThat(pick.reason().words(id -> id)).contains("minutes for").contains("asked");
      at += pick.minutes();
    }
    assertThat(at).isLessThanOrEqualTo(55);
    assertThat(solution.closingMinutes()).isEqualTo(5);
  }

  @Test
  void plan_prefersFreshQuestions() {
    List<String> before = solve(REQUEST).ids();
    Map<String, Usage> usage = new HashMap<>();
    before.forEach(id -> usage.put(id, new Usage(20, 1)));
    assertThat(solve(REQUEST.withUsage(usage)).ids()).isNotEqualTo(before);
  }

  @Test
  void plan_dropAndPinAndExclude() {
    List<String> before = solve(REQUEST).ids();
    assertThat(solve(REQUEST.dropping(before.get(0))).ids()).doesNotContain(before.get(0));
    String other = solve(REQUEST.withExcluded(Set.copyOf(before))).ids().get(0);
    assertThat(before).doesNotContain(other);
    assertThat(solve(REQUEST.pinning(other)).ids()).contains(other);
  }

  @Test
  void plan_infeasibleNamesTheConflictAndWhatHelps() {
    Brief brief =
        brief(
            30,
            List.of(new Brief.KindBound(Kind.CODING, 5, OptionalInt.empty())),
            List.of(new Brief.AreaShare("django", 1)));
    PlanResult.Infeasible infeasible =
        (PlanResult.Infeasible) planner.plan(CORPUS, PlanRequest.of(brief));
    assertThat(infeasible.proven()).isTrue();
    assertThat(infeasible.conflicts())
        .anyMatch(words -> words.contains("at least 5 coding questions"));
    assertThat(infeasible.relaxations())
        .isNotEmpty()
        .allMatch(change -> change.gives().contains("questions in"));
  }

  @Test
  void plan_pinThatDoesNotSuitIsNamed() {
    Question tooEasy =
        QUESTIONS.stream()
            .filter(
                one ->
                    one.tags().level().maxYears() == 2
                        && one.status() == Question.Status.ACTIVE
                        && one.tags().probeOf().isEmpty())
            .findFirst()
            .orElseThrow();
    PlanResult.Infeasible infeasible =
        (PlanResult.Infeasible) planner.plan(CORPUS, REQUEST.pinning(tooEasy.id()));
    assertThat(infeasible.message()).contains(tooEasy.id()).contains("does not suit 4+ years");
    assertThat(infeasible.relaxations()).hasSize(1);
  }

  @Test
  void plan_pinnedQuestionKeepsTheMaximumOfItsArea() {
    Question pinned =
        solve(REQUEST).ids().stream()
            .map(PlannerTest::question)
            .filter(one -> one.tags().mainArea().startsWith("django"))
            .filter(one -> one.tags().probeOf().isEmpty())
            .findFirst()
            .orElseThrow();
    Brief brief =
        REQUEST
            .brief()
            .withAreas(
                List.of(
                    new Brief.AreaShare(
                        "django",
                        1,
                        OptionalInt.empty(),
                        OptionalInt.of(pinned.tags().minutes() - 1)),
                    new Brief.AreaShare("devops", 1)));
    PlanRequest request = REQUEST.withBrief(brief);
    assertThat(planner.plan(CORPUS, request)).isInstanceOf(PlanResult.Solution.class);
    assertThat(planner.plan(CORPUS, request.pinning(pinned.id())))
        .isInstanceOf(PlanResult.Infeasible.class);
  }

  @Test
  void plan_emptyCorpusIsInfeasible() {
    assertThat(planner.plan(Corpus.empty(), REQUEST)).isInstanceOf(PlanResult.Infeasible.class);
  }

  @Test
  void replanned_keepsWhatWasAskedAndSaysWhatIsGivenUp() {
    PlanResult.Solution before = solve(REQUEST);
    List<Question> asked = before.ids().subList(0, 2).stream().map(PlannerTest::question).toList();
    PlanRequest later = REQUEST.replanned(asked, 12);
    PlanResult.Solution after = solve(later);
    assertThat(after.ids().subList(0, 2)).isEqualTo(before.ids().subList(0, 2));
    assertThat(
            after.picks().subList(2, after.picks().size()).stream().mapToInt(Pick::minutes).sum())
        .isLessThanOrEqualTo(12);
    assertThat(after.givenUp()).isNotEmpty();
  }

  @Test
  void alternatives_statesTheTrueDifference() {
    PlanResult.Solution solution = solve(REQUEST);
    List<Planner.Swap> swaps = planner.alternatives(CORPUS, REQUEST, solution.ids(), 1, 10);
    assertThat(swaps)
        .hasSizeBetween(5, 10)
        .isSortedAccordingTo((a, b) -> Integer.compare(a.pointsDifference(), b.pointsDifference()));
    for (Planner.Swap swap : swaps) {
      List<String> ids = new ArrayList<>(solution.ids());
      ids.set(1, swap.id());
      PlanResult.Solution swapped = (PlanResult.Solution) planner.fixed(CORPUS, REQUEST, ids);
      PlanEvaluator.Evaluation evaluation =
          PlanEvaluator.evaluate(QUESTIONS, REQUEST, swapped.ids());
      assertThat(evaluation.violations()).isEmpty();
      assertThat(evaluation.total()).isEqualTo(swapped.objective().points());
      assertThat(evaluation.total() - solution.objective().points())
          .isEqualTo(swap.pointsDifference())
          .isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void fixed_namesWhatForbidsIt() {
    List<String> ids = solve(REQUEST).ids();
    assertThat(planner.fixed(CORPUS, REQUEST, ids.subList(0, 2)))
        .isInstanceOf(PlanResult.Infeasible.class);
    assertThat(planner.fixed(CORPUS, REQUEST.dropping(ids.get(0)), ids))
        .isInstanceOf(PlanResult.Infeasible.class);
  }

  private static Question question(String id) {
    return QUESTIONS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0,2,1", "2,5,3", "5,8,4", "8,99,5", "4,99,3", "2,4,3", "0,99,3", "1,3,2"})
  void difficulty_followsTheYears(int from, int to, int difficulty) {
    assertThat(Suitability.difficulty(new LevelRange(from, to))).isEqualTo(difficulty);
  }

  @Test
  void largestRemainder_addsUp() {
    assertThat(Shares.largestRemainder(52, new int[] {2, 6, 2})).containsExactly(11, 31, 10);
    assertThat(Shares.largestRemainder(52, new int[] {1, 1})).containsExactly(26, 26);
    assertThat(Shares.largestRemainder(10, new int[] {1, 1, 1})).containsExactly(4, 3, 3);
  }
}
