package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All worthwhile ways to use minutes within one area and one band: for every number of minutes,
 * states with their cheapest choice. A multiple-choice knapsack over {@link Option}s; choices are
 * kept as a chain of nodes.
 */
final class Column {
  /**
   * Candidates of one cell that are in the same state, cheapest first: a plan takes the first j of
   * them.
   */
  record Option(int minutes, int state, List<Candidate> candidates) {}

  private final Resources resources;
  private final Deadline deadline;
  private final int longest;
  final Labels[] labels;
  private final List<Option> options = new ArrayList<>();

  private int[] before = new int[256];
  private int[] option = new int[256];
  private int[] taken = new int[256];
  private int nodes;

  /** The labels of equal minutes: states, none of which dominates another. */
  static final class Labels {
    int size;
    int[] state = new int[4];
    int[] cost = new int[4];
    int[] node = new int[4];

    boolean admits(Resources resources, int newState, int newCost) {
      for (int i = 0; i < size; i++) {
        if (resources.dominates(state[i], cost[i], newState, newCost)) {
          return false;
        }
      }
      return true;
    }

    void put(Resources resources, int newState, int newCost, int newNode) {
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (!resources.dominates(newState, newCost, state[i], cost[i])) {
          state[kept] = state[i];
          cost[kept] = cost[i];
          node[kept++] = node[i];
        }
      }
      if (kept == state.length) {
        state = Arrays.copyOf(state, 2 * kept);
        cost = Arrays.copyOf(cost, 2 * kept);
        node = Arrays.copyOf(node, 2 * kept);
      }
      state[kept] = newState;
      cost[kept] = newCost;
      node[kept] = newNode;
      size = kept + 1;
    }
  }

  /**
   * @param longest most minutes of any use
   * @param state of what is in anyway
   * @param minutes of what is in anyway
   */
  Column(Resources resources, Deadline deadline, int longest, int state, int minutes, int points) {
    this.resources = resources;
    this.deadline = deadline;
    this.longest = longest;
    labels = new Labels[Math.max(0, longest) + 1];
    for (int m = 0; m < labels.length; m++) {
      labels[m] = new Labels();
    }
    if (minutes <= longest) {
      labels[minutes].put(resources, state, points, newNode(-1, -1, 0));
    }
  }

  /**
   * Takes the first 0, 1, 2, ... candidates of the option on top of every use so far that stays
   * within {@code limits[minutes]} points.
   */
  void add(Option added, int[] limits) {
    int number = options.size();
    options.add(added);
    int minutes = added.minutes();
    for (int m = longest; m >= minutes; m--) {
      int cost = 0;
      int state = resources.none();
      for (int j = 1; j <= added.candidates().size() && j * minutes <= m; j++) {
        int grown = resources.sum(state, added.state());
        if (grown == Resources.NEVER) {
          break;
        }
        cost += added.candidates().get(j - 1).points() + resources.repeats(state, added.state());
        state = grown;
        if (cost > limits[m]) {
          break;
        }
        extend(labels[m - j * minutes], labels[m], state, cost, limits[m], number, j);
      }
    }
  }

  private void extend(Labels from, Labels to, int state, int cost, int limit, int number, int j) {
    deadline.tick(1 + from.size);
    for (int i = 0; i < from.size; i++) {
      int sum = resources.sum(from.state[i], state);
      if (sum == Resources.NEVER) {
        continue;
      }
      int total = from.cost[i] + cost + resources.repeats(from.state[i], state);
      if (total <= limit && to.admits(resources, sum, total)) {
        to.put(resources, sum, total, newNode(from.node[i], number, j));
      }
    }
  }

  private int newNode(int previous, int number, int j) {
    if (nodes == before.length) {
      before = Arrays.copyOf(before, 2 * nodes);
      option = Arrays.copyOf(option, 2 * nodes);
      taken = Arrays.copyOf(taken, 2 * nodes);
    }
    before[nodes] = previous;
    option[nodes] = number;
    taken[nodes] = j;
    return nodes++;
  }

  /** What a node stands for: options, each with how many of its candidates. */
  void collect(int node, List<Choice> into) {
    for (int at = node; before[at] >= 0; at = before[at]) {
      into.add(new Choice(options.get(option[at]), taken[at]));
    }
  }

  /** The first {@code taken} candidates of an option. */
  record Choice(Option option, int taken) {}
}
