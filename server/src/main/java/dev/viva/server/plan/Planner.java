package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    Assembly assembly = new Assembly(corpus, request, false);
    ExactSearch search = new ExactSearch(assembly, nanos, request.deadlineMillis());
    ExactSearch.Found found =
        assembly.contradictions.isEmpty()
            ? search.run()
            : new ExactSearch.Found(null, 0, Fill.INFINITE);
    if (found.plan() == null) {
      return infeasible(corpus, request, assembly, found);
    }
    List<Candidate> chosen = found.plan();
    if (request.nearPoints() > 0) {
      // The noise of a plan adds up to at most nearPoints, so the best with noise is within that of
      // the best without.
      ExactSearch.Found near =
          new ExactSearch(new Assembly(corpus, request, true), nanos, request.deadlineMillis())
              .run();
      chosen = near.plan() == null ? chosen : near.plan();
    }
    return solution(assembly, search.cells(), chosen, found.bound(), List.of());
  }

  private PlanResult infeasible(
      Corpus corpus, PlanRequest request, Assembly assembly, ExactSearch.Found found) {
    if (request.minutesLeft().isPresent() && assembly.contradictions.isEmpty()) {
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
            givenUp);
      }
    }
    if (!assembly.contradictions.isEmpty()) {
      return new PlanResult.Infeasible(assembly.contradictions, unpinned(corpus, request), true);
    }
    return new Conflicts(corpus, request, nanos).explain(found.bound() >= Fill.INFINITE);
  }

  /** With pins that contradict the brief, what the plan would be without them. */
  private List<PlanResult.Relaxation> unpinned(Corpus corpus, PlanRequest request) {
    if (plan(corpus, request.withPinned(Set.of())) instanceof PlanResult.Solution solution) {
      String gives =
          Words.count(solution.picks().size(), "question")
              + ", "
              + solution.objective().points()
              + " points";
      return List.of(
          new PlanResult.Relaxation(
              "unpin " + String.join(", ", request.pinned().stream().sorted().toList()),
              gives,
              solution.objective().points()));
    }
    return List.of();
  }

  private boolean possible(Corpus corpus, PlanRequest request) {
    Assembly assembly = new Assembly(corpus, request, false);
    return assembly.contradictions.isEmpty()
        && new ExactSearch(assembly, nanos, request.deadlineMillis()).runAny().plan() != null;
  }

  private static PlanResult.Solution solution(
      Assembly assembly, Cells cells, List<Candidate> chosen, int bound, List<String> givenUp) {
    List<Candidate> plan = new ArrayList<>(assembly.fixed);
    plan.addAll(chosen);
    Map<Objective.Term, Integer> terms = Score.terms(assembly, plan);
    int points = Score.total(terms);
    Objective objective = new Objective(points, Math.min(points, bound), terms);
    List<Pick> picks = picks(assembly, cells, plan);
    PlanWeights weights = assembly.weights;
    List<String> lost = new ArrayList<>(givenUp);
    if (assembly.request.minutesLeft().isPresent()) {
      lost.addAll(shortfalls(assembly, plan));
    }
    return new PlanResult.Solution(
        picks,
        objective,
        weights.openingMinutes(),
        assembly.time,
        weights.closing(assembly.request.brief().minutes()),
        lost);
  }

  /**
   * Areas that a re-plan leaves without any question although the brief names them, and wanted
   * kinds that are missing.
   */
  private static List<String> shortfalls(Assembly assembly, List<Candidate> plan) {
    List<String> words = new ArrayList<>();
    int whole = assembly.weights.available(assembly.request.brief().minutes());
    int[] intended =
        assembly.balanced
            ? Assembly.largestRemainder(
                whole,
                assembly.request.brief().areas().stream()
                    .mapToInt(Brief.AreaShare::parts)
                    .toArray())
            : new int[0];
    for (int a = 0; a < intended.length; a++) {
      int area = a;
      int minutes =
          plan.stream().filter(one -> one.area() == area).mapToInt(Candidate::minutes).sum();
      if (minutes < intended[a]) {
        words.add(
            assembly.areas.get(a)
                + ": "
                + minutes
                + " of the intended "
                + intended[a]
                + " minutes");
      }
    }
    for (var group : assembly.wanted) {
      if (plan.stream().noneMatch(one -> group.contains(one.question().kind()))) {
        words.add(
            "no " + String.join(" or ", group.stream().map(Words::of).toList()) + " question");
      }
    }
    return words;
  }

  private static List<Pick> picks(Assembly assembly, Cells cells, List<Candidate> plan) {
    Set<String> kept = new HashSet<>();
    assembly.request.kept().forEach(question -> kept.add(question.id()));
    List<Candidate> asked =
        plan.stream().filter(one -> !one.extra() && kept.contains(one.question().id)).toList();
    List<Candidate> open =
        plan.stream().filter(one -> !one.extra() && !kept.contains(one.question().id)).toList();
    Set<String> ids = new HashSet<>();
    plan.forEach(one -> one.entries().forEach(entry -> ids.add(entry.id)));
    Reasons reasons = new Reasons(assembly, cells, ids);
    int start = assembly.weights.openingMinutes();
    List<Pick> picks = new ArrayList<>();
    for (Candidate candidate : Sequence.order(assembly, asked, open)) {
      List<Candidate> bundle = new ArrayList<>(List.of(candidate));
      plan.stream()
          .filter(one -> one.extra() && one.question().id.equals(candidate.question().id))
          .forEach(bundle::add);
      for (Candidate part : bundle) {
        for (Entry entry : part.entries()) {
          String probeOf = entry.equals(candidate.question()) ? "" : candidate.question().id;
          int points = Math.max(0, assembly.pointsAMinute(entry)) * entry.minutes();
          String area =
              candidate.area() < 0 || !assembly.balanced
                  ? candidate.question().areas.get(0)
                  : assembly.areas.get(candidate.area());
          boolean pinned = kept.contains(entry.id) || assembly.request.pinned().contains(entry.id);
          picks.add(
              new Pick(
                  entry.id,
                  area,
                  start,
                  entry.minutes(),
                  points,
                  probeOf,
                  pinned,
                  reasons.of(part, entry)));
          start += entry.minutes();
        }
      }
    }
    return picks;
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
    if (conflicts.isEmpty() && !assembly.allows(assembly.fixed)) {
      conflicts.add(
          "these "
              + Words.count(assembly.fixed.size(), "question")
              + " together break the length, the number or a bound of the brief");
    }
    if (!conflicts.isEmpty()) {
      return new PlanResult.Infeasible(conflicts, List.of(), true);
    }
    ExactSearch search = new ExactSearch(assembly, nanos, request.deadlineMillis());
    int bound = search.run().bound();
    return solution(
        new Assembly(corpus, exactly, false), search.cells(), List.of(), bound, List.of());
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
    List<Candidate> rest = rest(corpus, request, ids, ids.get(index));
    Set<String> barred = new HashSet<>(request.excluded());
    barred.addAll(ids);
    Assembly open = new Assembly(corpus, request.withPinned(Set.of()).withExcluded(barred), false);
    int points =
        Score.total(
            Score.terms(
                open, new Assembly(corpus, request.withPinned(Set.copyOf(ids)), false).fixed));
    List<Swap> found = new ArrayList<>();
    for (Cells.Cell cell : open.scan(most).all()) {
      for (int i = 0; i < cell.size(); i++) {
        List<Candidate> plan = new ArrayList<>(rest);
        plan.add(cell.get(i));
        if (cell.get(i).probes().isEmpty() && open.allows(plan)) {
          found.add(
              new Swap(cell.get(i).question().id, Score.total(Score.terms(open, plan)) - points));
        }
      }
    }
    found.sort(Comparator.comparingInt(Swap::pointsDifference).thenComparing(Swap::id));
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
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
