package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the labels of the areas, one area after the other, into the best plan within a limit. */
final class Merge {
  private final Assembly assembly;
  private final Resources resources;
  private final Deadline deadline;
  private final List<AreaTable> tables;
  private final Prices prices;
  private final double constant;
  private final int bandWidth;
  private final int mostOfRun;
  private int limit;
  private int bestPartial = -1;
  private int bestLabel;
  private final List<Partials> stages = new ArrayList<>();

  /** Parts of plans: the first areas. */
  private static final class Partials {
    int size;
    int[] below = new int[64];
    int[] at = new int[64];
    int[] above = new int[64];
    int[] state = new int[64];
    int[] cost = new int[64];
    double[] priced = new double[64];
    int[] parent = new int[64];
    int[] label = new int[64];

    /** The next one with the same minutes in each band. */
    int[] next = new int[64];

    void grow() {
      int wider = 2 * size;
      below = Arrays.copyOf(below, wider);
      at = Arrays.copyOf(at, wider);
      above = Arrays.copyOf(above, wider);
      state = Arrays.copyOf(state, wider);
      cost = Arrays.copyOf(cost, wider);
      priced = Arrays.copyOf(priced, wider);
      parent = Arrays.copyOf(parent, wider);
      label = Arrays.copyOf(label, wider);
      next = Arrays.copyOf(next, wider);
    }

    int minutes(int i) {
      return below[i] + at[i] + above[i];
    }
  }

  /**
   * @param limit most points of a plan, topics that fixed questions repeat not included
   * @param bandWidth most minutes of a band above its target
   * @param mostOfRun how many labels of an area with equal minutes to join with a part of a plan;
   *     with less than all of them what is found need not be the best
   */
  Merge(
      Assembly assembly,
      Resources resources,
      Deadline deadline,
      List<AreaTable> tables,
      Prices prices,
      int limit,
      int bandWidth,
      int mostOfRun) {
    this.mostOfRun = mostOfRun;
    this.assembly = assembly;
    this.resources = resources;
    this.deadline = deadline;
    this.tables = tables;
    this.prices = prices;
    this.limit = limit;
    this.bandWidth = bandWidth;
    constant = prices.constant() + 1e-6;
  }

  /** The best plan, or null if there is none within the limit. */
  Relaxation.@Nullable Optimum run(int repeatsOfFixed) {
    Partials first = new Partials();
    first.size = 1;
    stages.add(first);
    for (int a = 0; a + 1 < tables.size(); a++) {
      stages.add(join(a, stages.get(a)));
      if (stages.get(a + 1).size == 0) {
        return null;
      }
    }
    finish(stages.get(stages.size() - 1));
    if (bestPartial < 0) {
      return null;
    }
    List<Column.Choice> choices = new ArrayList<>();
    tables.get(tables.size() - 1).collect(bestLabel, choices);
    int at = bestPartial;
    for (int a = tables.size() - 2; a >= 0; a--) {
      tables.get(a).collect(stages.get(a + 1).label[at], choices);
      at = stages.get(a + 1).parent[at];
    }
    return new Relaxation.Optimum(limit + 1 + repeatsOfFixed, choices);
  }

  private Partials join(int a, Partials from) {
    AreaTable table = tables.get(a);
    PricedArea own = table.own;
    Partials made = new Partials();
    Heads heads = new Heads();
    for (int i = 0; i < from.size; i++) {
      int before = from.minutes(i);
      int most = Math.min(table.to(), assembly.time - before);
      for (int m = table.from(); m <= most; m++) {
        double budget = limit + constant - own.later(before + m);
        int start = table.runStart(m);
        int end = (int) Math.min(table.runEnd(m), (long) start + mostOfRun);
        for (int place = start; place < end; place++) {
          int label = table.label(place);
          if (from.priced[i] + table.priced[label] > budget + 0.1) {
            deadline.tick(1 + place - start);
            break;
          }
          add(made, heads, from, i, table, label, budget);
        }
      }
    }
    return made;
  }

  private void add(
      Partials made, Heads heads, Partials from, int i, AreaTable table, int label, double budget) {
    int s0 = from.below[i] + table.below[label];
    int s1 = from.at[i] + table.at[label];
    int s2 = from.above[i] + table.above[label];
    if (beyond(s0, s1, s2)) {
      return;
    }
    int sum = resources.sum(from.state[i], table.state[label]);
    if (sum == Resources.NEVER) {
      return;
    }
    int total =
        from.cost[i] + table.cost[label] + resources.repeats(from.state[i], table.state[label]);
    double priced =
        total
            + prices.ofBand(0) * s0
            + prices.ofBand(1) * s1
            + prices.ofBand(2) * s2
            + prices.ofState(sum);
    if (priced > budget) {
      return;
    }
    int key = (s0 << 10 | s1) << 10 | s2;
    int head = heads.get(key);
    int place = -1;
    for (int k = head; k >= 0; k = made.next[k]) {
      if (resources.dominates(made.state[k], made.cost[k], sum, total)) {
        return;
      }
      if (place < 0 && resources.dominates(sum, total, made.state[k], made.cost[k])) {
        place = k;
      }
    }
    if (place < 0) {
      if (made.size == made.below.length) {
        made.grow();
      }
      place = made.size++;
      made.next[place] = head;
      heads.put(key, place);
    }
    deadline.tick(4);
    made.below[place] = s0;
    made.at[place] = s1;
    made.above[place] = s2;
    made.state[place] = sum;
    made.cost[place] = total;
    made.priced[place] = priced;
    made.parent[place] = i;
    made.label[place] = label;
  }

  private boolean beyond(int s0, int s1, int s2) {
    int[] targets = assembly.bandTargets;
    return s0 > targets[0] + bandWidth
        || s1 > targets[1] + bandWidth
        || s2 > targets[2] + bandWidth;
  }

  private void finish(Partials from) {
    int last = tables.size() - 1;
    AreaTable table = tables.get(last);
    PricedArea own = table.own;
    for (int i = 0; i < from.size; i++) {
      int before = from.minutes(i);
      int most = Math.min(table.to(), assembly.time - before);
      for (int m = table.from(); m <= most; m++) {
        int end = table.runEnd(m);
        int start = table.runStart(m);
        double later = constant - own.later(before + m) - from.priced[i] + 0.1;
        for (int place = start; place < end; place++) {
          int label = table.label(place);
          if (table.priced[label] > limit + later) {
            deadline.tick(1 + place - start);
            break;
          }
          finish(from, i, table, label);
        }
      }
    }
  }

  private void finish(Partials from, int i, AreaTable table, int label) {
    int total =
        from.cost[i]
            + table.cost[label]
            + ramp(
                from.below[i] + table.below[label],
                from.at[i] + table.at[label],
                from.above[i] + table.above[label]);
    deadline.tick(1);
    if (total > limit) {
      return;
    }
    int sum = resources.sum(from.state[i], table.state[label]);
    int lacking = sum == Resources.NEVER ? Resources.NEVER : resources.lacking(sum);
    if (lacking == Resources.NEVER) {
      return;
    }
    total += lacking + resources.repeats(from.state[i], table.state[label]);
    if (total <= limit) {
      limit = total - 1;
      bestPartial = i;
      bestLabel = label;
    }
  }

  private int ramp(int s0, int s1, int s2) {
    int[] targets = assembly.bandTargets;
    int off = Math.abs(s0 - targets[0]) + Math.abs(s1 - targets[1]) + Math.abs(s2 - targets[2]);
    return assembly.weights.rampMinute() * off
        + assembly.weights.unusedMinute() * (assembly.time - s0 - s1 - s2);
  }
}
