package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans over our own questions, as an interviewer sees them. */
class SeedPlansTest {
  private final Planner planner = new Planner();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staff, system design, 75 min",
        "8+ years, distributed systems, kafka, 90 min",
        "10+ years: leadership 60%, system design 40%",
        "senior, 60% Django, rest SQL, at least one coding question, 45 min",
        "4+ years, Django plus DevOps, 60 min",
        "junior python, 30 min",
        "junior, python and sql, 45 min",
        "staff, leadership, 45 min",
        "devops, kubernetes, 5+ years, 60 min",
        "lead, 50% system design, 30% leadership, 20% python, 90 min",
        "5+ years, python, sql, devops, security, 120 min",
        "python, 180 min, 4 years",
        "devops, 240 min"
      })
  void plan_opensEasyAndEndsAnswerable(String brief) {
    PlanResult result = planner.plan(SeedCorpus.CORPUS, SeedCorpus.request(brief));
    List<Integer> order =
        ((PlanResult.Solution) result)
            .ids().stream()
                .map(SeedCorpus::question)
                .filter(question -> question.tags().probeOf().isEmpty())
                .map(question -> question.tags().difficulty())
                .toList();
    int hardest = order.stream().max(Integer::compare).orElseThrow();
    long easier = order.stream().filter(difficulty -> difficulty < hardest).count();
    if (easier > 0) {
      assertThat(order.get(0)).as("opener of " + order).isLessThan(hardest);
    }
    if (easier > 1) {
      assertThat(order.get(order.size() - 1)).as("closer of " + order).isLessThan(hardest);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "senior, 60% Django, rest SQL, at least one coding question, 45 min",
        "staff, system design, 75 min",
        "8+ years, distributed systems, kafka, 90 min",
        "devops, kubernetes, 5+ years, 60 min",
        "junior, python and sql, 45 min",
        "security and apis, senior, 45 min",
        "mid to senior, django rest, celery, postgres, 60 min"
      })
  void plan_namesTheBestAlternativeAndItsPoints(String brief) {
    PlanRequest request = SeedCorpus.request(brief);
    PlanResult.Solution plan = (PlanResult.Solution) planner.plan(SeedCorpus.CORPUS, request);
    for (int place = 0; place < plan.picks().size(); place++) {
      Planner.Swap best =
          planner.alternatives(SeedCorpus.CORPUS, request, plan.ids(), place, 1).get(0);
      int points = best.pointsDifference();
      String named = points == 0 ? "" : "next best is 'Title of " + best.id() + "'";
      assertThat(plan.picks().get(place).reason().words(id -> "Title of " + id))
          .contains(named)
          .endsWith(
              points == 0
                  ? " would do as well, chance chose"
                  : points == 1 ? " (1 point)" : " (" + points + " points)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python",
        "django",
        "databases",
        "devops",
        "apis",
        "testing",
        "security",
        "queues",
        "caching",
        "system-design",
        "algorithms",
        "behavioural",
        "leadership",
        "performance",
        "debugging",
        "concurrency",
        "data-modelling",
        "code-quality",
        "distributed-systems",
        "python, django",
        "devops plus databases",
        "django/orm"
      })
  void plan_aQuarterOfAnHourIsEnough(String areas) {
    for (String level : List.of("", "junior, ", "mid, ", "senior, ", "staff, ")) {
      for (int minutes : List.of(15, 20, 25, 30)) {
        PlanRequest request = SeedCorpus.request(level + areas + ", " + minutes + " min");
        if (SeedCorpus.isThin(request)) {
          continue;
        }
        PlanResult result = planner.plan(SeedCorpus.CORPUS, request);
        assertThat(result).as(request.brief().text()).isInstanceOf(PlanResult.Solution.class);
        PlanResult.Solution plan = (PlanResult.Solution) result;
        assertThat(PlanEvaluator.evaluate(SeedCorpus.QUESTIONS, request, plan.ids()).violations())
            .isEmpty();
        assertThat(plan.openingMinutes() + plan.availableMinutes() + plan.closingMinutes())
            .isEqualTo(minutes);
      }
    }
  }
}
