package dev.viva.server.plan;

import dev.viva.server.store.ReadTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans anew while an interview runs. */
final class Replanner {
  private final PlanSolver solver;
  private final LiveCorpus corpus;
  private final Planner planner = new Planner(System::nanoTime);

  Replanner(PlanSolver solver, LiveCorpus corpus) {
    this.solver = solver;
    this.corpus = corpus;
  }

  /**
   * Plans the minutes left of an interview anew. What was asked stays, first and as it was planned.
   */
  Plans.Replan replan(ReadTx tx, Plans.Running running) {
    Plan old = running.plan();
    Map<String, Plan.Item> planned = new HashMap<>();
    old.items().forEach(item -> planned.put(item.question().id(), item));
    List<Plan.Item> kept = running.asked().stream().map(planned::get).toList();
    Set<String> excluded = new HashSet<>(old.excluded());
    excluded.addAll(running.skipped());
    excluded.addAll(takenByOthers(tx, running));
    excluded.removeAll(running.asked());
    PlanRequest request =
        solver
            .request(tx, old)
            .withExcluded(excluded)
            .replanned(kept.stream().map(Plan.Item::question).toList(), running.minutesLeft());
    PlanResult.Solution solution = solver.solution(replan(old, request));
    List<Plan.Item> items = new ArrayList<>(kept);
    int minute = running.fromMinute();
    for (Pick pick : solution.picks()) {
      if (running.asked().contains(pick.id())) {
        continue;
      }
      Plan.Item item =
          planned.containsKey(pick.id())
              ? planned.get(pick.id()).at(minute)
              : new Plan.Item(
                  solver.asPlanned(tx, pick), minute, pick.area(), solver.reason(tx, pick));
      items.add(item);
      minute += item.minutes();
    }
    Plan plan = old.with(items, solution.objective(), old.openingMinutes(), old.closingMinutes());
    List<String> losses = new ArrayList<>(Losses.between(old, plan));
    losses.addAll(solution.givenUp());
    return new Plans.Replan(plan, losses);
  }

  /**
   * The interviewer prepared for the questions of the old plan, so those go first: the best of them
   * that fit, then others for minutes that are left.
   */
  private PlanResult replan(Plan old, PlanRequest request) {
    PlanResult fromOld =
        planner.plan(Corpus.of(old.items().stream().map(Plan.Item::question).toList()), request);
    if (!(fromOld instanceof PlanResult.Solution best)) {
      return planner.plan(corpus.questions(), request);
    }
    Set<String> pinned = new HashSet<>(old.pinned());
    pinned.addAll(best.ids());
    request.kept().forEach(question -> pinned.remove(question.id()));
    PlanResult filled = planner.plan(corpus.questions(), request.withPinned(pinned));
    return filled instanceof PlanResult.Solution ? filled : fromOld;
  }

  /** Whether a plan made anew a moment ago still keeps clear of what others ask. */
  static boolean isFree(ReadTx tx, Plans.Running running, Plans.Replan replan) {
    Set<String> taken = takenByOthers(tx, running);
    return replan.plan().questionIds().stream()
        .noneMatch(id -> taken.contains(id) && !running.asked().contains(id));
  }

  private static Set<String> takenByOthers(ReadTx tx, Plans.Running running) {
    return Reservations.takenBesides(
        tx, running.candidate(), running.interview(), running.plan().author());
  }
}
