package dev.viva.server.plan;

import java.util.Arrays;
import java.util.List;

/**
 * All worthwhile ways to use one area: minutes in each band, state, and points including the area's
 * own balance. Made of the three {@link Column}s of the area.
 */
final class AreaTable {
  private final Column[] columns;
  int size;
  int[] below = new int[256];
  int[] at = new int[256];
  int[] above = new int[256];
  int[] state = new int[256];
  int[] cost = new int[256];
  private int[] nodes = new int[768];
  private int[] next = new int[256];

  /** Points with the bands priced, set by {@link #price}. */
  double[] priced = {};

  private AreaTable(Column[] columns) {
    this.columns = columns;
  }

  /**
   * @param from least minutes in the area
   * @param to most minutes in the area
   * @param limits for each number of minutes in the area, the most points that are of interest,
   *     balance not included
   * @param balance for each number of minutes in the area, its points
   */
  static AreaTable combine(
      Column[] columns,
      Resources resources,
      Deadline deadline,
      int from,
      int to,
      int[] limits,
      int[] balance) {
    AreaTable table = new AreaTable(columns);
    Column low = columns[0];
    Column middle = columns[1];
    Column high = columns[2];
    int width = to - from + 1;
    int[] heads = new int[width];
    Column.Labels pairs = new Column.Labels();
    int[] pairNodes = new int[64];
    for (int y0 = 0; y0 < low.labels.length && y0 <= to; y0++) {
      for (int y2 = 0; y2 < high.labels.length && y0 + y2 <= to; y2++) {
        Column.Labels first = low.labels[y0];
        Column.Labels third = high.labels[y2];
        if (first.size == 0 || third.size == 0) {
          continue;
        }
        pairs.size = 0;
        int made = 0;
        deadline.tick(first.size * third.size);
        for (int i = 0; i < first.size; i++) {
          for (int k = 0; k < third.size; k++) {
            int sum = resources.sum(first.state[i], third.state[k]);
            if (sum == Resources.NEVER) {
              continue;
            }
            int cost =
                first.cost[i] + third.cost[k] + resources.repeats(first.state[i], third.state[k]);
            if (pairs.admits(resources, sum, cost)) {
              if (2 * made + 2 > pairNodes.length) {
                pairNodes = Arrays.copyOf(pairNodes, 2 * pairNodes.length);
              }
              pairNodes[2 * made] = first.node[i];
              pairNodes[2 * made + 1] = third.node[k];
              pairs.put(resources, sum, cost, made++);
            }
          }
        }
        Arrays.fill(heads, -1);
        for (int p = 0; p < pairs.size; p++) {
          int y1From = Math.max(0, from - y0 - y2);
          int y1To = Math.min(middle.labels.length - 1, to - y0 - y2);
          for (int y1 = y1From; y1 <= y1To; y1++) {
            Column.Labels second = middle.labels[y1];
            int minutes = y0 + y1 + y2;
            deadline.tick(1 + second.size);
            for (int k = 0; k < second.size; k++) {
              int cost = pairs.cost[p] + second.cost[k];
              if (cost > limits[minutes]) {
                continue;
              }
              int sum = resources.sum(pairs.state[p], second.state[k]);
              if (sum == Resources.NEVER) {
                continue;
              }
              cost += resources.repeats(pairs.state[p], second.state[k]);
              if (cost > limits[minutes]) {
                continue;
              }
              cost += balance[minutes];
              int made1 = pairs.node[p];
              table.add(
                  resources,
                  heads,
                  minutes - from,
                  y0,
                  y1,
                  y2,
                  sum,
                  cost,
                  pairNodes[2 * made1],
                  second.node[k],
                  pairNodes[2 * made1 + 1]);
            }
          }
        }
      }
    }
    return table;
  }

  private void add(
      Resources resources,
      int[] heads,
      int head,
      int y0,
      int y1,
      int y2,
      int newState,
      int newCost,
      int n0,
      int n1,
      int n2) {
    for (int i = heads[head]; i >= 0; i = next[i]) {
      if (resources.dominates(state[i], cost[i], newState, newCost)) {
        return;
      }
    }
    // What the new label dominates is overwritten; a second one may stay and does no harm.
    for (int i = heads[head]; i >= 0; i = next[i]) {
      if (resources.dominates(newState, newCost, state[i], cost[i])) {
        write(i, y0, y1, y2, newState, newCost, n0, n1, n2);
        return;
      }
    }
    if (size == state.length) {
      grow();
    }
    next[size] = heads[head];
    heads[head] = size;
    write(size++, y0, y1, y2, newState, newCost, n0, n1, n2);
  }

  private void grow() {
    int wider = 2 * size;
    below = Arrays.copyOf(below, wider);
    at = Arrays.copyOf(at, wider);
    above = Arrays.copyOf(above, wider);
    state = Arrays.copyOf(state, wider);
    cost = Arrays.copyOf(cost, wider);
    next = Arrays.copyOf(next, wider);
    nodes = Arrays.copyOf(nodes, 3 * wider);
  }

  private void write(
      int i, int y0, int y1, int y2, int newState, int newCost, int n0, int n1, int n2) {
    below[i] = y0;
    at[i] = y1;
    above[i] = y2;
    state[i] = newState;
    cost[i] = newCost;
    nodes[3 * i] = n0;
    nodes[3 * i + 1] = n1;
    nodes[3 * i + 2] = n2;
  }

  /** Prices a minute of each band, and returns the label with the fewest points at these prices. */
  int price(double[] prices) {
    if (priced.length < size) {
      priced = new double[size];
    }
    int best = -1;
    for (int i = 0; i < size; i++) {
      priced[i] = cost[i] + prices[0] * below[i] + prices[1] * at[i] + prices[2] * above[i];
      best = best < 0 || priced[i] < priced[best] ? i : best;
    }
    return best;
  }

  /** The labels with at most {@code limit} priced points, best first. */
  int[] upTo(double limit) {
    int found = 0;
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      if (priced[i] <= limit) {
        // Sortable: points in 1/16, then the index.
        order[found++] = (long) Math.floor(priced[i] * 16 + (1L << 40)) << 22 | i;
      }
    }
    Arrays.sort(order, 0, found);
    int[] labels = new int[found];
    for (int i = 0; i < found; i++) {
      labels[i] = (int) (order[i] & (1 << 22) - 1);
    }
    return labels;
  }

  void collect(int label, List<Column.Choice> into) {
    for (int band = 0; band < Assembly.BANDS; band++) {
      columns[band].collect(nodes[3 * label + band], into);
    }
  }
}
