package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order to ask in: an easy opener, area by area with rising difficulty, the hardest question at
 * about two thirds of the time, an answerable one at the end. Exact for up to {@value #EXACT}
 * questions (dynamic programming over subsets, after Held and Karp 1962), a beam search above.
 * Probes stay with their question; what was asked already stays in front.
 */
final class Sequence {
  static final int EXACT = 12;
  private static final int BEAM = 120;

  private static final int HARD_OPENER = 40;
  private static final int OPENER_STEP = 10;
  private static final int HARD_CLOSER = 25;
  private static final int AREA_SWITCH = 30;
  private static final int FALLING = 8;
  private static final int SAME_KIND = 6;
  private static final int OFF_TWO_THIRDS = 60;

  private final Assembly assembly;
  private final List<Candidate> asked;
  private final List<Candidate> items;
  private final int hardest;
  private final int total;
  private final int before;

  /** What it costs to ask one after another, the row before the first for none. */
  private final int[][] steps;

  private Sequence(Assembly assembly, List<Candidate> asked, List<Candidate> items) {
    this.assembly = assembly;
    this.asked = asked;
    this.items = items;
    int best = -1;
    for (int i = 0; i < items.size(); i++) {
      best = best < 0 || difficulty(i) > difficulty(best) ? i : best;
    }
    hardest = best;
    before = asked.stream().mapToInt(Candidate::minutes).sum();
    total = before + items.stream().mapToInt(Candidate::minutes).sum();
    steps = new int[items.size() + 1][items.size()];
    for (int last = -1; last < items.size(); last++) {
      for (int i = 0; i < items.size(); i++) {
        steps[last + 1][i] = step(last, i);
      }
    }
  }

  /**
   * Orders a plan.
   *
   * @param asked in the order asked
   * @param open the others; their order here does not matter
   */
  static List<Candidate> order(Assembly assembly, List<Candidate> asked, List<Candidate> open) {
    List<Candidate> sorted = new ArrayList<>(open);
    sorted.sort(Comparator.comparing(candidate -> candidate.question().id));
    Sequence sequence = new Sequence(assembly, asked, sorted);
    List<Candidate> ordered = new ArrayList<>(asked);
    int[] order = sorted.size() <= EXACT ? sequence.exact() : sequence.beam();
    for (int i : order) {
      ordered.add(sorted.get(i));
    }
    return ordered;
  }

  private int difficulty(int i) {
    return items.get(i).question().difficulty();
  }

  private String area(Candidate candidate) {
    String main = candidate.question().areas.get(0);
    return candidate.area() < 0 || !assembly.balanced
        ? dev.viva.server.bank.Area.top(main)
        : assembly.areas.get(candidate.area());
  }

  /**
   * Cost of asking {@code i} when {@code elapsed} minutes of questions are over; {@code last} is -1
   * for the first of all.
   */
  private int cost(int last, int i, int elapsed) {
    int cost = steps[last + 1][i];
    if (i == hardest && total > 0) {
      cost +=
          Math.abs(
              OFF_TWO_THIRDS * (2 * elapsed + items.get(i).minutes()) / (2 * total)
                  - OFF_TWO_THIRDS * 2 / 3);
    }
    return cost;
  }

  private int step(int last, int i) {
    int cost = 0;
    Candidate next = items.get(i);
    Candidate previous =
        last >= 0 ? items.get(last) : asked.isEmpty() ? null : asked.get(asked.size() - 1);
    if (previous == null) {
      cost +=
          OPENER_STEP * (difficulty(i) - 1)
              + HARD_OPENER * Math.max(0, difficulty(i) - assembly.level);
    } else {
      boolean sameArea = area(previous).equals(area(next));
      cost +=
          sameArea
              ? FALLING * Math.max(0, previous.question().difficulty() - difficulty(i))
              : AREA_SWITCH;
      cost += previous.question().kind() == next.question().kind() ? SAME_KIND : 0;
    }
    return cost;
  }

  private int closing(int i) {
    return HARD_CLOSER * Math.max(0, difficulty(i) - assembly.level)
        + (i == hardest && items.size() > 1 ? HARD_CLOSER : 0);
  }

  private int[] exact() {
    int n = items.size();
    if (n == 0) {
      return new int[0];
    }
    int[] minutes = new int[1 << n];
    int[][] best = new int[1 << n][n];
    int[][] from = new int[1 << n][n];
    for (int set = 1; set < 1 << n; set++) {
      int low = Integer.numberOfTrailingZeros(set);
      minutes[set] = minutes[set & (set - 1)] + items.get(low).minutes();
      Arrays.fill(best[set], Integer.MAX_VALUE / 2);
      for (int i = 0; i < n; i++) {
        if ((set >> i & 1) == 0) {
          continue;
        }
        int rest = set ^ (1 << i);
        int elapsed = before + minutes[rest];
        if (rest == 0) {
          best[set][i] = cost(-1, i, elapsed);
          from[set][i] = -1;
        }
        for (int last = 0; last < n; last++) {
          if ((rest >> last & 1) != 0) {
            int cost = best[rest][last] + cost(last, i, elapsed);
            if (cost < best[set][i]) {
              best[set][i] = cost;
              from[set][i] = last;
            }
          }
        }
      }
    }
    int set = (1 << n) - 1;
    int end = 0;
    for (int i = 1; i < n; i++) {
      end = best[set][i] + closing(i) < best[set][end] + closing(end) ? i : end;
    }
    int[] order = new int[n];
    for (int place = n - 1; place >= 0; place--) {
      order[place] = end;
      int previous = from[set][end];
      set ^= 1 << end;
      end = previous;
    }
    return order;
  }

  private record Partial(int[] order, long set, int elapsed, int cost) {}

  private int[] beam() {
    List<Partial> partials = List.of(new Partial(new int[0], 0, before, 0));
    for (int place = 0; place < items.size(); place++) {
      List<Partial> next = new ArrayList<>();
      for (Partial partial : partials) {
        int last = place == 0 ? -1 : partial.order[place - 1];
        for (int i = 0; i < items.size(); i++) {
          if ((partial.set >> i & 1) == 0) {
            int[] order = Arrays.copyOf(partial.order, place + 1);
            order[place] = i;
            int cost =
                partial.cost
                    + cost(last, i, partial.elapsed)
                    + (place == items.size() - 1 ? closing(i) : 0);
            next.add(
                new Partial(
                    order, partial.set | 1L << i, partial.elapsed + items.get(i).minutes(), cost));
          }
        }
      }
      next.sort(Comparator.comparingInt(Partial::cost));
      partials = next.subList(0, Math.min(BEAM, next.size()));
    }
    return partials.get(0).order;
  }
}
