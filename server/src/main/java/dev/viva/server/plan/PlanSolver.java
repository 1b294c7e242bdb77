package dev.viva.server.plan;

import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.QuestionUsage;
import dev.viva.server.brief.Words;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.ReadTx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Between stored plans and the {@link Planner}: makes its requests and reads its answers. */
final class PlanSolver {
  private static final Duration RECENT = Duration.ofDays(90);

  private final Banks banks;
  private final LiveCorpus corpus;
  private final QuestionUsage usage;
  private final InstantSource clock;
  private final SearchTime searchTime;
  private final Planner planner = new Planner(System::nanoTime);

  PlanSolver(
      Banks banks,
      LiveCorpus corpus,
      QuestionUsage usage,
      InstantSource clock,
      SearchTime searchTime) {
    this.banks = banks;
    this.corpus = corpus;
    this.usage = usage;
    this.clock = clock;
    this.searchTime = searchTime;
  }

  /** Finds the best questions for a plan that says what it is for. */
  Plan solve(ReadTx tx, Plan draft) {
    return solved(tx, draft, solution(planner.plan(corpus.questions(), request(tx, draft))));
  }

  private Plan solved(ReadTx tx, Plan draft, PlanResult.Solution solution) {
    List<Plan.Item> items = new ArrayList<>();
    for (Pick pick : solution.picks()) {
      items.add(
          new Plan.Item(asPlanned(tx, pick), pick.startMinute(), pick.area(), reason(tx, pick)));
    }
    return draft.with(
        items, solution.objective(), solution.openingMinutes(), solution.closingMinutes());
  }

  String reason(ReadTx tx, Pick pick) {
    return pick.reason().words(id -> name(tx, id));
  }

  /** The title, or the beginning of the prompt. */
  private static String name(ReadTx tx, String id) {
    return tx.find(Banks.QUESTIONS, id).map(Entry::value).map(Question::content).stream()
        .map(content -> content.title().isBlank() ? content.text() : content.title())
        .flatMap(text -> text.strip().lines().limit(1))
        .map(Texts::shown)
        .findFirst()
        .orElse(id);
  }

  /** The question with the minutes that were planned, which the clock may have taught. */
  Question asPlanned(ReadTx tx, Pick pick) {
    Question question = banks.get(tx, pick.id());
    return question.withTags(question.tags().withMinutes(pick.minutes()));
  }

  /** The best other questions for a place of a plan, from 1. */
  List<Plans.Substitute> alternatives(ReadTx tx, Plan plan, int position, int size) {
    List<String> ids = plan.questionIds();
    PlanRequest request = request(tx, plan.unpinned());
    return planner.alternatives(corpus.questions(), request, ids, position - 1, size).stream()
        .map(other -> new Plans.Substitute(banks.get(tx, other.id()), other.pointsDifference()))
        .toList();
  }

  /** The plan with {@code in} in a place of it, from 1. */
  Plan swapped(ReadTx tx, Plan plan, int position, String in) {
    List<String> ids = new ArrayList<>(plan.questionIds());
    if (ids.contains(in)) {
      throw new VivaException.Invalid("question", "'" + in + "' is in the plan already");
    }
    String out = ids.set(position - 1, in);
    Plan wanted = plan.excluding(out);
    PlanRequest request = request(tx, wanted.unpinned());
    Plan solved = solved(tx, wanted, solution(planner.fixed(corpus.questions(), request, ids)));
    int points = solved.objective().points();
    int bound = Math.min(points, plan.objective().lowerBound());
    int more = points - plan.objective().points();
    String was =
        more == 0
            ? "as good"
            : Words.count(Math.abs(more), "point") + (more > 0 ? " better" : " worse");
    String reason = Plan.BY_HAND + " instead of '" + name(tx, out) + "', which was " + was;
    return solved.judged(
        new Objective(points, bound, solved.objective().terms()), plan, in, reason);
  }

  /** The best other question for a place of a plan, from 1. */
  String best(ReadTx tx, Plan plan, int position) {
    return alternatives(tx, plan, position, 1).stream()
        .findFirst()
        .map(substitute -> substitute.question().id())
        .orElseThrow(
            () ->
                new VivaException.WrongState(
                    Reason.NO_FEASIBLE_PLAN,
                    "no other question fits position "
                        + position
                        + ", which has "
                        + Words.count(plan.items().get(position - 1).minutes(), "minute")
                        + " and the rest of the plan as it is: drop it, and its time is planned"
                        + " anew"));
  }

  /** The plan of a result. */
  PlanResult.Solution solution(PlanResult result) {
    return new NoPlan(corpus).require(result);
  }

  PlanRequest request(ReadTx tx, Plan plan) {
    Set<String> excluded = new HashSet<>(plan.excluded());
    excluded.addAll(taken(tx, plan));
    return PlanRequest.of(plan.brief())
        .withPinned(Set.copyOf(plan.pinned()))
        .withExcluded(excluded)
        .withUsage(usage())
        .withExposure(Exposure.MILD)
        .withSeed(plan.seed())
        .withNearPoints(plan.nearPoints())
        .withDeadlineMillis(searchTime.next());
  }

  static Set<String> taken(ReadTx tx, Plan plan) {
    return plan.candidate().map(id -> Reservations.taken(tx, id, plan.author())).orElse(Set.of());
  }

  private Map<String, Usage> usage() {
    Instant now = clock.instant();
    Map<String, Usage> uses = new HashMap<>();
    usage
        .since(now.minus(RECENT))
        .forEach(
            (question, times) -> {
              Instant last = times.stream().max(Instant::compareTo).orElseThrow();
              long days = Math.max(0, Duration.between(last, now).toDays());
              uses.put(question, new Usage(times.size(), (int) days));
            });
    return uses;
  }
}
