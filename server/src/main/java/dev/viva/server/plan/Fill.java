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
    PlanWeights weights = assembly.weights;
    int unused = weights.unusedMinute() + weights.rampMinute();
    rest = new int[time + 1];
    for (int r = 0; r <= time; r++) {
      rest[r] = r == 0 ? 0 : Math.min(least[r], rest[r - 1] + unused);
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

  /** No plan has fewer points. */
  int bound() {
    return areaBound(-1);
  }

  /**
   * No plan with an area more than {@code off} minutes away from its share, or without areas more
   * than {@code off} unused minutes, has fewer points.
   */
  int areaBound(int off) {
    PlanWeights weights = assembly.weights;
    int other = weights.unusedMinute() + weights.rampMinute();
    int bound = INFINITE;
    for (int m = 0; m <= assembly.time - fixedMinutes; m++) {
      int unused = assembly.time - fixedMinutes - m;
      int short0 = unused + outside;
      int balance =
          assembly.balanced ? weights.areaMinute() * Math.max(short0, 2 * (off + 1) - short0) : 0;
      if (assembly.balanced || unused > off) {
        bound = Math.min(bound, least[m] + other * unused + balance);
      }
    }
    return Math.min(INFINITE, bound + fixedPoints);
  }

  /** No plan with a band more than {@code off} minutes away from its target has fewer points. */
  int bandBound(int off) {
    PlanWeights weights = assembly.weights;
    int other = weights.unusedMinute() + (assembly.balanced ? weights.areaMinute() : 0);
    int bound = INFINITE;
    for (int m = 0; m <= assembly.time - fixedMinutes; m++) {
      int unused = assembly.time - fixedMinutes - m;
      int ramp = weights.rampMinute() * Math.max(unused, 2 * (off + 1) - unused);
      bound = Math.min(bound, least[m] + other * unused + ramp);
    }
    return Math.min(INFINITE, bound + fixedPoints);
  }
}
