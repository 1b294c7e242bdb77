package dev.viva.server.plan;

import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Builds the best plan for a brief. A pure function of corpus and request, but for the deadline: a
 * search that is cut off answers with the best plan so far and says that it is not proven.
 *
 * <p>Where to look: {@link Assembly} is the problem, {@link ExactSearch} solves it, {@link
 * Sequence} orders the questions, {@link PlanEvaluator} checks all of it without sharing code.
 */
public final class Planner {
  /** How long to look for any plan at all, in milliseconds; it seldom takes one. */
  static final long PATIENCE = 1_000;

  /** How many others of each sort to look at beyond what a plan can hold. */
  private static final int OTHERS = 3;

  private final LongSupplier nanos;

  /** With the machine's own clock for the deadline. */
  public Planner() {
    this(System::nanoTime);
  }

  /**
   * With another clock.
   *
   * @param nanos a clock that never goes back, in nanoseconds; only the deadline looks at it
   */
  public Planner(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The best plan for the request, or why there is none. */
  public PlanResult plan(Corpus corpus, PlanRequest request) {
    Deadline deadline = deadline(request);
    Set<String> resting = request.exposure().resting(corpus, request);
    if (resting.isEmpty()) {
      return best(corpus, request, deadline, Set.of());
    }
    // The best plan without what rests, unless there is none or one with it is much better.
    Set<String> excluded = new HashSet<>(request.excluded());
    excluded.addAll(resting);
    PlanRequest rested = request.withExcluded(excluded);
    Assembly assembly = new Assembly(corpus, rested, false);
    if (!assembly.contradictions.isEmpty() || any(assembly).plan() == null) {
      return best(corpus, request, deadline, Set.of());
    }
    PlanResult chosen = best(corpus, rested, deadline, resting);
    return chosen instanceof PlanResult.Solution solution
            && !losesMuch(corpus, request, solution, deadline)
        ? chosen
        : best(corpus, request, deadline(request), Set.of());
  }

  /** Whether a plan without what rests is further from the best than the exposure allows. */
  private boolean losesMuch(
      Corpus corpus, PlanRequest request, PlanResult.Solution rested, Deadline deadline) {
    int allowed = request.exposure().lossAMinute() * request.available();
    int below = rested.objective().points() - allowed;
    if (below <= 0) {
      return false;
    }
    Assembly all = new Assembly(corpus, request, false);
    return new ExactSearch(all, deadline, below).run(any(all)).plan() != null;
  }

  private PlanResult best(
      Corpus corpus, PlanRequest request, Deadline deadline, Set<String> resting) {
    Assembly assembly = new Assembly(corpus, request, false);
    if (!assembly.contradictions.isEmpty()) {
      return new PlanResult.Infeasible(
          assembly.contradictions, "", unpinned(corpus, request), true);
    }
    ExactSearch search = new ExactSearch(assembly, deadline);
    ExactSearch.Found found = search.run(any(assembly));
    if (found.plan() == null) {
      return infeasible(corpus, request, found, deadline);
    }
    List<Candidate> chosen = found.plan();
    if (request.nearPoints() > 0) {
      // The noise of a plan adds up to at most nearPoints, so the best with noise is within that of
      // the best without.
      ExactSearch.Found near =
          new ExactSearch(new Assembly(corpus, request, true), deadline(request))
              .run(new Feasibility.Answer(chosen, true));
      chosen = near.plan() == null ? chosen : near.plan();
    }
    return Answers.solution(assembly, search.cells(), chosen, found.bound(), resting);
  }

  private PlanResult infeasible(
      Corpus corpus, PlanRequest request, ExactSearch.Found found, Deadline deadline) {
    if (request.minutesLeft().isPresent()) {
      List<String> givenUp = new ArrayList<>();
      PlanRequest loose = Minima.giveUp(request, givenUp, changed -> possible(corpus, changed));
      if (!givenUp.isEmpty() && plan(corpus, loose) instanceof PlanResult.Solution solution) {
        givenUp.addAll(solution.givenUp());
        return new PlanResult.Solution(
            solution.picks(),
            solution.objective(),
            solution.openingMinutes(),
            solution.availableMinutes(),
            solution.closingMinutes(),
            givenUp,
            solution.resting());
      }
    }
    return new Conflicts(corpus, request, nanos, deadline).explain(found.bound() >= Fill.INFINITE);
  }

  /** With pins that contradict the brief, what the plan would be without them. */
  private List<PlanResult.Relaxation> unpinned(Corpus corpus, PlanRequest request) {
    PlanRequest free = request.withPinned(Set.of());
    if (plan(corpus, free) instanceof PlanResult.Solution solution) {
      int minutes = solution.picks().stream().mapToInt(Pick::minutes).sum();
      return List.of(
          new PlanResult.Relaxation(
              "unpin " + String.join(", ", request.pinned().stream().sorted().toList()),
              Words.count(solution.picks().size(), "question")
                  + " in "
                  + minutes
                  + " of "
                  + solution.availableMinutes()
                  + " minutes",
              solution.objective().points(),
              free));
    }
    return List.of();
  }

  private boolean possible(Corpus corpus, PlanRequest request) {
    Assembly assembly = new Assembly(corpus, request, false);
    return assembly.contradictions.isEmpty() && any(assembly).plan() != null;
  }

  private Deadline deadline(PlanRequest request) {
    return new Deadline(nanos, request.deadlineMillis());
  }

  private Feasibility.Answer any(Assembly assembly) {
    return Feasibility.of(assembly, new Deadline(nanos, PATIENCE));
  }

  /**
   * A question that fits a place of a plan, and the points of the plan with it minus those of the
   * plan as it is.
   */
  public record Swap(String id, int pointsDifference) {}

  /**
   * The plan that consists of exactly these questions, ordered, timed and explained, or what
   * forbids it. Probes whose question is not among them are left out. Its bound is that of the best
   * plan that contains them all.
   */
  public PlanResult fixed(Corpus corpus, PlanRequest request, List<String> ids) {
    Set<String> all = new HashSet<>(ids);
    for (String id : ids) {
      Entry entry = corpus.find(id);
      if (entry != null && entry.probeOf != null && !all.contains(entry.probeOf)) {
        all.remove(id);
      }
    }
    PlanRequest exactly = request.withPinned(all);
    Assembly assembly = new Assembly(corpus, exactly, false);
    List<String> conflicts = new ArrayList<>(assembly.contradictions);
    if (conflicts.isEmpty()) {
      conflicts.addAll(Breaches.of(assembly, assembly.fixed));
    }
    if (!conflicts.isEmpty()) {
      return new PlanResult.Infeasible(conflicts, "", List.of(), true);
    }
    ExactSearch search = new ExactSearch(assembly, deadline(request));
    int bound = search.run(new Feasibility.Answer(List.of(), true)).bound();
    // The reasons compare each question with what could be there instead, so none of them is fixed.
    Assembly open = new Assembly(corpus, request, false);
    List<Candidate> chosen = new ArrayList<>(new Assembly(corpus, exactly, false).fixed);
    chosen.removeAll(open.fixed);
    return Answers.byHand(open, open.scan(OTHERS), chosen, bound);
  }

  /**
   * The best other questions for one place of a plan, the rest of it as it is.
   *
   * @param ids the plan, a plan for the request
   * @param index of the question to replace, from 0; its probes leave with it
   * @param most how many to find, 1 to 50
   * @return best first; a plan with one of them keeps every hard constraint
   */
  public List<Swap> alternatives(
      Corpus corpus, PlanRequest request, List<String> ids, int index, int most) {
    Set<String> barred = new HashSet<>(request.excluded());
    barred.addAll(ids);
    Assembly open = new Assembly(corpus, request.withPinned(Set.of()).withExcluded(barred), false);
    List<Candidate> plan = new Assembly(corpus, request.withPinned(Set.copyOf(ids)), false).fixed;
    String out = ids.get(index);
    Entry place = Objects.requireNonNull(corpus.find(out), out);
    return new Rivals(open, plan, rest(corpus, request, ids, out), place.kind())
        .best(open.scan(most), most).stream()
            .map(rival -> new Swap(rival.candidate().question().id, rival.points()))
            .toList();
  }

  /** The plan without one question and its probes. */
  private static List<Candidate> rest(
      Corpus corpus, PlanRequest request, List<String> ids, String out) {
    Set<String> left = new HashSet<>(ids);
    left.remove(out);
    for (Entry probe : corpus.probesOf(out)) {
      left.remove(probe.id);
    }
    return new Assembly(corpus, request.withPinned(left), false).fixed;
  }
}
