package dev.viva.server.plan;

import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The requests nearest to one that has no plan that have one. */
final class NearMisses {
  private static final int MOST = 4;

  /** Fewer than these are filled up with changes of two constraints at once. */
  private static final int ENOUGH = 2;

  private final Corpus corpus;
  private final PlanRequest request;
  private final Function<Assembly, Feasibility.Answer> any;
  private final Deadline deadline;

  /**
   * @param any looks for any plan at all
   */
  NearMisses(
      Corpus corpus,
      PlanRequest request,
      Function<Assembly, Feasibility.Answer> any,
      Deadline deadline) {
    this.corpus = corpus;
    this.request = request;
    this.any = any;
    this.deadline = deadline;
  }

  /** A constraint with so many steps less asked. */
  private record Weakened(Constraint constraint, int steps) {
    PlanRequest apply(PlanRequest request) {
      return constraint.weakened().apply(request, steps);
    }

    /** Whether nothing is left of the constraint. */
    boolean isGone() {
      return steps == constraint.steps();
    }

    String words() {
      return constraint.change().apply(steps);
    }
  }

  /**
   * Changes that make a plan possible, nearest first; each was planned.
   *
   * @param minimal constraints that cannot hold together
   * @param all constraints of the request
   */
  List<PlanResult.Relaxation> of(List<Constraint> minimal, List<Constraint> all) {
    List<List<Weakened>> changes = new ArrayList<>();
    for (Constraint constraint : minimal) {
      least(constraint, request).ifPresent(one -> changes.add(List.of(one)));
    }
    changes.sort(Comparator.comparing(change -> change.get(0).isGone()));
    for (int i = 0; i < minimal.size() && changes.size() < ENOUGH; i++) {
      for (int k = 0; k < all.size() && changes.size() < ENOUGH; k++) {
        both(minimal.get(i), all.get(k)).ifPresent(changes::add);
      }
    }
    for (int i = 0; i < changes.size() && changes.size() < ENOUGH; i++) {
      Weakened one = changes.get(i).get(0);
      if (!one.isGone()) {
        changes.add(List.of(new Weakened(one.constraint, one.constraint.steps())));
      }
    }
    List<PlanResult.Relaxation> planned = new ArrayList<>();
    int count = Math.min(MOST, changes.size());
    for (int i = 0; i < count; i++) {
      planned.add(planned(changes.get(i), 100 / (count - i)));
    }
    return planned;
  }

  private boolean feasible(PlanRequest changed) {
    Assembly assembly = new Assembly(corpus, changed, false);
    return assembly.contradictions.isEmpty() && any.apply(assembly).plan() != null;
  }

  /** The fewest steps of a constraint that make a plan possible; empty if none do. */
  private Optional<Weakened> least(Constraint constraint, PlanRequest from) {
    if (!feasible(constraint.without(from))) {
      return Optional.empty();
    }
    int enough = constraint.steps();
    int tooFew = 0;
    for (int tried = 1; tooFew + 1 < enough && !deadline.passed(); ) {
      int step = Math.min(tooFew + tried, enough - 1);
      if (feasible(constraint.weakened().apply(from, step))) {
        enough = step;
        tried = Math.max(1, (enough - tooFew) / 2);
      } else {
        tooFew = step;
        tried = enough == constraint.steps() ? 2 * tried : Math.max(1, (enough - tooFew) / 2);
      }
    }
    return Optional.of(new Weakened(constraint, enough));
  }

  /** Two constraints that make a plan possible only together. */
  private Optional<List<Weakened>> both(Constraint first, Constraint second) {
    if (first.equals(second)
        || feasible(first.without(request))
        || feasible(second.without(request))) {
      return Optional.empty();
    }
    return least(first, second.without(request))
        .flatMap(one -> least(second, one.apply(request)).map(other -> List.of(one, other)));
  }

  private PlanResult.Relaxation planned(List<Weakened> change, int percent) {
    PlanRequest changed = request;
    for (Weakened one : change) {
      changed = one.apply(changed);
    }
    Assembly assembly = new Assembly(corpus, changed, false);
    ExactSearch.Found found =
        new ExactSearch(assembly, deadline.part(percent)).run(any.apply(assembly));
    List<Candidate> plan = new ArrayList<>(assembly.fixed);
    plan.addAll(found.plan() == null ? List.of() : found.plan());
    int questions = (int) plan.stream().filter(one -> !one.extra()).count();
    int minutes = plan.stream().mapToInt(Candidate::minutes).sum();
    return new PlanResult.Relaxation(
        String.join(" and ", change.stream().map(Weakened::words).toList()),
        Words.count(questions, "question") + " in " + minutes + " of " + assembly.time + " minutes",
        found.points(),
        changed);
  }
}
