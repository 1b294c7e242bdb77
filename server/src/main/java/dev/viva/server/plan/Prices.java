package dev.viva.server.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Lagrange prices for what couples the areas of a plan besides the minutes in all: a minute below
 * or above the level (one at the level is free, as only differences matter), and each thing that
 * {@link Resources} counts. With prices each area can be looked at alone, and the cheapest way to
 * fill the time with areas, less what the prices promise ({@link #constant}), bounds every plan.
 *
 * <p>Prices of bands are valid as long as they differ by at most twice the price of a minute off
 * the ramp: then the ramp of a plan with {@code u} unused minutes costs at least the prices times
 * the minutes off the targets, plus u (ramp + lowest price).
 */
final class Prices {
  private static final int MOST_EVALUATIONS = 100;
  private static final int FIRST_STEP = 81;
  private static final double ENOUGH = 0.2;

  private final Assembly assembly;
  private final Resources resources;
  private final Deadline deadline;
  private final int time;
  private final int features;

  /** The best found: bands first, then features. */
  private final double[] prices;

  /** What the cheapest plan at the best prices has: minutes in each band, then features. */
  private final double[] has;

  private final PricedArea[] priced;
  private double[] ofState = new double[64];
  private double bound = Double.NEGATIVE_INFINITY;

  Prices(Assembly assembly, Resources resources, List<AreaColumns> areas, Deadline deadline) {
    this.assembly = assembly;
    this.resources = resources;
    this.deadline = deadline;
    time = assembly.time;
    features = resources.features();
    prices = new double[Assembly.BANDS + features];
    has = new double[prices.length];
    priced = areas.stream().map(PricedArea::new).toArray(PricedArea[]::new);
  }

  /** No plan has fewer points. */
  double bound() {
    return bound;
  }

  /** What the prices promise at least: to be taken from the priced points of a plan. */
  double constant() {
    return constant(prices);
  }

  double ofBand(int band) {
    return prices[band];
  }

  /** Points for what a part of a plan in this state counts, at the best prices. */
  double ofState(int state) {
    if (state >= ofState.length) {
      int from = ofState.length;
      ofState = Arrays.copyOf(ofState, 2 * state);
      Arrays.fill(ofState, from, ofState.length, Double.NaN);
    }
    if (Double.isNaN(ofState[state])) {
      ofState[state] = resources.priceOf(state, prices, Assembly.BANDS);
    }
    return ofState[state];
  }

  PricedArea area(int a) {
    return priced[a];
  }

  /**
   * Looks for prices with a high bound. A pattern search (Hooke and Jeeves 1961): along each price,
   * and along both bands together, as long as it helps, with ever smaller steps. Subgradient steps
   * zigzag here, as the bound has long ridges.
   *
   * @param limit to stop once the bound is above it
   */
  void raise(double limit) {
    double[] trial = new double[prices.length];
    double[] there = new double[prices.length];
    bound = at(trial, has);
    int evaluations = 1;
    for (int step = FIRST_STEP; step >= 1 && bound <= limit; step /= 3) {
      boolean better = true;
      while (better && bound <= limit && evaluations < MOST_EVALUATIONS) {
        better = false;
        for (int direction = 0; direction < prices.length; direction++) {
          int sign = (int) Math.signum(slope(direction));
          while (sign != 0 && bound <= limit && evaluations++ < MOST_EVALUATIONS) {
            move(trial, direction, sign * step);
            double value = Arrays.equals(trial, prices) ? bound : at(trial, there);
            if (value <= bound + ENOUGH) {
              break;
            }
            bound = value;
            System.arraycopy(trial, 0, prices, 0, prices.length);
            System.arraycopy(there, 0, has, 0, has.length);
            better = true;
          }
        }
      }
    }
    at(prices, has);
    Arrays.fill(ofState, Double.NaN);
    complete();
  }

  /** How the cheapest plan at the best prices misses what it promises, along a direction. */
  private double slope(int direction) {
    if (direction == 1) {
      return slope(0) + slope(2);
    }
    double promised =
        direction < Assembly.BANDS
            ? assembly.bandTargets[direction]
            : resources.promised(direction - Assembly.BANDS, prices[direction]);
    return has[direction] - promised;
  }

  private void move(double[] trial, int direction, double step) {
    System.arraycopy(prices, 0, trial, 0, trial.length);
    double most = 2.0 * assembly.weights.rampMinute();
    if (direction >= Assembly.BANDS) {
      int f = direction - Assembly.BANDS;
      trial[direction] =
          Math.max(
              resources.lowestPrice(f),
              Math.min(resources.highestPrice(f), prices[direction] + step));
      return;
    }
    trial[0] = Math.max(-most, Math.min(most, prices[0] + (direction == 2 ? 0 : step)));
    trial[2] = Math.max(-most, Math.min(most, prices[2] + (direction == 0 ? 0 : step)));
    int led = direction == 0 ? 2 : 0;
    int leader = 2 - led;
    trial[led] = Math.max(trial[leader] - most, Math.min(trial[leader] + most, trial[led]));
  }

  private double constant(double[] trial) {
    double sum = 0;
    for (int b = 0; b < Assembly.BANDS; b++) {
      sum += trial[b] * assembly.bandTargets[b];
    }
    for (int f = 0; f < features; f++) {
      double price = trial[Assembly.BANDS + f];
      sum += price == 0 ? 0 : price * resources.promised(f, price);
    }
    return sum;
  }

  /** What {@code minutes} unused ones cost at least, at these prices. */
  private double unused(int minutes, double[] trial) {
    double lowest = Math.min(0, Math.min(trial[0], trial[2]));
    PlanWeights weights = assembly.weights;
    return minutes * (weights.unusedMinute() + weights.rampMinute() + lowest);
  }

  /** The bound at these prices; notes what the cheapest plan has. */
  private double at(double[] trial, double[] noted) {
    Arrays.fill(noted, 0);
    double[] stateOf = new double[resources.size()];
    for (int s = 0; s < stateOf.length; s++) {
      stateOf[s] = features == 0 ? 0 : resources.priceOf(s, trial, Assembly.BANDS);
    }
    double[][] filled = new double[priced.length + 1][];
    int[][] last = new int[priced.length][];
    filled[0] = new double[time + 1];
    Arrays.fill(filled[0], Double.POSITIVE_INFINITY);
    filled[0][0] = 0;
    for (int a = 0; a < priced.length; a++) {
      priced[a].price(trial, stateOf, deadline);
      filled[a + 1] = new double[time + 1];
      last[a] = new int[time + 1];
      priced[a].addTo(filled[a], filled[a + 1], last[a]);
    }
    int used = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int m = 0; m <= time; m++) {
      double value = filled[priced.length][m] + unused(time - m, trial);
      if (value < least) {
        least = value;
        used = m;
      }
    }
    if (least == Double.POSITIVE_INFINITY) {
      return least;
    }
    int left = used;
    for (int a = priced.length - 1; a >= 0; a--) {
      priced[a].note(last[a][left], resources, noted);
      left -= last[a][left];
    }
    return least - constant(trial);
  }

  /** Computes for each area what the others cost at least. */
  private void complete() {
    int count = priced.length;
    double[][] after = after(List.of(priced));
    double[] before = new double[time + 1];
    Arrays.fill(before, Double.POSITIVE_INFINITY);
    before[0] = 0;
    for (int a = 0; a < count; a++) {
      priced[a].complete(before, after[a + 1]);
      double[] next = new double[time + 1];
      priced[a].addTo(before, next, new int[time + 1]);
      before = next;
    }
  }

  /** Says in which order areas will be joined, so that each knows what comes after it. */
  void order(List<PricedArea> areas) {
    double[][] after = after(areas);
    for (int a = 0; a < areas.size(); a++) {
      areas.get(a).precede(after[a + 1]);
    }
  }

  /**
   * For each area and number of minutes used before it, what it, those after it and the unused
   * minutes cost at least; the last row is that of no area.
   */
  private double[][] after(List<PricedArea> areas) {
    double[][] after = new double[areas.size() + 1][];
    after[areas.size()] = new double[time + 1];
    for (int m = 0; m <= time; m++) {
      after[areas.size()][m] = unused(time - m, prices);
    }
    for (int a = areas.size() - 1; a >= 0; a--) {
      after[a] = areas.get(a).before(after[a + 1]);
    }
    return after;
  }
}
