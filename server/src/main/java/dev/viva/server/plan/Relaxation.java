package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The assembly without the topics and groups that {@link Resources} does not track, solved to its
 * optimum.
 *
 * <p>Three steps. {@link Column}s: per area and band, every use of minutes. {@link AreaTable}s: per
 * area, every combination of its bands. Then the areas are merged; all that couples them is the
 * ramp and the resources. Each step only keeps what can be part of a plan of at most {@code limit}
 * points: how far areas and bands can stray is bounded by {@link Fill}, and what an area's label
 * costs with the bands priced by Lagrange multipliers bounds every plan with it. A limit below
 * which nothing is found is certified, and the next is wider.
 */
final class Relaxation {
  /** The optimum: its points, fixed questions included, and what it takes. */
  record Optimum(int points, List<Column.Choice> choices) {}

  private static final int FIRST_LIMIT = 100;
  private static final int FIRST_STEP = 40;
  private static final int ROUNDS = 60;

  private final Assembly assembly;
  private final Cells cells;
  private final Fill fill;
  private final Resources resources;
  private final Deadline deadline;
  private final int repeatsOfFixed;
  private final List<List<Column.Option>> options = new ArrayList<>();
  private final int tables;
  private final boolean anyPlan;
  private boolean exhausted;

  /** No plan of the relaxed assembly has fewer points; grows while it is solved. */
  int bound;

  /**
   * @param anyPlan whether to look for any plan at all: then nothing has a price and the bands are
   *     one
   */
  Relaxation(
      Assembly assembly,
      Cells cells,
      Fill fill,
      Resources resources,
      Deadline deadline,
      int repeatsOfFixed,
      boolean anyPlan) {
    this.anyPlan = anyPlan;
    this.assembly = assembly;
    this.cells = cells;
    this.fill = fill;
    this.resources = resources;
    this.deadline = deadline;
    this.repeatsOfFixed = repeatsOfFixed;
    boolean outside = assembly.fixed.stream().anyMatch(one -> one.area() < 0);
    tables = (assembly.balanced ? assembly.areas.size() : 1) + (outside ? 1 : 0);
    for (int i = 0; i < tables * Assembly.BANDS; i++) {
      options.add(new ArrayList<>());
    }
    makeOptions();
    bound = Math.min(Fill.INFINITE, fill.bound() + repeatsOfFixed);
  }

  /**
   * Whether a cell has too few untracked candidates although the corpus has more: then nothing
   * found here counts.
   */
  boolean exhausted() {
    return exhausted;
  }

  private int column(int area, int band) {
    return (area < 0 ? tables - 1 : area) * Assembly.BANDS + (anyPlan ? 0 : band);
  }

  private void makeOptions() {
    for (Cells.Cell cell : cells.all()) {
      int most = Math.min(assembly.most, assembly.time / cell.minutes);
      Map<Integer, List<Candidate>> byState = new LinkedHashMap<>();
      int plain = cell.size() == 0 ? 0 : resources.untracked(cell.get(0));
      int plainOnes = 0;
      for (int i = 0; i < cell.size(); i++) {
        int state = resources.of(cell.get(i));
        plainOnes += state == plain ? 1 : 0;
        if (state != Resources.NEVER) {
          byState.computeIfAbsent(state, key -> new ArrayList<>()).add(cell.get(i));
        }
      }
      exhausted |= plainOnes < most && cell.overflowed() && plain != Resources.NEVER;
      byState.forEach(
          (state, same) ->
              options
                  .get(column(cell.area, cell.band))
                  .add(new Column.Option(cell.minutes, state, same)));
    }
    for (Candidate extra : cells.extras()) {
      int state = resources.of(extra);
      options
          .get(column(extra.area(), extra.band()))
          .add(new Column.Option(extra.minutes(), state, List.of(extra)));
    }
    for (List<Column.Option> list : options) {
      list.sort((a, b) -> Integer.compare(tie(a), tie(b)));
    }
  }

  private static int tie(Column.Option option) {
    return option.candidates().get(0).tie();
  }

  /**
   * Solves it.
   *
   * @param below only plans with fewer points are of interest
   * @param most where to give up for now if nothing is found: {@link #bound} is above it then
   * @return the optimum, or null if there is no plan with fewer than {@code below} points
   */
  @Nullable Optimum solve(int below, int most) {
    for (long width = FIRST_LIMIT; ; width *= 3) {
      int limit =
          (int)
              Math.min(
                  Fill.INFINITE - 1, Math.min(below - 1L, fill.bound() + repeatsOfFixed + width));
      if (limit < bound) {
        if (below - 1 < bound) {
          return null;
        }
        continue;
      }
      int areaWidth = 0;
      while (areaWidth < assembly.time && fill.areaBound(areaWidth) + repeatsOfFixed <= limit) {
        areaWidth++;
      }
      int bandWidth = 0;
      while (bandWidth < assembly.time && fill.bandBound(bandWidth) + repeatsOfFixed <= limit) {
        bandWidth++;
      }
      Optimum found = solveWithin(limit, areaWidth, bandWidth);
      if (found != null) {
        bound = Math.max(bound, found.points);
        return found;
      }
      bound = Math.max(bound, limit + 1);
      if (limit == below - 1 || limit == Fill.INFINITE - 1 || limit >= most) {
        return null;
      }
    }
  }

  /** A plan of the relaxed assembly, whatever it costs, or null if there is none. */
  @Nullable Optimum solveAny() {
    List<AreaTable> areaTables = new ArrayList<>();
    for (int area = 0; area < tables; area++) {
      AreaTable table = table(area, Fill.INFINITE - 1, assembly.time, assembly.time);
      if (table.size == 0) {
        return null;
      }
      table.price(new double[Assembly.BANDS]);
      areaTables.add(table);
    }
    return new Merge(areaTables, new double[Assembly.BANDS], Fill.INFINITE - 1, assembly.time)
        .run();
  }

  private @Nullable Optimum solveWithin(int limit, int areaWidth, int bandWidth) {
    List<AreaTable> areaTables = new ArrayList<>();
    for (int area = 0; area < tables; area++) {
      AreaTable table = table(area, limit, areaWidth, bandWidth);
      if (table.size == 0) {
        return null;
      }
      areaTables.add(table);
    }
    double[] prices = new double[Assembly.BANDS];
    double priced = price(areaTables, prices, limit);
    int certified = (int) Math.ceil(Math.min(Fill.INFINITE, priced) - 1e-6) + repeatsOfFixed;
    if (certified > limit) {
      return null;
    }
    bound = Math.max(bound, certified);
    for (long step = FIRST_STEP; ; step *= 3) {
      int within = (int) Math.min(limit, certified + step);
      Merge merge = new Merge(areaTables, prices, within - repeatsOfFixed, bandWidth);
      Optimum found = merge.run();
      if (found != null) {
        return found;
      }
      bound = Math.max(bound, within + 1);
      if (within == limit) {
        return null;
      }
    }
  }

  private AreaTable table(int area, int limit, int areaWidth, int bandWidth) {
    boolean outside = area >= (assembly.balanced ? assembly.areas.size() : 1);
    List<Candidate> fixed =
        assembly.fixed.stream()
            .filter(one -> column(one.area(), 0) == area * Assembly.BANDS)
            .toList();
    int fixedMinutes = fixed.stream().mapToInt(Candidate::minutes).sum();
    int fixedPoints = fixed.stream().mapToInt(Candidate::points).sum();
    int from = 0;
    int to = assembly.time;
    if (!outside && assembly.balanced) {
      int center = fill.nearest(area);
      from = Math.max(fill.areaFrom(area), center - areaWidth);
      to = Math.min(fill.areaTo(area), center + areaWidth);
    } else if (!outside) {
      // Without areas the width bounds the unused minutes, and what is outside of all areas cannot
      // be.
      from = Math.max(0, assembly.time - areaWidth);
    }
    from = Math.max(0, from);
    to = Math.min(assembly.time, to);
    int[] balance = new int[assembly.time + 1];
    int[] limits = new int[assembly.time + 1];
    for (int m = 0; m <= assembly.time; m++) {
      balance[m] =
          outside || anyPlan || !assembly.balanced
              ? 0
              : assembly.weights.areaMinute() * Math.abs(m - assembly.shares[area]);
      int rest =
          fill.rest(
              Math.min(assembly.time, assembly.time - fill.fixedMinutes - (m - fixedMinutes)));
      limits[m] =
          anyPlan
              ? limit
              : limit - repeatsOfFixed - (fill.fixedPoints - fixedPoints) - rest - balance[m];
    }
    Column[] columns = new Column[Assembly.BANDS];
    for (int band = 0; band < Assembly.BANDS; band++) {
      columns[band] =
          newColumn(
              area,
              band,
              anyPlan && band > 0 ? 0 : Math.min(to, assembly.bandTargets[band] + bandWidth),
              limit);
    }
    if (from > to) {
      return AreaTable.combine(columns, resources, deadline, 0, -1, limits, balance);
    }
    return AreaTable.combine(columns, resources, deadline, from, to, limits, balance);
  }

  private Column newColumn(int area, int band, int longest, int limit) {
    int minutes = 0;
    int points = 0;
    int state = resources.none();
    for (Candidate candidate : assembly.fixed) {
      if (column(candidate.area(), candidate.band()) == area * Assembly.BANDS + band) {
        minutes += candidate.minutes();
        points += anyPlan ? 0 : candidate.points();
        int own = resources.of(candidate);
        state =
            state == Resources.NEVER || own == Resources.NEVER
                ? Resources.NEVER
                : resources.sum(state, own);
      }
    }
    if (state == Resources.NEVER) {
      return new Column(resources, deadline, longest, 0, assembly.time + 1, 0, anyPlan);
    }
    Column column = new Column(resources, deadline, longest, state, minutes, points, anyPlan);
    int[] limits = new int[Math.max(0, longest) + 1];
    for (int m = 0; m < limits.length; m++) {
      int rest =
          fill.rest(Math.min(assembly.time, assembly.time - fill.fixedMinutes - (m - minutes)));
      limits[m] = anyPlan ? limit : limit - repeatsOfFixed - (fill.fixedPoints - points) - rest;
    }
    for (Column.Option option : options.get(area * Assembly.BANDS + band)) {
      column.add(option, limits);
    }
    return column;
  }

  /**
   * Prices for a minute of each band by projected subgradient ascent. At prices whose differences
   * are at most twice the price of a minute off the ramp and that are at least minus (unused +
   * ramp), the ramp and the unused minutes of any plan cost at least the prices times the targets,
   * so that the sum of the areas' cheapest labels, less that, bounds every plan.
   *
   * @return the best bound found; {@code prices} are the ones that gave it
   */
  private double price(List<AreaTable> areaTables, double[] prices, int limit) {
    int[] targets = assembly.bandTargets;
    double ramp = assembly.weights.rampMinute();
    double common = 0;
    double[] own = new double[Assembly.BANDS];
    double[] trial = new double[Assembly.BANDS];
    double best = Double.NEGATIVE_INFINITY;
    double step = 30;
    int stalled = 0;
    for (int round = 0; round < ROUNDS && step > 0.4; round++) {
      double value = 0;
      int[] sum = new int[Assembly.BANDS];
      for (int b = 0; b < Assembly.BANDS; b++) {
        trial[b] = common + own[b];
        value -= trial[b] * targets[b];
      }
      for (AreaTable table : areaTables) {
        deadline.tick(table.size);
        int label = table.price(trial);
        value += table.priced[label];
        sum[0] += table.below[label];
        sum[1] += table.at[label];
        sum[2] += table.above[label];
      }
      if (value > best + 0.5) {
        stalled = 0;
      } else if (++stalled == 4) {
        stalled = 0;
        step *= 0.5;
      }
      if (value > best) {
        best = value;
        System.arraycopy(trial, 0, prices, 0, prices.length);
      }
      if (best + repeatsOfFixed > limit) {
        return best;
      }
      double length = 0;
      for (int b = 0; b < Assembly.BANDS; b++) {
        length += (double) (sum[b] - targets[b]) * (sum[b] - targets[b]);
      }
      if (length == 0) {
        break;
      }
      length = Math.sqrt(length);
      double all = 0;
      for (int b = 0; b < Assembly.BANDS; b++) {
        double along = (sum[b] - targets[b]) / length * step;
        own[b] = Math.max(-ramp, Math.min(ramp, own[b] + along));
        all += along;
      }
      common = Math.max(-assembly.weights.unusedMinute(), common + all / 2);
    }
    areaTables.forEach(table -> table.price(prices));
    return best;
  }

  /** Joins the areas' labels into plans of at most {@code limit} points. */
  private final class Merge {
    private final List<AreaTable> areaTables;
    private final int[][] sorted;
    private final double[] cheapestFrom;
    private final double priceOfTargets;
    private final int bandWidth;
    private int limit;
    private int @Nullable [] best;

    private int[] y0 = {0};
    private int[] y1 = {0};
    private int[] y2 = {0};
    private int[] state = {resources.none()};
    private int[] cost = {0};
    private double[] priced = {0};
    private int[] size = {1};
    private final List<int[]> parents = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();

    Merge(List<AreaTable> areaTables, double[] prices, int limit, int bandWidth) {
      this.areaTables = areaTables;
      this.limit = limit;
      this.bandWidth = bandWidth;
      double sum = 0;
      for (int b = 0; b < Assembly.BANDS; b++) {
        sum += prices[b] * assembly.bandTargets[b];
      }
      priceOfTargets = sum;
      cheapestFrom = new double[areaTables.size() + 1];
      double[] cheapest = new double[areaTables.size()];
      double all = 0;
      for (int a = areaTables.size() - 1; a >= 0; a--) {
        cheapest[a] = areaTables.get(a).priced[0];
        for (int i = 1; i < areaTables.get(a).size; i++) {
          cheapest[a] = Math.min(cheapest[a], areaTables.get(a).priced[i]);
        }
        cheapestFrom[a] = cheapestFrom[a + 1] + cheapest[a];
        all += cheapest[a];
      }
      sorted = new int[areaTables.size()][];
      for (int a = 0; a < areaTables.size(); a++) {
        sorted[a] = areaTables.get(a).upTo(limit + priceOfTargets - (all - cheapest[a]) + 1e-6);
      }
    }

    @Nullable Optimum run() {
      for (int a = 0; a + 1 < areaTables.size(); a++) {
        join(a);
        if (size[0] == 0) {
          return null;
        }
      }
      finish();
      if (best == null) {
        return null;
      }
      List<Column.Choice> choices = new ArrayList<>();
      int last = areaTables.size() - 1;
      areaTables.get(last).collect(best[1], choices);
      int at = best[0];
      for (int a = last - 1; a >= 0; a--) {
        areaTables.get(a).collect(labels.get(a)[at], choices);
        at = parents.get(a)[at];
      }
      return new Optimum(limit + 1 + repeatsOfFixed, choices);
    }

    private void join(int a) {
      AreaTable table = areaTables.get(a);
      double budget = limit + priceOfTargets - cheapestFrom[a + 1] + 1e-6;
      Map<Integer, Integer> heads = new HashMap<>();
      int made = 0;
      int[] n0 = new int[256];
      int[] n1 = new int[256];
      int[] n2 = new int[256];
      int[] nState = new int[256];
      int[] nCost = new int[256];
      double[] nPriced = new double[256];
      int[] nParent = new int[256];
      int[] nLabel = new int[256];
      int[] next = new int[256];
      for (int i = 0; i < size[0]; i++) {
        deadline.tick(1 + sorted[a].length / 4);
        for (int label : sorted[a]) {
          double both = priced[i] + table.priced[label];
          if (both > budget + 0.1) {
            break;
          }
          int s0 = y0[i] + table.below[label];
          int s1 = y1[i] + table.at[label];
          int s2 = y2[i] + table.above[label];
          if (beyond(s0, s1, s2)) {
            continue;
          }
          int sum = resources.sum(state[i], table.state[label]);
          if (sum == Resources.NEVER) {
            continue;
          }
          int repeats = resources.repeats(state[i], table.state[label]);
          int total = cost[i] + table.cost[label] + repeats;
          if (both + repeats > budget) {
            continue;
          }
          int key = (s0 << 10 | s1) << 10 | s2;
          int head = heads.getOrDefault(key, -1);
          boolean worse = false;
          int replaces = -1;
          for (int k = head; k >= 0 && !worse; k = next[k]) {
            if (resources.dominates(nState[k], nCost[k], sum, total)) {
              worse = true;
            } else if (replaces < 0 && resources.dominates(sum, total, nState[k], nCost[k])) {
              replaces = k;
            }
          }
          if (worse) {
            continue;
          }
          int k = replaces;
          if (k < 0) {
            if (made == n0.length) {
              int wider = 2 * made;
              n0 = Arrays.copyOf(n0, wider);
              n1 = Arrays.copyOf(n1, wider);
              n2 = Arrays.copyOf(n2, wider);
              nState = Arrays.copyOf(nState, wider);
              nCost = Arrays.copyOf(nCost, wider);
              nPriced = Arrays.copyOf(nPriced, wider);
              nParent = Arrays.copyOf(nParent, wider);
              nLabel = Arrays.copyOf(nLabel, wider);
              next = Arrays.copyOf(next, wider);
            }
            k = made++;
            next[k] = head;
            heads.put(key, k);
          }
          n0[k] = s0;
          n1[k] = s1;
          n2[k] = s2;
          nState[k] = sum;
          nCost[k] = total;
          nPriced[k] = both + repeats;
          nParent[k] = i;
          nLabel[k] = label;
        }
      }
      y0 = n0;
      y1 = n1;
      y2 = n2;
      state = nState;
      cost = nCost;
      priced = nPriced;
      size = new int[] {made};
      parents.add(nParent);
      labels.add(nLabel);
    }

    private boolean beyond(int s0, int s1, int s2) {
      int[] targets = assembly.bandTargets;
      return s0 + s1 + s2 > assembly.time
          || s0 > targets[0] + bandWidth
          || s1 > targets[1] + bandWidth
          || s2 > targets[2] + bandWidth;
    }

    private void finish() {
      int last = areaTables.size() - 1;
      AreaTable table = areaTables.get(last);
      for (int i = 0; i < size[0]; i++) {
        deadline.tick(1 + sorted[last].length / 4);
        for (int label : sorted[last]) {
          if (priced[i] + table.priced[label] > limit + priceOfTargets + 0.1) {
            break;
          }
          int s0 = y0[i] + table.below[label];
          int s1 = y1[i] + table.at[label];
          int s2 = y2[i] + table.above[label];
          if (s0 + s1 + s2 > assembly.time) {
            continue;
          }
          int total = cost[i] + table.cost[label] + ramp(s0, s1, s2);
          if (total > limit) {
            continue;
          }
          int sum = resources.sum(state[i], table.state[label]);
          if (sum == Resources.NEVER) {
            continue;
          }
          int lacking = resources.lacking(sum);
          if (lacking == Resources.NEVER) {
            continue;
          }
          total += lacking + resources.repeats(state[i], table.state[label]);
          if (total <= limit) {
            limit = total - 1;
            best = new int[] {i, label};
          }
        }
      }
    }

    private int ramp(int s0, int s1, int s2) {
      if (anyPlan) {
        return 0;
      }
      int[] targets = assembly.bandTargets;
      int off = Math.abs(s0 - targets[0]) + Math.abs(s1 - targets[1]) + Math.abs(s2 - targets[2]);
      return assembly.weights.rampMinute() * off
          + assembly.weights.unusedMinute() * (assembly.time - s0 - s1 - s2);
    }
  }
}
