package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Why there is no plan: a minimal set of constraints that cannot hold together, found by leaving
 * out one after the other (the deletion filter of Chinneck and Dravnieks 1991), and for each of
 * them the least that has to give way.
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
              + " minutes, and a plan needs 3";
      return new PlanResult.Infeasible(List.of(words), List.of(), proven);
    }
    List<Constraint> minimal = minimal(constraints);
    List<PlanResult.Relaxation> relaxations = new ArrayList<>();
    for (int i = 0; i < minimal.size(); i++) {
      relax(minimal.get(i), minimal.size() - i, relaxations);
    }
    relaxations.sort(Comparator.comparingInt(PlanResult.Relaxation::points));
    return new PlanResult.Infeasible(
        minimal.stream().map(this::words).toList(), relaxations, proven);
  }

  private List<Constraint> minimal(List<Constraint> constraints) {
    List<Constraint> minimal = new ArrayList<>(constraints);
    for (Constraint constraint : constraints) {
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

  /** Adds the fewest steps of a constraint that make a plan possible, and what that gives. */
  private void relax(Constraint constraint, int left, List<PlanResult.Relaxation> into) {
    int enough = constraint.steps();
    if (!feasible(constraint.without(request))) {
      return;
    }
    int tooFew = 0;
    for (int tried = 1; tooFew + 1 < enough && !deadline.passed(); ) {
      int step = Math.min(tooFew + tried, enough - 1);
      if (feasible(constraint.weakened().apply(request, step))) {
        enough = step;
        tried = Math.max(1, (enough - tooFew) / 2);
      } else {
        tooFew = step;
        tried = enough == constraint.steps() ? 2 * tried : Math.max(1, (enough - tooFew) / 2);
      }
    }
    Assembly assembly = new Assembly(corpus, constraint.weakened().apply(request, enough), false);
    ExactSearch.Found found =
        new ExactSearch(assembly, deadline.part(100 / left)).run(any(assembly));
    if (found.plan() != null) {
      List<Candidate> plan = new ArrayList<>(assembly.fixed);
      plan.addAll(found.plan());
      int minutes = plan.stream().mapToInt(Candidate::minutes).sum();
      String gives =
          Words.count(plan.size(), "question")
              + ", "
              + minutes
              + " of "
              + assembly.time
              + " minutes, "
              + found.points()
              + " points";
      into.add(new PlanResult.Relaxation(constraint.change().apply(enough), gives, found.points()));
    }
  }

  /** What a constraint asks, and for a minimum of a kind how many questions there are. */
  private String words(Constraint constraint) {
    for (Brief.KindBound bound : request.brief().kinds()) {
      String kind = Words.of(bound.kind());
      if (constraint.words().equals("at least " + bound.min() + " " + kind)) {
        int there = count(bound.kind(), bound.min());
        if (there < bound.min()) {
          return constraint.words()
              + " (only "
              + Words.count(there, "active " + kind + " question")
              + (there == 1 ? " suits" : " suit")
              + " the rest of the brief)";
        }
      }
    }
    return constraint.words();
  }

  /** How many questions of a kind suit the rest of the brief, {@code most} at most. */
  private int count(Kind kind, int most) {
    List<Brief.KindBound> others =
        request.brief().kinds().stream().filter(bound -> bound.max().orElse(1) == 0).toList();
    PlanRequest plain = request.withPinned(Set.of()).withBrief(request.brief().withKinds(others));
    Assembly assembly = new Assembly(corpus, plain, false);
    int found = 0;
    for (int area = 0; area < Math.max(1, assembly.areas.size()); area++) {
      found += Census.count(assembly, kind, area, most);
    }
    return found;
  }
}
