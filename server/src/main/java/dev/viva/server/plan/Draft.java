package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A good plan in little time, for when the exact search does not find one or cannot prove it in
 * time: fills the minutes greedily, then takes out one or two questions and fills up again, as long
 * as that helps (ruin and recreate, after Schrimpf et al. 2000).
 */
final class Draft {
  /** For each question or minute that a minimum lacks: more than any plan costs. */
  private static final int LACKING = 100_000;

  private final Assembly assembly;
  private final PlanWeights weights;
  private final Deadline deadline;
  private final List<Candidate> all = new ArrayList<>();
  private final List<Candidate> chosen = new ArrayList<>();
  private final int[] byArea;
  private final int[] byBand = new int[Assembly.BANDS];
  private final int[] ofWanted;
  private final int[] ofCounter;
  private int minutes;
  private int questions;
  private int best = Fill.INFINITE;
  private @Nullable List<Candidate> bestPlan;

  /**
   * @param start where to begin, without what is fixed; empty for nothing
   */
  Draft(Assembly assembly, Cells cells, List<Candidate> start, Deadline deadline) {
    this.assembly = assembly;
    this.deadline = deadline;
    weights = assembly.weights;
    byArea = new int[assembly.shares.length];
    ofWanted = new int[assembly.wanted.size()];
    ofCounter = new int[assembly.counters.size()];
    for (Cells.Cell cell : cells.all()) {
      for (int i = 0; i < cell.size(); i++) {
        all.add(cell.get(i));
      }
    }
    all.addAll(cells.extras());
    assembly.fixed.forEach(candidate -> count(candidate, 1));
    start.forEach(this::take);
    fill(List.of());
    int points = keep();
    try {
      improve(points);
    } catch (Deadline.Passed e) {
      chosen.clear();
    }
  }

  /** The best plan found without what is fixed, or null. */
  @Nullable List<Candidate> best() {
    return bestPlan;
  }

  /** Points of the best plan found. */
  int points() {
    return best;
  }

  private void improve(int points) {
    int now = points;
    boolean better = true;
    while (better) {
      better = false;
      for (int i = 0; i < chosen.size() && !better; i++) {
        for (int k = i; k < chosen.size() && !better; k++) {
          deadline.tick(8 * all.size());
          List<Candidate> before = List.copyOf(chosen);
          List<Candidate> out =
              i == k ? List.of(chosen.get(i)) : List.of(chosen.get(i), chosen.get(k));
          out.forEach(this::leave);
          fill(out);
          int there = keep();
          better = there < now;
          now = Math.min(now, there);
          if (!better) {
            List.copyOf(chosen).forEach(this::leave);
            before.forEach(this::take);
          }
        }
      }
    }
  }

  /** Notes the current plan if it is the best; its points, and what it lacks. */
  private int keep() {
    List<Candidate> whole = new ArrayList<>(assembly.fixed);
    whole.addAll(chosen);
    int points = Score.total(Score.terms(assembly, whole));
    if (points < best && lacking(null) == 0 && assembly.allows(whole)) {
      best = points;
      bestPlan = List.copyOf(chosen);
    }
    return points + lacking(null);
  }

  /** Adds what helps most, until nothing helps. */
  private void fill(List<Candidate> barred) {
    while (true) {
      Candidate most = null;
      int gain = 0;
      for (Candidate candidate : all) {
        int change = change(candidate, gain);
        if (change < gain && !barred.contains(candidate)) {
          gain = change;
          most = candidate;
        }
      }
      if (most == null) {
        return;
      }
      take(most);
    }
  }

  /** What adding a candidate changes, or {@code atMost} if that is no less or it cannot be. */
  private int change(Candidate candidate, int atMost) {
    int more = candidate.minutes();
    if (minutes + more > assembly.time || (!candidate.extra() && questions >= assembly.most)) {
      return atMost;
    }
    int area = candidate.area();
    int change = candidate.points() - weights.unusedMinute() * more;
    if (area >= 0) {
      if (byArea[area] + more > assembly.areaMax[area]) {
        return atMost;
      }
      int share = assembly.shares[area];
      int off = Math.abs(byArea[area] + more - share) - Math.abs(byArea[area] - share);
      change += assembly.balanced ? weights.areaMinute() * off : 0;
    }
    int target = assembly.bandTargets[candidate.band()];
    int there = byBand[candidate.band()];
    change += weights.rampMinute() * (Math.abs(there + more - target) - Math.abs(there - target));
    if (!candidate.extra()) {
      for (int w = 0; w < ofWanted.length; w++) {
        boolean fills =
            ofWanted[w] == 0 && assembly.wanted.get(w).contains(candidate.question().kind());
        change -= fills ? weights.missingKind() : 0;
      }
      for (int c = 0; c < ofCounter.length; c++) {
        Assembly.Counter counter = assembly.counters.get(c);
        if (counter.kind() == candidate.question().kind() && ofCounter[c] >= counter.max()) {
          return atMost;
        }
      }
    }
    change += lacking(candidate) - lacking(null);
    return change < atMost ? withTopics(candidate, change, atMost) : atMost;
  }

  private int withTopics(Candidate candidate, int change, int atMost) {
    int sum = change;
    long[] topics = candidate.topics();
    long[] exclusive = candidate.exclusive();
    for (Candidate other : chosen) {
      if (meet(exclusive, other.exclusive()) > 0) {
        return atMost;
      }
    }
    for (long topic : topics) {
      boolean repeats =
          !assembly.fixedTopic(topic)
              && chosen.stream().anyMatch(other -> meet(new long[] {topic}, other.topics()) > 0);
      sum += repeats ? weights.repeatedTopic() : 0;
    }
    return sum;
  }

  private static int meet(long[] some, long[] others) {
    int shared = 0;
    for (long one : some) {
      for (long other : others) {
        shared += one == other ? 1 : 0;
      }
    }
    return shared;
  }

  /** What the plan lacks of its minima with one more candidate. */
  private int lacking(@Nullable Candidate added) {
    boolean question = added != null && !added.extra();
    int lacking = Math.max(0, assembly.least - questions - (question ? 1 : 0));
    for (int c = 0; c < ofCounter.length; c++) {
      Assembly.Counter counter = assembly.counters.get(c);
      boolean counts = question && added.question().kind() == counter.kind();
      lacking += Math.max(0, counter.min() - ofCounter[c] - (counts ? 1 : 0));
    }
    for (int a = 0; a < byArea.length; a++) {
      int more = added != null && added.area() == a ? added.minutes() : 0;
      lacking += Math.max(0, assembly.areaMin[a] - byArea[a] - more);
    }
    return lacking * LACKING;
  }

  private void take(Candidate candidate) {
    chosen.add(candidate);
    count(candidate, 1);
  }

  private void leave(Candidate candidate) {
    chosen.remove(candidate);
    count(candidate, -1);
  }

  private void count(Candidate candidate, int sign) {
    minutes += sign * candidate.minutes();
    byBand[candidate.band()] += sign * candidate.minutes();
    if (candidate.area() >= 0) {
      byArea[candidate.area()] += sign * candidate.minutes();
    }
    if (candidate.extra()) {
      return;
    }
    questions += sign;
    for (int w = 0; w < ofWanted.length; w++) {
      ofWanted[w] += assembly.wanted.get(w).contains(candidate.question().kind()) ? sign : 0;
    }
    for (int c = 0; c < ofCounter.length; c++) {
      ofCounter[c] += assembly.counters.get(c).kind() == candidate.question().kind() ? sign : 0;
    }
  }
}
