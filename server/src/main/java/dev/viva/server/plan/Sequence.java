package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

  private final List<Candidate> items;
  private final OrderCost costs;

  private Sequence(Assembly assembly, List<Candidate> asked, List<Candidate> items) {
    this.items = items;
    costs = new OrderCost(assembly, asked, items);
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
    return new OrderCost(assembly, asked, ordered)
        .cost(IntStream.range(0, ordered.size()).toArray());
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
        int late = costs.late(i, costs.start + minutes[rest]);
        if (rest == 0) {
          best[set][i] = costs.step(-1, i) + late;
          from[set][i] = -1;
        }
        for (int last = 0; last < n; last++) {
          if ((rest >> last & 1) != 0) {
            int cost = best[rest][last] + costs.step(last, i) + late;
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
      end = best[set][i] + costs.closing(i) < best[set][end] + costs.closing(end) ? i : end;
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
    int cost = costs.cost(best);
    boolean better = true;
    while (better) {
      better = false;
      for (int from = 0; from < order.length; from++) {
        for (int run = 1; run <= RUN && from + run <= order.length; run++) {
          for (int to = 0; to + run <= order.length; to++) {
            int[] moved = moved(best, from, run, to);
            int other = costs.cost(moved);
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
      closers.putIfAbsent(List.of(costs.area(items.get(i)), OrderCost.difficulty(items.get(i))), i);
    }
    return closers.values().stream()
        .sorted(Comparator.comparingInt(costs::closing))
        .limit(CLOSERS)
        .toList();
  }

  /** The best order found that ends on {@code closer}. */
  private Partial beam(int closer) {
    List<Partial> partials = List.of(new Partial(null, -1, 1L << closer, costs.start, 0));
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
                new Partial(
                    whole.rest, closer, 0, whole.elapsed, whole.cost + costs.closing(closer)))
        .orElseThrow();
  }

  private Partial longer(Partial partial, int i) {
    return new Partial(
        partial,
        i,
        partial.set | 1L << i,
        partial.elapsed + items.get(i).minutes(),
        partial.cost + costs.cost(partial.last, i, partial.elapsed));
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
