package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order to ask in: an easy opener, area by area with rising difficulty, the hardest questions
 * at about two thirds of the time, an answerable one at the end. Neither end is as hard as the
 * hardest question as long as there are easier ones for both. Exact for up to {@value #EXACT}
 * questions (dynamic programming over subsets, after Held and Karp 1962), a beam search above.
 * Probes stay with their question; what was asked already stays in front.
 */
final class Sequence {
  static final int EXACT = 12;
  private static final int BEAM = 60;

  /** How many closers the beam search tries. */
  private static final int CLOSERS = 3;

  private static final int RUN = 4;

  /** More than all else together that an order of a few blocks costs. */
  private static final int HARDEST_FIRST = 3_000;

  private static final int HARDEST_LAST = 1_000;
  private static final int OPENER_STEP = 12;
  private static final int OPENER_MINUTE = 1;
  private static final int CLOSER_STEP = 4;
  private static final int ABOVE_LEVEL = 25;
  private static final int AREA_SWITCH = 30;
  private static final int AREA_BACK = 3;
  private static final int FALLING = 8;
  private static final int SAME_KIND = 6;
  private static final int OFF_TWO_THIRDS = 60;

  /** What each step below the hardest costs at the very end, less before. */
  private static final int EASY_LATE = 6;

  private final Assembly assembly;
  private final @Nullable Candidate before;
  private final List<Candidate> items;
  private final int easiest;
  private final int hardest;

  /** How many are as hard as the hardest. */
  private final int summit;

  /** Minutes of questions asked before, and of all. */
  private final int start;

  private final int total;

  /** What it costs to ask one after another, the row before the first for none. */
  private final int[][] steps;

  private Sequence(Assembly assembly, List<Candidate> asked, List<Candidate> items) {
    this.assembly = assembly;
    this.items = items;
    before = asked.isEmpty() ? null : asked.get(asked.size() - 1);
    IntSummaryStatistics difficulties =
        items.stream().mapToInt(Sequence::difficulty).summaryStatistics();
    easiest = difficulties.getMin();
    hardest = difficulties.getMax();
    summit = (int) items.stream().filter(one -> difficulty(one) == hardest).count();
    start = asked.stream().mapToInt(Candidate::minutes).sum();
    total = start + items.stream().mapToInt(Candidate::minutes).sum();
    steps = new int[items.size() + 1][items.size()];
    for (int last = -1; last < items.size(); last++) {
      for (int i = 0; i < items.size(); i++) {
        Candidate previous = last < 0 ? before : items.get(last);
        steps[last + 1][i] =
            previous == null ? opening(items.get(i)) : step(previous, items.get(i));
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
    for (int i : sorted.size() <= EXACT ? sequence.exact() : sequence.beam()) {
      ordered.add(sorted.get(i));
    }
    return ordered;
  }

  /** What an order costs; the one that {@link #order} gives costs least, up to {@link #EXACT}. */
  static int cost(Assembly assembly, List<Candidate> asked, List<Candidate> ordered) {
    return new Sequence(assembly, asked, ordered)
        .cost(IntStream.range(0, ordered.size()).toArray());
  }

  private int cost(int[] order) {
    int elapsed = start;
    int last = -1;
    int cost = 0;
    for (int i : order) {
      cost += cost(last, i, elapsed);
      elapsed += items.get(i).minutes();
      last = i;
    }
    return last < 0 ? cost : cost + closing(last);
  }

  private static int difficulty(Candidate candidate) {
    return candidate.question().difficulty();
  }

  private String area(Candidate candidate) {
    return candidate.area() < 0 || !assembly.balanced
        ? Area.top(candidate.question().areas.get(0))
        : assembly.areas.get(candidate.area());
  }

  /**
   * Cost of asking {@code i} when {@code elapsed} minutes of questions are over; {@code last} is -1
   * for the first of all.
   */
  private int cost(int last, int i, int elapsed) {
    return steps[last + 1][i] + late(i, elapsed);
  }

  /** Cost of asking {@code i} when so many minutes are over. */
  private int late(int i, int elapsed) {
    int below = hardest - difficulty(items.get(i));
    int cost = EASY_LATE * below * elapsed / total;
    if (below == 0) {
      int middle = OFF_TWO_THIRDS * (2 * elapsed + items.get(i).minutes()) / (2 * total);
      cost += Math.abs(middle - OFF_TWO_THIRDS * 2 / 3) / summit;
    }
    return cost;
  }

  /** Without anything easier, the hardest has to open. */
  private int opening(Candidate first) {
    int above = difficulty(first) - easiest;
    return OPENER_STEP * above
        + ABOVE_LEVEL * Math.max(0, difficulty(first) - assembly.level)
        + OPENER_MINUTE * first.minutes()
        + (above > 0 && difficulty(first) == hardest ? HARDEST_FIRST : 0);
  }

  private int step(Candidate previous, Candidate next) {
    int cost = previous.question().kind() == next.question().kind() ? SAME_KIND : 0;
    if (!area(previous).equals(area(next))) {
      return cost + AREA_SWITCH + (next.area() < previous.area() ? AREA_BACK : 0);
    }
    return cost + FALLING * Math.max(0, difficulty(previous) - difficulty(next));
  }

  private int closing(int i) {
    int difficulty = difficulty(items.get(i));
    return CLOSER_STEP * (difficulty - easiest)
        + ABOVE_LEVEL * Math.max(0, difficulty - assembly.level)
        + (difficulty == hardest && easiest < hardest ? HARDEST_LAST : 0);
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
        int late = late(i, start + minutes[rest]);
        if (rest == 0) {
          best[set][i] = steps[0][i] + late;
          from[set][i] = -1;
        }
        for (int last = 0; last < n; last++) {
          if ((rest >> last & 1) != 0) {
            int cost = best[rest][last] + steps[last + 1][i] + late;
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

  /** The beginning of an order, as its last question and what comes before. */
  private record Partial(@Nullable Partial rest, int last, long set, int elapsed, int cost) {}

  private int[] beam() {
    return closers().stream()
        .map(this::beam)
        .min(Comparator.comparingInt(Partial::cost))
        .map(this::places)
        .map(this::polished)
        .orElseThrow();
  }

  /** Moves up to {@value #RUN} questions at a time to better places as long as that helps. */
  private int[] polished(int[] order) {
    int[] best = order;
    int cost = cost(best);
    boolean better = true;
    while (better) {
      better = false;
      for (int from = 0; from < order.length; from++) {
        for (int run = 1; run <= RUN && from + run <= order.length; run++) {
          for (int to = 0; to + run <= order.length; to++) {
            int[] moved = moved(best, from, run, to);
            int other = cost(moved);
            if (other < cost) {
              best = moved;
              cost = other;
              better = true;
            }
          }
        }
      }
    }
    return best;
  }

  private static int[] moved(int[] order, int from, int run, int to) {
    int[] moved = new int[order.length];
    System.arraycopy(order, from, moved, to, run);
    int rest = 0;
    for (int place = 0; place < order.length; place++) {
      if (place < to || place >= to + run) {
        rest = rest == from ? from + run : rest;
        moved[place] = order[rest++];
      }
    }
    return moved;
  }

  /** The questions that end best, one of each area and difficulty. */
  private List<Integer> closers() {
    Map<List<Object>, Integer> closers = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      closers.putIfAbsent(List.of(area(items.get(i)), difficulty(items.get(i))), i);
    }
    return closers.values().stream()
        .sorted(Comparator.comparingInt(this::closing))
        .limit(CLOSERS)
        .toList();
  }

  /** The best order found that ends on {@code closer}. */
  private Partial beam(int closer) {
    List<Partial> partials = List.of(new Partial(null, -1, 1L << closer, start, 0));
    for (int place = 1; place < items.size(); place++) {
      List<Partial> next = new ArrayList<>();
      for (Partial partial : partials) {
        for (int i = 0; i < items.size(); i++) {
          if ((partial.set >> i & 1) == 0) {
            next.add(longer(partial, i));
          }
        }
      }
      next.sort(Comparator.comparingInt(Partial::cost));
      partials = next.subList(0, Math.min(BEAM, next.size()));
    }
    return partials.stream()
        .map(partial -> longer(partial, closer))
        .min(Comparator.comparingInt(Partial::cost))
        .map(
            whole ->
                new Partial(whole.rest, closer, 0, whole.elapsed, whole.cost + closing(closer)))
        .orElseThrow();
  }

  private Partial longer(Partial partial, int i) {
    return new Partial(
        partial,
        i,
        partial.set | 1L << i,
        partial.elapsed + items.get(i).minutes(),
        partial.cost + cost(partial.last, i, partial.elapsed));
  }

  private int[] places(Partial whole) {
    int[] order = new int[items.size()];
    Partial partial = whole;
    for (int place = order.length - 1; place >= 0 && partial != null; place--) {
      order[place] = partial.last;
      partial = partial.rest;
    }
    return order;
  }
}
