package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Builds the best plan for a brief. A pure function of corpus and request, but for the deadline: a
 * search that is cut off answers with the best plan so far and says that it is not proven.
 *
 * <p>Where to look: {@link Assembly} is the problem, {@link ExactSearch} solves it, {@link
 * Sequence} orders the questions, {@link PlanEvaluator} checks all of it without sharing code.
 */
public final class Planner {
  private final LongSupplier nanos;

  /** With the machine's own clock for the deadline. */
  public Planner() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that never goes back, in nanoseconds; only the deadline looks at it
   */
  public Planner(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The best plan for the request, or why there is none. */
  public PlanResult plan(Corpus corpus, PlanRequest request) {
    Assembly assembly = new Assembly(corpus, request, false);
    if (!assembly.contradictions.isEmpty()) {
      return new PlanResult.Infeasible(assembly.contradictions, List.of(), true);
    }
    ExactSearch.Found found = new ExactSearch(assembly, nanos, request.deadlineMillis()).run();
    if (found.plan() == null) {
      return new PlanResult.Infeasible(
          List.of("no set of questions satisfies the brief"),
          List.of(),
          found.bound() >= Fill.INFINITE);
    }
    return solution(assembly, found);
  }

  private static PlanResult.Solution solution(Assembly assembly, ExactSearch.Found found) {
    List<Candidate> all = new ArrayList<>(assembly.fixed);
    all.addAll(found.plan());
    int start = assembly.weights.openingMinutes();
    List<Pick> picks = new ArrayList<>();
    for (Candidate candidate : all) {
      for (Entry entry : candidate.entries()) {
        String probeOf = entry == candidate.question() ? "" : candidate.question().id;
        int points = Math.max(0, assembly.pointsAMinute(entry)) * entry.minutes();
        String area =
            candidate.area() < 0 || !assembly.balanced
                ? candidate.question().areas.get(0)
                : assembly.areas.get(candidate.area());
        boolean pinned = assembly.fixed.contains(candidate);
        picks.add(new Pick(entry.id, area, start, entry.minutes(), points, probeOf, pinned, ""));
        start += entry.minutes();
      }
    }
    Map<Objective.Term, Integer> terms = new EnumMap<>(Objective.Term.class);
    terms.put(Objective.Term.QUESTIONS, found.points());
    Objective objective = new Objective(found.points(), found.bound(), terms);
    int closing = assembly.weights.closing(assembly.request.brief().minutes());
    return new PlanResult.Solution(
        picks, objective, assembly.weights.openingMinutes(), assembly.time, closing, List.of());
  }
}
