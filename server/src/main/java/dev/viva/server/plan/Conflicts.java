package dev.viva.server.plan;

import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Why there is no plan: a minimal set of constraints that cannot hold together, found by leaving
 * out one after the other (the deletion filter of Chinneck and Dravnieks 1991), why they cannot,
 * and the nearest requests that have a plan.
 */
final class Conflicts {
  private final Corpus corpus;
  private final PlanRequest request;
  private final LongSupplier nanos;
  private final Deadline deadline;

  /**
   * @param deadline when the answer should be there; what it leaves out is how good relaxations are
   */
  Conflicts(Corpus corpus, PlanRequest request, LongSupplier nanos, Deadline deadline) {
    this.corpus = corpus;
    this.request = request;
    this.nanos = nanos;
    this.deadline = deadline;
  }

  PlanResult.Infeasible explain(boolean proven) {
    List<Constraint> constraints = Constraint.of(request);
    if (!feasible(only(constraints, List.of()))) {
      String words =
          "only "
              + Words.count(corpus.size(), "active question")
              + " for "
              + request.available()
              + " minutes";
      return new PlanResult.Infeasible(List.of(words), "import more", List.of(), proven);
    }
    List<Constraint> minimal = minimal(constraints);
    String because =
        new Because(corpus, request, only(constraints, minimal), this::feasible).of(minimal);
    List<PlanResult.Relaxation> relaxations =
        new NearMisses(corpus, request, this::any, deadline).of(minimal, constraints);
    return new PlanResult.Infeasible(
        minimal.stream().map(Constraint::words).toList(), because, relaxations, proven);
  }

  /** Tries to leave out the last first: what one asks for in so many words stays longest. */
  private List<Constraint> minimal(List<Constraint> constraints) {
    List<Constraint> minimal = new ArrayList<>(constraints);
    List<Constraint> backwards = new ArrayList<>(constraints);
    Collections.reverse(backwards);
    for (Constraint constraint : backwards) {
      List<Constraint> fewer = new ArrayList<>(minimal);
      fewer.remove(constraint);
      if (!feasible(only(constraints, fewer))) {
        minimal = fewer;
      }
    }
    return minimal;
  }

  /** The request with only {@code kept} of all constraints. */
  private PlanRequest only(List<Constraint> all, List<Constraint> kept) {
    PlanRequest loose = request;
    for (Constraint constraint : all) {
      loose = kept.contains(constraint) ? loose : constraint.without(loose);
    }
    return loose;
  }

  private boolean feasible(PlanRequest changed) {
    Assembly assembly = new Assembly(corpus, changed, false);
    return assembly.contradictions.isEmpty() && any(assembly).plan() != null;
  }

  private Feasibility.Answer any(Assembly assembly) {
    return Feasibility.of(assembly, new Deadline(nanos, Planner.PATIENCE));
  }
}
