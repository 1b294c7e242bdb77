package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan of the shape that a relaxation found: for each cell, other candidates in the place
 * of the cheapest where that avoids a duplicate or a repeated topic. A depth-first search with few
 * nodes; it need not find the best, as the relaxation goes on.
 */
final class Repair {
  private static final int NODES = 4_000;

  private final Assembly assembly;
  private final List<Column.Choice> choices;
  private final List<Candidate> current = new ArrayList<>();
  private final Set<Long> exclusive = new HashSet<>();
  private final Map<Long, Integer> topics = new HashMap<>();
  private final int[] cheapestFrom;
  private int nodes;
  private int points = Fill.INFINITE;
  private @Nullable List<Candidate> best;

  Repair(Assembly assembly, List<Column.Choice> choices) {
    this.assembly = assembly;
    this.choices = choices;
    cheapestFrom = new int[choices.size() + 1];
    for (int c = choices.size() - 1; c >= 0; c--) {
      cheapestFrom[c] = cheapestFrom[c + 1] + cheapest(choices.get(c), 0, choices.get(c).taken());
    }
    search(0, 0, choices.isEmpty() ? 0 : choices.get(0).taken(), 0);
  }

  /** The plan without what is fixed, or null if none was found. */
  @Nullable List<Candidate> best() {
    return best;
  }

  /** Points of its questions and of the topics that they repeat. */
  int points() {
    return points;
  }

  private static int cheapest(Column.Choice choice, int from, int count) {
    int sum = 0;
    for (int i = from; i < from + count && i < choice.option().candidates().size(); i++) {
      sum += choice.option().candidates().get(i).points();
    }
    return sum;
  }

  /**
   * Takes {@code missing} more candidates of choice {@code c}, from its candidate {@code from} on.
   */
  private void search(int c, int from, int missing, int sum) {
    if (c == choices.size()) {
      if (sum < points) {
        points = sum;
        best = List.copyOf(current);
      }
      return;
    }
    if (missing == 0) {
      search(c + 1, 0, c + 1 < choices.size() ? choices.get(c + 1).taken() : 0, sum);
      return;
    }
    List<Candidate> candidates = choices.get(c).option().candidates();
    for (int i = from; i + missing <= candidates.size() && nodes < NODES; i++) {
      if (sum + cheapest(choices.get(c), i, missing) + cheapestFrom[c + 1] >= points) {
        return;
      }
      nodes++;
      Candidate candidate = candidates.get(i);
      long[] groups = candidate.exclusive();
      if (!free(groups)) {
        continue;
      }
      for (long group : groups) {
        exclusive.add(group);
      }
      int repeats = 0;
      long[] own = candidate.topics();
      for (long topic : own) {
        repeats += topics.merge(topic, 1, Integer::sum) > 1 && !assembly.fixedTopic(topic) ? 1 : 0;
      }
      current.add(candidate);
      search(
          c,
          i + 1,
          missing - 1,
          sum + candidate.points() + repeats * assembly.weights.repeatedTopic());
      current.remove(current.size() - 1);
      for (long topic : own) {
        topics.merge(topic, -1, Integer::sum);
      }
      for (long group : groups) {
        exclusive.remove(group);
      }
    }
  }

  private boolean free(long[] groups) {
    for (long group : groups) {
      if (exclusive.contains(group)) {
        return false;
      }
    }
    return true;
  }
}
