package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Comparator;
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
  private static final int FIRST_STEP = 10;

  /** Of the ways to use equal minutes in an area, how many a first try joins. */
  private static final int QUICK = 4;

  private final Assembly assembly;
  private final Cells cells;
  private final Fill fill;
  private final Resources resources;
  private final Deadline deadline;
  private final int repeatsOfFixed;
  private final List<List<Column.Option>> options = new ArrayList<>();
  private final int tables;
  private boolean exhausted;
  private @Nullable Optimum incumbent;

  /** No plan of the relaxed assembly has fewer points; grows while it is solved. */
  int bound;

  /**
   * @param lowest what no plan has fewer points than, as far as is known
   */
  Relaxation(
      Assembly assembly,
      Cells cells,
      Fill fill,
      Resources resources,
      Deadline deadline,
      int repeatsOfFixed,
      int lowest) {
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
    bound = Math.max(lowest, Math.min(Fill.INFINITE, fill.bound() + repeatsOfFixed));
  }

  /**
   * Whether a cell has too few untracked candidates although the corpus has more: then nothing
   * found here counts.
   */
  boolean exhausted() {
    return exhausted;
  }

  private int column(int area, int band) {
    return (area < 0 ? tables - 1 : area) * Assembly.BANDS + band;
  }

  private void makeOptions() {
    for (Cells.Cell cell : cells.all()) {
      int most = Math.min(assembly.most, assembly.time / cell.minutes);
      if (!resources.tracks()) {
        addPlain(cell);
        continue;
      }
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

  /** Without anything tracked, all candidates of a cell make the same state. */
  private void addPlain(Cells.Cell cell) {
    int state = cell.size() == 0 ? Resources.NEVER : resources.of(cell.get(0));
    if (state == Resources.NEVER) {
      return;
    }
    List<Candidate> all = new ArrayList<>(cell.size());
    for (int i = 0; i < cell.size(); i++) {
      all.add(cell.get(i));
    }
    options.get(column(cell.area, cell.band)).add(new Column.Option(cell.minutes, state, all));
  }

  private static int tie(Column.Option option) {
    return option.candidates().get(0).tie();
  }

  /**
   * Solves it.
   *
   * @param below only plans with fewer points are of interest
   * @return the optimum, or null if there is no plan with fewer than {@code below} points
   */
  @Nullable Optimum solve(int below) {
    int from = bound;
    for (long width = FIRST_LIMIT; ; width *= 3) {
      int limit = (int) Math.min(Fill.INFINITE - 1, Math.min(below - 1L, from + width));
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
      if (limit == below - 1 || limit == Fill.INFINITE - 1) {
        return null;
      }
    }
  }

  private List<AreaColumns> columns(int limit, int areaWidth, int bandWidth) {
    List<AreaColumns> areas = new ArrayList<>();
    for (int area = 0; area < tables; area++) {
      areas.add(columns(area, limit, areaWidth, bandWidth));
    }
    return areas;
  }

  private @Nullable Optimum solveWithin(int limit, int areaWidth, int bandWidth) {
    List<AreaColumns> areas = columns(limit, areaWidth, bandWidth);
    Prices prices = new Prices(assembly, resources, areas, deadline);
    prices.raise(limit - repeatsOfFixed);
    int certified =
        (int) Math.ceil(Math.min(Fill.INFINITE, prices.bound()) - 1e-6) + repeatsOfFixed;
    if (certified > limit) {
      return null;
    }
    bound = Math.max(bound, certified);
    for (long step = FIRST_STEP; ; step *= 3) {
      int within = (int) Math.min(limit, bound + step);
      Optimum found = solveWithin(areas, prices, within, bandWidth);
      if (found != null) {
        return found;
      }
      bound = Math.max(bound, within + 1);
      if (within == limit) {
        return null;
      }
    }
  }

  /** The best plan of at most {@code within} points. */
  private @Nullable Optimum solveWithin(
      List<AreaColumns> areas, Prices prices, int within, int bandWidth) {
    double priced = within - repeatsOfFixed + prices.constant() + 1e-6;
    List<AreaTable> areaTables = new ArrayList<>();
    for (int area = 0; area < tables; area++) {
      AreaTable table =
          AreaTable.combine(
              areas.get(area), resources, prices, prices.area(area), deadline, priced);
      if (table.size == 0) {
        return null;
      }
      areaTables.add(table);
    }
    areaTables.sort(Comparator.comparingInt(table -> table.size));
    prices.order(areaTables.stream().map(table -> table.own).toList());
    // Often a plan at the bound is among the cheapest of each area, and then that is all.
    Optimum quick = merge(areaTables, prices, within, bandWidth, QUICK);
    if (quick == null) {
      return merge(areaTables, prices, within, bandWidth, Integer.MAX_VALUE);
    }
    incumbent = quick;
    Optimum better =
        quick.points <= bound
            ? null
            : merge(areaTables, prices, quick.points - 1, bandWidth, Integer.MAX_VALUE);
    return better == null ? quick : better;
  }

  private @Nullable Optimum merge(
      List<AreaTable> areaTables, Prices prices, int within, int bandWidth, int mostOfRun) {
    return new Merge(
            assembly,
            resources,
            deadline,
            areaTables,
            prices,
            within - repeatsOfFixed,
            bandWidth,
            mostOfRun)
        .run(repeatsOfFixed);
  }

  /** A solution that need not be the optimum, from a search that was cut off; null if none. */
  @Nullable Optimum incumbent() {
    return incumbent;
  }

  private AreaColumns columns(int area, int limit, int areaWidth, int bandWidth) {
    boolean outside = area >= (assembly.balanced ? assembly.areas.size() : 1);
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
    for (int m = 0; m <= assembly.time; m++) {
      balance[m] =
          outside || !assembly.balanced
              ? 0
              : assembly.weights.areaMinute() * Math.abs(m - assembly.shares[area]);
    }
    Column[] columns = new Column[Assembly.BANDS];
    for (int band = 0; band < Assembly.BANDS; band++) {
      columns[band] =
          newColumn(area, band, Math.min(to, assembly.bandTargets[band] + bandWidth), limit);
    }
    return new AreaColumns(columns, from, to, balance);
  }

  private Column newColumn(int area, int band, int longest, int limit) {
    int minutes = 0;
    int points = 0;
    int state = resources.none();
    for (Candidate candidate : assembly.fixed) {
      if (column(candidate.area(), candidate.band()) == area * Assembly.BANDS + band) {
        minutes += candidate.minutes();
        points += candidate.points();
        int own = resources.of(candidate);
        state =
            state == Resources.NEVER || own == Resources.NEVER
                ? Resources.NEVER
                : resources.sum(state, own);
      }
    }
    if (state == Resources.NEVER) {
      return new Column(resources, deadline, longest, 0, assembly.time + 1, 0);
    }
    Column column = new Column(resources, deadline, longest, state, minutes, points);
    int[] limits = new int[Math.max(0, longest) + 1];
    for (int m = 0; m < limits.length; m++) {
      int rest =
          fill.rest(Math.min(assembly.time, assembly.time - fill.fixedMinutes - (m - minutes)));
      limits[m] = limit - repeatsOfFixed - (fill.fixedPoints - points) - rest;
    }
    for (Column.Option option : options.get(area * Assembly.BANDS + band)) {
      column.add(option, limits);
    }
    return column;
  }
}
