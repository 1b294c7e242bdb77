package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The least that questions cost by minutes alone, whatever their area, band or kind: the bound from
 * which a search learns how far a good plan can stray from the shares and the targets at all.
 */
final class Fill {
  /** More than any plan costs; the sum of a few of them is still an int. */
  static final int INFINITE = 1 << 28;

  private final Assembly assembly;
  private final int[] least;
  private final int[] rest;
  final int fixedMinutes;
  final int fixedPoints;
  private final int outside;
  private final int[] from;
  private final int[] to;
  private final int mustLack;
  private final int mustExceed;
  private final int bandExcess;

  Fill(Assembly assembly, Cells cells) {
    this.assembly = assembly;
    int time = assembly.time;
    List<List<Candidate>> byMinutes = new ArrayList<>();
    for (int m = 0; m <= time; m++) {
      byMinutes.add(new ArrayList<>());
    }
    for (Cells.Cell cell : cells.all()) {
      for (int i = 0; i < cell.size(); i++) {
        byMinutes.get(cell.minutes).add(cell.get(i));
      }
    }
    cells.extras().forEach(extra -> byMinutes.get(extra.minutes()).add(extra));
    least = new int[time + 1];
    Arrays.fill(least, INFINITE);
    least[0] = 0;
    for (int minutes = 1; minutes <= time; minutes++) {
      add(
          byMinutes.get(minutes).stream()
              .mapToInt(Candidate::points)
              .sorted()
              .limit(time / minutes)
              .toArray(),
          minutes);
    }
    fixedMinutes = assembly.fixed.stream().mapToInt(Candidate::minutes).sum();
    fixedPoints = assembly.fixed.stream().mapToInt(Candidate::points).sum();
    outside =
        assembly.fixed.stream().filter(one -> one.area() < 0).mapToInt(Candidate::minutes).sum();
    from = new int[assembly.shares.length];
    to = new int[assembly.shares.length];
    reach(cells);
    int lack = 0;
    int exceed = 0;
    for (int a = 0; assembly.balanced && a < from.length; a++) {
      lack += Math.max(0, assembly.shares[a] - to[a]);
      exceed += Math.max(0, from[a] - assembly.shares[a]);
    }
    mustLack = lack;
    mustExceed = exceed;
    int[] bands = assembly.bandTargets.clone();
    assembly.fixed.forEach(candidate -> bands[candidate.band()] -= candidate.minutes());
    bandExcess = Math.max(0, -bands[0]) + Math.max(0, -bands[1]) + Math.max(0, -bands[2]);
    PlanWeights weights = assembly.weights;
    int unused = weights.unusedMinute() + weights.rampMinute();
    rest = new int[time + 1];
    for (int r = 0; r <= time; r++) {
      rest[r] = r == 0 ? 0 : Math.min(least[r], rest[r - 1] + unused);
    }
  }

  /**
   * Bounds of an area's minutes: those of the brief, what is fixed, and what the candidates reach
   * at all.
   */
  private void reach(Cells cells) {
    int[] fixed = new int[from.length];
    for (Candidate candidate : assembly.fixed) {
      if (candidate.area() >= 0) {
        fixed[candidate.area()] += candidate.minutes();
      }
    }
    for (int a = 0; a < from.length; a++) {
      boolean[] reached = new boolean[assembly.time + 1];
      reached[Math.min(assembly.time, fixed[a])] = true;
      for (Cells.Cell cell : cells.all()) {
        for (int i = 0;
            cell.area == a && i < cell.size() && i < assembly.time / cell.minutes;
            i++) {
          step(reached, cell.minutes);
        }
      }
      for (Candidate extra : cells.extras()) {
        if (extra.area() == a) {
          step(reached, extra.minutes());
        }
      }
      int most = Math.max(assembly.keptMinutes(a), assembly.areaMax[a]);
      int low = Math.max(fixed[a], assembly.areaMin[a]);
      while (low <= most && !reached[Math.min(assembly.time, low)]) {
        low++;
      }
      int high = Math.min(assembly.time, most);
      while (high > low && !reached[high]) {
        high--;
      }
      from[a] = low;
      to[a] = Math.max(high, low > most ? low - 1 : low);
    }
  }

  private static void step(boolean[] reached, int minutes) {
    for (int m = reached.length - 1; m >= minutes; m--) {
      reached[m] |= reached[m - minutes];
    }
  }

  private void add(int[] points, int minutes) {
    for (int m = least.length - 1; m >= minutes; m--) {
      int cost = 0;
      for (int j = 1; j <= points.length && j * minutes <= m; j++) {
        cost += points[j - 1];
        least[m] = Math.min(least[m], least[m - j * minutes] + cost);
      }
    }
  }

  /** What {@code minutes} still to fill cost at least, unused ones included. */
  int rest(int minutes) {
    return minutes < 0 ? INFINITE : rest[minutes];
  }

  /** The least minutes that area {@code a} can have. */
  int areaFrom(int a) {
    return from[a];
  }

  /** The most minutes that area {@code a} can have. */
  int areaTo(int a) {
    return to[a];
  }

  /** The minutes nearest to its share that area {@code a} can have. */
  int nearest(int a) {
    return Math.max(from[a], Math.min(to[a], assembly.shares[a]));
  }

  /** No plan has fewer points. */
  int bound() {
    return bandBound(-1);
  }

  /**
   * No plan with an area more than {@code off} minutes further from its share than it must be
   * (without areas: with more unused minutes) has fewer points.
   */
  int areaBound(int off) {
    PlanWeights weights = assembly.weights;
    int bound = INFINITE;
    for (int m = 0; m <= assembly.time - fixedMinutes; m++) {
      int unused = assembly.time - fixedMinutes - m;
      int under = unused + outside;
      int less = Math.max(under + 2 * mustExceed, 2 * (mustLack + off + 1) - under);
      int more = Math.max(under + 2 * (mustExceed + off + 1), 2 * mustLack - under);
      int balance = assembly.balanced ? weights.areaMinute() * Math.min(less, more) : 0;
      if (assembly.balanced || unused > off) {
        bound =
            Math.min(
                bound,
                least[m]
                    + weights.unusedMinute() * unused
                    + weights.rampMinute() * (unused + 2 * bandExcess)
                    + balance);
      }
    }
    return Math.min(INFINITE, bound + fixedPoints);
  }

  /**
   * No plan with a band more than {@code off} minutes further from its target than it must be has
   * fewer points.
   */
  int bandBound(int off) {
    PlanWeights weights = assembly.weights;
    int bound = INFINITE;
    for (int m = 0; m <= assembly.time - fixedMinutes; m++) {
      int unused = assembly.time - fixedMinutes - m;
      int under = unused + outside;
      int balance =
          assembly.balanced
              ? weights.areaMinute() * Math.max(under + 2 * mustExceed, 2 * mustLack - under)
              : 0;
      int ramp = Math.max(unused + 2 * bandExcess, 2 * (off + 1) - unused);
      bound =
          Math.min(
              bound,
              least[m] + weights.unusedMinute() * unused + weights.rampMinute() * ramp + balance);
    }
    return Math.min(INFINITE, bound + fixedPoints);
  }
}
