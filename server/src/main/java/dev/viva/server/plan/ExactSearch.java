package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search for the best plan: solves {@link Relaxation}s, each tracking the topics and groups
 * that the one before violated. What a relaxation costs bounds every plan; what its optimum costs
 * with its violations repaired is a plan. When the two meet, the plan is proven the best.
 */
final class ExactSearch {
  /** Candidates of a cell beyond what a plan can hold, for the first scan. */
  private static final int SPARE = 3;

  /** How far above the bound to look for the best plan before looking for any. */
  private static final int FIRST_REACH = 800;

  /** Of the time given, how much goes to the exact search before a draft is made. */
  private static final int EXACT_PERCENT = 70;

  /** Of the time given, when the draft ends; the rest is for putting the questions in order. */
  private static final int DRAFT_PERCENT = 85;

  /** How long to look for any plan at all, in milliseconds. */
  private static final long PATIENCE = 2_000;

  private final Assembly assembly;
  private final LongSupplier nanos;
  private final long deadlineMillis;
  private final Set<Long> groups = new LinkedHashSet<>();
  private final Set<Long> topics = new LinkedHashSet<>();
  private boolean counting;
  private int spare = SPARE;
  private @Nullable Cells lastCells;
  private int bound;
  private int best = Fill.INFINITE;
  private List<Candidate> bestPlan = List.of();

  ExactSearch(Assembly assembly, LongSupplier nanos, long deadlineMillis) {
    this.assembly = assembly;
    this.nanos = nanos;
    this.deadlineMillis = deadlineMillis;
  }

  /**
   * What was found.
   *
   * @param plan null if there is none
   * @param points of the plan, as the search counts them
   * @param bound no plan has fewer points; {@link Fill#INFINITE} if there is none for sure
   */
  record Found(@Nullable List<Candidate> plan, int points, int bound) {}

  /** The candidates of the first scan. */
  Cells cells() {
    return lastCells == null ? assembly.scan(spare) : lastCells;
  }

  /** Whether there is any plan at all, as far as could be found out in time. */
  Found runAny() {
    Cells cells = assembly.scan(spare);
    keep(new Draft(assembly, cells, List.of(), new Deadline(nanos, 0)));
    findAnyInTime(cells);
    return new Found(
        best == Fill.INFINITE ? null : bestPlan, best, best == Fill.INFINITE ? bound : 0);
  }

  Found run() {
    Deadline exact = new Deadline(nanos, deadlineMillis * EXACT_PERCENT / 100);
    Deadline draft = new Deadline(nanos, deadlineMillis * DRAFT_PERCENT / 100);
    Cells cells = assembly.scan(spare);
    lastCells = cells;
    try {
      prove(cells, exact);
    } catch (Deadline.Passed e) {
      if (best == Fill.INFINITE || !draft.passed()) {
        keep(new Draft(assembly, cells, bestPlan, draft));
      }
      findAnyInTime(cells);
    }
    return new Found(best == Fill.INFINITE ? null : bestPlan, best, Math.min(best, bound));
  }

  /** Finds a plan if there is none yet. */
  private void findAnyInTime(Cells cells) {
    if (best == Fill.INFINITE) {
      try {
        findAny(cells, new Fill(assembly, cells), new Deadline(nanos, PATIENCE));
      } catch (Deadline.Passed e) {
        bound = Math.max(bound, 0);
      }
    }
  }

  private void keep(Draft draft) {
    if (draft.best() != null && draft.points() < best) {
      best = draft.points();
      bestPlan = draft.best();
    }
  }

  /** Solves relaxations until the best plan is proven, or it is proven that there is none. */
  private void prove(Cells scanned, Deadline deadline) {
    Cells cells = scanned;
    Fill fill = new Fill(assembly, cells);
    int repeats = repeatsOfFixed();
    while (bound < best) {
      Resources resources = new Resources(assembly, counting, groups, topics);
      if (!resources.fits()) {
        throw new Deadline.Passed();
      }
      Relaxation relaxation =
          new Relaxation(assembly, cells, fill, resources, deadline, repeats, false, bound);
      if (relaxation.exhausted()) {
        spare = 4 * spare + 16;
        cells = assembly.scan(spare);
        fill = new Fill(assembly, cells);
        continue;
      }
      Relaxation.Optimum optimum;
      try {
        optimum =
            relaxation.solve(best, best == Fill.INFINITE ? relaxation.bound + FIRST_REACH : best);
      } finally {
        bound = Math.max(bound, Math.min(best, relaxation.bound));
      }
      if (optimum != null) {
        bound = Math.max(bound, optimum.points());
        learn(optimum);
      } else if (best == Fill.INFINITE) {
        findAny(cells, fill, deadline);
      } else {
        bound = best;
      }
    }
  }

  /** Finds any plan, or that there is none: sets the best plan, or the bound to infinity. */
  private void findAny(Cells cells, Fill fill, Deadline deadline) {
    Set<Long> tracked = new LinkedHashSet<>(groups);
    while (true) {
      Resources resources = new Resources(assembly, true, tracked, List.of());
      if (!resources.fits()) {
        throw new Deadline.Passed();
      }
      Relaxation.Optimum any =
          new Relaxation(assembly, cells, fill, resources, deadline, 0, true, 0).solveAny();
      if (any == null) {
        bound = Fill.INFINITE;
        return;
      }
      List<Candidate> plan = new Repair(assembly, any.choices()).best();
      if (plan != null) {
        List<Candidate> whole = new ArrayList<>(assembly.fixed);
        whole.addAll(plan);
        best = Score.total(Score.terms(assembly, whole));
        bestPlan = plan;
        return;
      }
      if (!trackGroups(cheapest(any), tracked)) {
        throw new IllegalStateException("a choice without duplicates is no plan");
      }
    }
  }

  private static List<Candidate> cheapest(Relaxation.Optimum optimum) {
    List<Candidate> cheapest = new ArrayList<>();
    optimum
        .choices()
        .forEach(
            choice -> cheapest.addAll(choice.option().candidates().subList(0, choice.taken())));
    return cheapest;
  }

  private static boolean trackGroups(List<Candidate> plan, Set<Long> tracked) {
    boolean fresh = false;
    Set<Long> seen = new HashSet<>();
    for (Candidate candidate : plan) {
      for (long group : candidate.exclusive()) {
        fresh |= !seen.add(group) && tracked.add(group);
      }
    }
    return fresh;
  }

  /** Makes a plan of a relaxed optimum, and notes what to track next. */
  private void learn(Relaxation.Optimum optimum) {
    List<Candidate> cheapest = new ArrayList<>();
    optimum
        .choices()
        .forEach(
            choice -> cheapest.addAll(choice.option().candidates().subList(0, choice.taken())));
    long questions =
        Stream.concat(cheapest.stream(), assembly.fixed.stream())
            .filter(one -> !one.extra())
            .count();
    if (questions < Assembly.LEAST || questions > assembly.most) {
      if (counting) {
        throw new IllegalStateException(
            "counted " + questions + " questions, expected up to " + assembly.most);
      }
      counting = true;
      return;
    }
    Repair repair = new Repair(assembly, optimum.choices());
    List<Candidate> plan = repair.best();
    int points = optimum.points() - counted(cheapest) + repair.points();
    if (plan != null && points < best) {
      best = points;
      bestPlan = plan;
    }
    if (bound < best && !track(cheapest)) {
      throw new IllegalStateException(
          "the relaxed optimum " + optimum.points() + " violates nothing and is no plan");
    }
  }

  /**
   * What the relaxation counted for these candidates alone: their own points, and tracked topics
   * that they repeat.
   */
  private int counted(List<Candidate> cheapest) {
    int points = 0;
    Map<Long, Integer> seen = new HashMap<>();
    for (Candidate candidate : cheapest) {
      points += candidate.points();
      for (long topic : candidate.topics()) {
        points +=
            topics.contains(topic) && seen.merge(topic, 1, Integer::sum) > 1
                ? assembly.weights.repeatedTopic()
                : 0;
      }
    }
    return points;
  }

  private boolean track(List<Candidate> plan) {
    boolean fresh = trackGroups(plan, groups);
    Map<Long, Integer> seenTopics = new HashMap<>();
    for (Candidate candidate : plan) {
      for (long topic : candidate.topics()) {
        if (!assembly.fixedTopic(topic) && seenTopics.merge(topic, 1, Integer::sum) == 2) {
          fresh |= topics.add(topic);
        }
      }
    }
    return fresh;
  }

  private int repeatsOfFixed() {
    Map<Long, Integer> seen = new HashMap<>();
    int repeats = 0;
    for (Candidate candidate : assembly.fixed) {
      Set<Long> own = new LinkedHashSet<>();
      for (long topic : candidate.topics()) {
        own.add(topic);
      }
      for (long topic : own) {
        boolean probeOfOwn = candidate.extra() && candidate.question().topic == topic;
        repeats += !probeOfOwn && seen.merge(topic, 1, Integer::sum) > 1 ? 1 : 0;
      }
    }
    return repeats * assembly.weights.repeatedTopic();
  }
}
