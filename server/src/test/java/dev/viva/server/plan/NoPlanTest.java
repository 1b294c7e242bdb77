package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.BriefParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Briefs over our own questions that ask too much: why, and what would do. */
class NoPlanTest {
  private final Planner planner = new Planner();

  private PlanResult.Infeasible refused(PlanRequest request) {
    PlanResult result = planner.plan(SeedCorpus.CORPUS, request);
    assertThat(result).as(request.brief().text()).isInstanceOf(PlanResult.Infeasible.class);
    return (PlanResult.Infeasible) result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "senior, 4 coding questions, 20 min, django",
        "junior, grpc, at least 3 coding",
        "senior, 6 coding questions, 45 min, python",
        "junior, 3 design questions, python, 60 min",
        "staff, django, 3 coding questions, 30 min",
        "junior, kubernetes, 60 min, at least 2 design questions",
        "mid, 7 coding questions, 60 min, sql",
        "senior, django, 90 min, at least 4 behavioural questions",
        "4+ years, devops, exactly 6 design questions, 60 min",
        "junior, leadership, at least 2 coding questions",
        "senior, redis, 8 coding questions, 90 min",
        "2-4 years, celery, at least 3 coding questions and at least 2 design questions, 60 min",
        "staff, terraform, at least 2 coding questions, 45 min",
        "junior, distributed systems, 5 design questions, 45 min",
        "senior, caching, 4 coding questions, 4 design questions, 60 min",
        "mid, git, 4 coding questions, 60 min",
        "8+ years, algorithms, 5 coding questions, 60 min",
        "junior, websockets, 2 scenario questions, 2 coding questions, 60 min",
        "senior, mongodb, 60 min, at least 4 debugging questions",
        "staff, pytest, 30 min, 3 coding questions",
        "senior, 10 questions about python, 10 coding questions, 60 min",
        "junior, security, 3 behavioural questions, 60 min",
        "senior, python, at least 7 coding questions, 75 min",
        "junior, system design, 15 min, 2 coding questions",
        "staff, asyncio, 4 debugging questions, 60 min",
        "mid, nginx, 3 coding questions, 60 min",
        "senior, behavioural, 3 coding questions, 45 min"
      })
  void plan_thatCannotBe_isExplainedAndNeighboursAreFeasible(String words) {
    PlanRequest request = SeedCorpus.request(words);
    PlanResult.Infeasible none = refused(request);

    assertThat(none.because()).isNotBlank();
    assertThat(none.message()).endsWith(none.because()).doesNotContain(";", "penalty", "points");
    List<Constraint> minimal = minimal(request, none);
    assertThat(feasible(without(request, minimal))).as("all others alone do no harm").isFalse();
    for (Constraint one : minimal) {
      List<Constraint> fewer = new ArrayList<>(minimal);
      fewer.remove(one);
      assertThat(feasible(without(request, fewer))).as("without " + one.words()).isTrue();
    }
    assertThat(none.relaxations()).hasSizeBetween(2, 4);
    for (PlanResult.Relaxation relaxation : none.relaxations()) {
      PlanResult.Solution plan =
          (PlanResult.Solution) planner.plan(SeedCorpus.CORPUS, relaxation.request());
      int minutes =
          plan.ids().stream().map(SeedCorpus::question).mapToInt(one -> one.tags().minutes()).sum();
      long questions =
          plan.ids().stream()
              .map(SeedCorpus::question)
              .filter(one -> one.tags().probeOf().isEmpty())
              .count();
      assertThat(relaxation.gives())
          .isEqualTo(
              questions
                  + " questions in "
                  + minutes
                  + " of "
                  + plan.availableMinutes()
                  + " minutes");
      Optional<String> typed =
          NoPlan.words(relaxation.request().brief(), SeedCorpus.CORPUS, SeedCorpus.AREAS);
      assertThat(typed)
          .as(relaxation.change() + Wording.of(relaxation.request().brief()))
          .isPresent();
      Brief read =
          BriefParser.parse(typed.get(), SeedCorpus.AREAS, SeedCorpus.CORPUS.areas()).brief();
      PlanResult again =
          planner.plan(SeedCorpus.CORPUS, PlanRequest.of(read).withDeadlineMillis(60_000));
      assertThat(((PlanResult.Solution) again).objective().points())
          .isEqualTo(plan.objective().points());
    }
  }

  /** The constraints that the answer names. */
  private static List<Constraint> minimal(PlanRequest request, PlanResult.Infeasible none) {
    List<Constraint> named =
        Constraint.of(request).stream()
            .filter(one -> none.conflicts().contains(one.words()))
            .toList();
    assertThat(named).hasSameSizeAs(none.conflicts());
    return named;
  }

  private static PlanRequest without(PlanRequest request, List<Constraint> kept) {
    PlanRequest loose = request;
    for (Constraint one : Constraint.of(request)) {
      boolean in = kept.stream().anyMatch(other -> other.words().equals(one.words()));
      loose = in ? loose : one.without(loose);
    }
    return loose;
  }

  private boolean feasible(PlanRequest request) {
    return planner.plan(SeedCorpus.CORPUS, request) instanceof PlanResult.Solution;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "senior, 4 coding questions, 20 min, django | 4 coding questions and 20 minutes",
        "junior, grpc, at least 3 coding | at least 3 coding questions and apis/grpc",
      })
  void plan_thatCannotBe_namesTheWishesInTheirWords(String words, String together) {
    assertThat(refused(SeedCorpus.request(words)).message()).contains(together);
  }

  @Test
  void plan_ofMoreOfAKindThanAnySessionHolds_saysHowManyItHolds() {
    PlanResult.Infeasible none = refused(SeedCorpus.request("40 coding questions"));
    assertThat(none.because())
        .matches(
            "no session of up to 240 minutes holds more than \\d+ of the \\d+ active ones that suit");
  }

  @Test
  void plan_twoConflictsAtOnce_offersToChangeTwoThings() {
    PlanRequest request =
        SeedCorpus.request("junior, 4 behavioural questions, 4 design questions, django, 30 min");
    PlanResult.Infeasible none = refused(request);

    assertThat(none.relaxations()).isNotEmpty();
    for (PlanResult.Relaxation relaxation : none.relaxations()) {
      assertThat(feasible(relaxation.request())).as(relaxation.change()).isTrue();
    }
  }

  @Test
  void plan_thatOnlyQuestionsAskedBeforeWouldGive_saysSo() {
    PlanRequest open = SeedCorpus.request("senior, apis/grpc, 30 min");
    Set<String> grpc = new HashSet<>();
    SeedCorpus.QUESTIONS.stream()
        .filter(one -> one.tags().areas().stream().anyMatch(area -> area.startsWith("apis")))
        .map(Question::id)
        .forEach(grpc::add);
    PlanResult.Infeasible none = refused(open.withExcluded(grpc));

    assertThat(none.message()).contains("asked before");
    assertThat(none.relaxations()).anyMatch(one -> one.change().contains("asked before"));
  }
}
