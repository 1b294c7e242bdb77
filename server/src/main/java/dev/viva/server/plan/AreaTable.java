package dev.viva.server.plan;

import java.util.Arrays;
import java.util.List;

/**
 * All ways to use one area that a plan within a limit could have: minutes in each band, state, and
 * points including the area's own balance. Made of the three {@link Column}s of the area, with
 * {@link Prices} to tell what is out of reach. In runs of equal minutes, cheapest first.
 */
final class AreaTable {
  private final AreaColumns area;
  final PricedArea own;
  int size;
  int[] below = new int[64];
  int[] at = new int[64];
  int[] above = new int[64];
  int[] state = new int[64];
  int[] cost = new int[64];

  /** Points at the given prices. */
  double[] priced = new double[64];

  private int[] nodes = new int[192];
  private int[] next = new int[64];

  /** Labels by minutes, then by priced points. */
  private int[] order = {};

  private int[] runs = {};

  private AreaTable(AreaColumns area, PricedArea own) {
    this.area = area;
    this.own = own;
  }

  /**
   * @param own the area at the prices
   * @param within the most points, priced, that a plan may have
   */
  static AreaTable combine(
      AreaColumns area,
      Resources resources,
      Prices prices,
      PricedArea own,
      Deadline deadline,
      double within) {
    AreaTable table = new AreaTable(area, own);
    Column.Labels[] low = area.columns()[0].labels;
    Column.Labels[] high = area.columns()[2].labels;
    Pairs pairs = new Pairs();
    for (int y0 = 0; y0 <= area.reach(0); y0++) {
      for (int y2 = 0; y2 <= area.reach(2) && y0 + y2 <= area.to(); y2++) {
        double rest = own.rest(y0 + y2);
        if (own.least(0, y0) + own.least(2, y2) + rest <= within) {
          deadline.tick(low[y0].size * high[y2].size);
          double price = prices.ofBand(0) * y0 + prices.ofBand(2) * y2;
          pairs.combine(low[y0], high[y2], resources, prices, within - rest - price);
          if (pairs.labels.size > 0) {
            table.addMiddles(resources, prices, own, deadline, within, y0, y2, pairs);
          }
        }
      }
    }
    table.sort();
    return table;
  }

  /** Labels of the lower and the upper band together. */
  private static final class Pairs {
    final Column.Labels labels = new Column.Labels();
    int[] nodes = new int[64];
    double least;

    void combine(
        Column.Labels first,
        Column.Labels third,
        Resources resources,
        Prices prices,
        double within) {
      labels.size = 0;
      least = Double.POSITIVE_INFINITY;
      int made = 0;
      for (int i = 0; i < first.size; i++) {
        for (int k = 0; k < third.size; k++) {
          int sum = resources.sum(first.state[i], third.state[k]);
          if (sum == Resources.NEVER) {
            continue;
          }
          int cost =
              first.cost[i] + third.cost[k] + resources.repeats(first.state[i], third.state[k]);
          double priced = cost + prices.ofState(sum);
          if (priced <= within && labels.admits(resources, sum, cost)) {
            if (2 * made + 2 > nodes.length) {
              nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            }
            nodes[2 * made] = first.node[i];
            nodes[2 * made + 1] = third.node[k];
            labels.put(resources, sum, cost, made++);
            least = Math.min(least, priced);
          }
        }
      }
    }
  }

  private void addMiddles(
      Resources resources,
      Prices prices,
      PricedArea own,
      Deadline deadline,
      double within,
      int y0,
      int y2,
      Pairs pairs) {
    double price = prices.ofBand(0) * y0 + prices.ofBand(2) * y2;
    int outer = y0 + y2;
    int last = Math.min(area.reach(1), area.to() - outer);
    for (int y1 = Math.max(0, area.from() - outer); y1 <= last; y1++) {
      int minutes = outer + y1;
      int balance = area.balance()[minutes];
      double left = within - own.others(minutes) - price - balance;
      if (pairs.least + own.least(1, y1) > left) {
        continue;
      }
      Column.Labels second = area.columns()[1].labels[y1];
      deadline.tick(1 + pairs.labels.size * second.size);
      int head = -1;
      for (int p = 0; p < pairs.labels.size; p++) {
        for (int k = 0; k < second.size; k++) {
          int sum = resources.sum(pairs.labels.state[p], second.state[k]);
          if (sum == Resources.NEVER) {
            continue;
          }
          int points =
              pairs.labels.cost[p]
                  + second.cost[k]
                  + resources.repeats(pairs.labels.state[p], second.state[k]);
          double value = points + prices.ofBand(1) * y1 + prices.ofState(sum);
          if (value > left) {
            continue;
          }
          int place = place(resources, head, sum, points + balance);
          if (place < 0) {
            continue;
          }
          if (place == size) {
            next[place] = head;
            head = place;
            size++;
          }
          below[place] = y0;
          at[place] = y1;
          above[place] = y2;
          state[place] = sum;
          cost[place] = points + balance;
          priced[place] = value + price + balance;
          int pair = pairs.labels.node[p];
          nodes[3 * place] = pairs.nodes[2 * pair];
          nodes[3 * place + 1] = second.node[k];
          nodes[3 * place + 2] = pairs.nodes[2 * pair + 1];
        }
      }
    }
  }

  /**
   * Where to write a label of the run that begins at {@code head}: -1 if another dominates it, the
   * place of one that it dominates, else the end. A second one that it dominates may stay and does
   * no harm.
   */
  private int place(Resources resources, int head, int newState, int newCost) {
    int replaced = size;
    for (int i = head; i >= 0; i = next[i]) {
      if (resources.dominates(state[i], cost[i], newState, newCost)) {
        return -1;
      }
      if (replaced == size && resources.dominates(newState, newCost, state[i], cost[i])) {
        replaced = i;
      }
    }
    if (replaced == state.length) {
      grow();
    }
    return replaced;
  }

  private void grow() {
    int wider = 2 * size;
    below = Arrays.copyOf(below, wider);
    at = Arrays.copyOf(at, wider);
    above = Arrays.copyOf(above, wider);
    state = Arrays.copyOf(state, wider);
    cost = Arrays.copyOf(cost, wider);
    priced = Arrays.copyOf(priced, wider);
    next = Arrays.copyOf(next, wider);
    nodes = Arrays.copyOf(nodes, 3 * wider);
  }

  private int minutes(int label) {
    return below[label] + at[label] + above[label];
  }

  private void sort() {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      // Sortable: minutes, points in 1/16, then the index.
      long points = (long) Math.floor(priced[i] * 16) + (1L << 32);
      keys[i] = ((long) minutes(i) << 34 | points) << 21 | i;
    }
    Arrays.sort(keys);
    order = new int[size];
    runs = new int[Math.max(area.to(), 0) + 2];
    for (int i = 0; i < size; i++) {
      order[i] = (int) (keys[i] & (1 << 21) - 1);
      runs[minutes(order[i]) + 1]++;
    }
    for (int m = 1; m < runs.length; m++) {
      runs[m] += runs[m - 1];
    }
  }

  /** Fewest minutes of a label. */
  int from() {
    return area.from();
  }

  /** Most minutes of a label. */
  int to() {
    return area.to();
  }

  /** First place of the labels of these minutes. */
  int runStart(int minutes) {
    return runs[minutes];
  }

  /** One past the last place of the labels of these minutes. */
  int runEnd(int minutes) {
    return runs[minutes + 1];
  }

  /** The label at a place. */
  int label(int place) {
    return order[place];
  }

  void collect(int label, List<Column.Choice> into) {
    for (int band = 0; band < Assembly.BANDS; band++) {
      area.columns()[band].collect(nodes[3 * label + band], into);
    }
  }
}
