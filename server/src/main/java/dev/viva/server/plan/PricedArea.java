package dev.viva.server.plan;

import java.util.Arrays;

/** The cheapest ways to use the minutes of one area at given {@link Prices}. */
final class PricedArea {
  private final AreaColumns area;
  private final int most;

  /** For each band and number of minutes, the cheapest priced label and its place. */
  private final double[][] least = new double[Assembly.BANDS][];

  private final int[][] label = new int[Assembly.BANDS][];

  /** For minutes below and above the level together: the cheapest, and those below. */
  private final double[] outer;

  private final int[] below;

  /** For minutes in all: the cheapest, balance included, and those at the level. */
  private final double[] whole;

  private final int[] middle;

  /** For minutes in all: what the rest of a plan costs at least. */
  private double[] others = {};

  /** The same with this area's number of minutes used up before it, for those after it. */
  private double[] later = {};

  /** For minutes below and above the level together: what all else costs at least. */
  private final double[] rest;

  PricedArea(AreaColumns area) {
    this.area = area;
    most = Math.max(0, area.to());
    for (int b = 0; b < Assembly.BANDS; b++) {
      least[b] = new double[area.reach(b) + 1];
      label[b] = new int[area.reach(b) + 1];
    }
    outer = new double[most + 1];
    below = new int[most + 1];
    whole = new double[most + 1];
    middle = new int[most + 1];
    rest = new double[most + 1];
  }

  /** Prices all labels. */
  void price(double[] prices, double[] ofState, Deadline deadline) {
    for (int b = 0; b < Assembly.BANDS; b++) {
      for (int m = 0; m < least[b].length; m++) {
        Column.Labels labels = area.columns()[b].labels[m];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < labels.size; i++) {
          double value = labels.cost[i] + ofState[labels.state[i]];
          if (value < best) {
            best = value;
            label[b][m] = i;
          }
        }
        deadline.tick(labels.size);
        least[b][m] = best + prices[b] * m;
      }
    }
    Arrays.fill(outer, Double.POSITIVE_INFINITY);
    for (int y0 = 0; y0 < least[0].length; y0++) {
      for (int y2 = 0; y2 < least[2].length && y0 + y2 <= most; y2++) {
        double value = least[0][y0] + least[2][y2];
        if (value < outer[y0 + y2]) {
          outer[y0 + y2] = value;
          below[y0 + y2] = y0;
        }
      }
    }
    Arrays.fill(whole, Double.POSITIVE_INFINITY);
    for (int m = area.from(); m <= area.to(); m++) {
      for (int y1 = 0; y1 < least[1].length && y1 <= m; y1++) {
        double value = least[1][y1] + outer[m - y1];
        if (value < whole[m]) {
          whole[m] = value;
          middle[m] = y1;
        }
      }
      whole[m] += area.balance()[m];
    }
    deadline.tick(least[0].length * least[2].length + most * least[1].length);
  }

  /** Adds this area to {@code filled}, for each number of minutes the cheapest so far. */
  void addTo(double[] filled, double[] next, int[] own) {
    Arrays.fill(next, Double.POSITIVE_INFINITY);
    for (int s = 0; s < filled.length; s++) {
      if (filled[s] == Double.POSITIVE_INFINITY) {
        continue;
      }
      for (int m = area.from(); m <= area.to() && s + m < next.length; m++) {
        double value = filled[s] + whole[m];
        if (value < next[s + m]) {
          next[s + m] = value;
          own[s + m] = m;
        }
      }
    }
  }

  /** For each number of minutes used before this area: what it and {@code after} cost at least. */
  double[] before(double[] after) {
    double[] least = new double[after.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int s = 0; s < after.length; s++) {
      for (int m = area.from(); m <= area.to() && s + m < after.length; m++) {
        least[s] = Math.min(least[s], whole[m] + after[s + m]);
      }
    }
    return least;
  }

  /**
   * Sets what comes after this area.
   *
   * @param after for each number of minutes used up to and with this area, what is after it costs
   */
  void precede(double[] after) {
    later = after;
  }

  /**
   * Notes what the rest of a plan costs.
   *
   * @param before for each number of minutes, what the areas before this one cost at least
   * @param after for each number of minutes used up to and with this area, what is after it costs
   */
  void complete(double[] before, double[] after) {
    others = new double[most + 1];
    Arrays.fill(others, Double.POSITIVE_INFINITY);
    for (int m = area.from(); m <= area.to(); m++) {
      for (int s = 0; s + m < after.length; s++) {
        others[m] = Math.min(others[m], before[s] + after[s + m]);
      }
    }
    Arrays.fill(rest, Double.POSITIVE_INFINITY);
    for (int z = 0; z <= most; z++) {
      for (int y1 = 0; y1 < least[1].length && z + y1 <= most; y1++) {
        rest[z] = Math.min(rest[z], least[1][y1] + area.balance()[z + y1] + others[z + y1]);
      }
    }
  }

  /** Adds what the cheapest use of {@code minutes} has. */
  void note(int minutes, Resources resources, double[] noted) {
    int y1 = middle[minutes];
    int y0 = below[minutes - y1];
    int[] at = {y0, y1, minutes - y1 - y0};
    for (int b = 0; b < Assembly.BANDS; b++) {
      noted[b] += at[b];
      int state = area.columns()[b].labels[at[b]].state[label[b][at[b]]];
      for (int f = 0; f < resources.features(); f++) {
        noted[Assembly.BANDS + f] += resources.counted(state, f);
      }
    }
  }

  /** The cheapest label of these minutes in a band, priced. */
  double least(int band, int minutes) {
    return least[band][minutes];
  }

  /** What a plan costs at least besides these minutes below and above the level in this area. */
  double rest(int outerMinutes) {
    return rest[outerMinutes];
  }

  /** What a plan costs at least besides these minutes in this area, its balance not included. */
  double others(int minutes) {
    return others[minutes];
  }

  /** What all after this area costs at least when {@code minutes} are used up to and with it. */
  double later(int minutes) {
    return later[minutes];
  }
}
