package dev.viva.server.report.statistics;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What planning can learn from the clock: how long questions really take. */
public final class ObservedMinutes {
  /** The minutes that the bank states weigh as much as this many interviews. */
  private static final int WEIGHT_OF_STATED = 3;

  private ObservedMinutes() {}

  /**
   * Minutes to plan for each question that was measured: the mean of what was seen, drawn towards
   * what the bank states while there is little to go by, rounded, 1 to 60.
   *
   * @param statedMinutes of a question; empty for one that the bank has no more
   */
  public static Map<String, Integer> of(
      Collection<ItemStatistics> items, Function<String, OptionalInt> statedMinutes) {
    return items.stream()
        .filter(item -> item.timed() > 0 && statedMinutes.apply(item.question()).isPresent())
        .collect(
            Collectors.toUnmodifiableMap(
                ItemStatistics::question,
                item -> minutes(item, statedMinutes.apply(item.question()).getAsInt())));
  }

  private static int minutes(ItemStatistics item, int stated) {
    double seen = item.meanSeconds().orElseThrow() / 60 * item.timed();
    double drawn = (seen + stated * WEIGHT_OF_STATED) / (item.timed() + WEIGHT_OF_STATED);
    return (int) Math.max(1, Math.min(60, Math.round(drawn)));
  }
}
