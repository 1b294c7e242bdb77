package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order of questions costs, as an interviewer would weigh it; see {@link Sequence}. */
final class OrderCost {
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
  final int start;

  private final int total;

  /** What it costs to ask one after another, the row before the first for none. */
  private final int[][] steps;

  OrderCost(Assembly assembly, List<Candidate> asked, List<Candidate> items) {
    this.assembly = assembly;
    this.items = items;
    before = asked.isEmpty() ? null : asked.get(asked.size() - 1);
    IntSummaryStatistics difficulties =
        items.stream().mapToInt(OrderCost::difficulty).summaryStatistics();
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

  /** Cost of asking {@code i} after {@code last}, -1 for the first of all, whenever that is. */
  int step(int last, int i) {
    return steps[last + 1][i];
  }

  /** Cost of asking the questions of these numbers in this order. */
  int cost(int[] order) {
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

  static int difficulty(Candidate candidate) {
    return candidate.question().difficulty();
  }

  /** The area whose block a question belongs to. */
  String area(Candidate candidate) {
    return candidate.area() < 0 || !assembly.balanced
        ? Area.top(candidate.question().areas.get(0))
        : assembly.areas.get(candidate.area());
  }

  /**
   * Cost of asking {@code i} when {@code elapsed} minutes of questions are over; {@code last} is -1
   * for the first of all.
   */
  int cost(int last, int i, int elapsed) {
    return steps[last + 1][i] + late(i, elapsed);
  }

  /** Cost of asking {@code i} when so many minutes are over. */
  int late(int i, int elapsed) {
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

  /** Cost of ending on {@code i}. */
  int closing(int i) {
    int difficulty = difficulty(items.get(i));
    return CLOSER_STEP * (difficulty - easiest)
        + ABOVE_LEVEL * Math.max(0, difficulty - assembly.level)
        + (difficulty == hardest && easiest < hardest ? HARDEST_LAST : 0);
  }
}
