package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Of the time given, how much goes to the exact search before a draft is made. */
  private static final int EXACT_PERCENT = 70;

  /** Of the time given, when the draft ends; the rest is for putting the questions in order. */
  private static final int DRAFT_PERCENT = 85;

  /** A draft gets this long even where the deadline has passed: what it begins with is poor. */
  private static final long LEAST_DRAFT_MICROS = 2_000;

  private final Assembly assembly;
  private final Deadline deadline;
  private final Set<Long> groups = new LinkedHashSet<>();
  private final Set<Long> topics = new LinkedHashSet<>();
  private boolean counting;
  private int spare = SPARE;
  private @Nullable Relaxation relaxation;
  private @Nullable Cells lastCells;
  private int bound;
  private int best;
  private @Nullable List<Candidate> bestPlan;

  ExactSearch(Assembly assembly, Deadline deadline) {
    this(assembly, deadline, Fill.INFINITE);
  }

  /**
   * @param below only plans with fewer points are of interest
   */
  ExactSearch(Assembly assembly, Deadline deadline, int below) {
    this.assembly = assembly;
    this.deadline = deadline;
    best = below;
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

  /**
   * Searches until the best plan is proven or the deadline comes near.
   *
   * @param any what is known of plans at all
   */
  Found run(Feasibility.Answer any) {
    if (any.impossible()) {
      return new Found(null, Fill.INFINITE, Fill.INFINITE);
    }
    Deadline exact = deadline.part(EXACT_PERCENT);
    Deadline draft = deadline.part(DRAFT_PERCENT);
    Cells cells = assembly.scan(spare);
    lastCells = cells;
    try {
      prove(cells, exact);
    } catch (Deadline.Passed e) {
      Relaxation.Optimum incumbent = relaxation == null ? null : relaxation.incumbent();
      if (incumbent != null && hasRightNumber(cheapest(incumbent))) {
        repair(incumbent);
      }
      if (bestPlan == null || !draft.passed()) {
        List<Candidate> start = bestPlan == null ? List.of() : bestPlan;
        keep(new Draft(assembly, cells, start, draft.orIn(LEAST_DRAFT_MICROS)));
      }
      if (best == Fill.INFINITE && any.plan() != null) {
        keep(any.plan());
      }
    }
    return new Found(bestPlan, best, Math.min(best, bound));
  }

  private void keep(List<Candidate> plan) {
    List<Candidate> whole = new ArrayList<>(assembly.fixed);
    whole.addAll(plan);
    best = Score.total(Score.terms(assembly, whole));
    bestPlan = plan;
  }

  private void keep(Draft draft) {
    if (draft.best() != null && draft.points() < best) {
      best = draft.points();
      bestPlan = draft.best();
    }
  }

  /** Solves relaxations until the best plan is proven, or it is proven that there is none. */
  private void prove(Cells scanned, Deadline exact) {
    Cells cells = scanned;
    Fill fill = new Fill(assembly, cells);
    int repeats = repeatsOfFixed();
    while (bound < best) {
      relaxation = null;
      Resources resources = new Resources(assembly, counting, groups, topics);
      if (!resources.fits()) {
        throw new Deadline.Passed();
      }
      relaxation = new Relaxation(assembly, cells, fill, resources, exact, repeats, bound);
      if (relaxation.exhausted()) {
        spare = 4 * spare + 16;
        cells = assembly.scan(spare);
        fill = new Fill(assembly, cells);
        continue;
      }
      Relaxation.Optimum optimum;
      try {
        optimum = relaxation.solve(best);
      } finally {
        bound = Math.max(bound, Math.min(best, relaxation.bound));
      }
      if (optimum != null) {
        bound = Math.max(bound, optimum.points());
        learn(optimum);
      } else {
        bound = best;
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
    List<Candidate> cheapest = cheapest(optimum);
    if (!hasRightNumber(cheapest)) {
      if (counting) {
        throw new IllegalStateException("counted, and not " + assembly.most + " at most");
      }
      counting = true;
      return;
    }
    repair(optimum);
    if (bound < best && !track(cheapest)) {
      throw new IllegalStateException(
          "the relaxed optimum " + optimum.points() + " violates nothing and is no plan");
    }
  }

  private boolean hasRightNumber(List<Candidate> plan) {
    long questions =
        Stream.concat(plan.stream(), assembly.fixed.stream()).filter(one -> !one.extra()).count();
    return questions >= assembly.least && questions <= assembly.most;
  }

  /** Makes a plan of the shape of a relaxed solution, if that can be found. */
  private void repair(Relaxation.Optimum solution) {
    Repair repair = new Repair(assembly, solution.choices());
    int points = solution.points() - counted(cheapest(solution)) + repair.points();
    if (repair.best() != null && points < best) {
      best = points;
      bestPlan = repair.best();
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
