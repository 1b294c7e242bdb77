package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is any plan for a request, whatever it costs. Only hard constraints count here, so
 * of an area without a minimum of minutes the shortest questions of each kind that is bounded are
 * enough: a longer one in a plan can be replaced by an unused shorter one. What is left is a small
 * program over the {@link Resources} of each area and the least minutes for them. Near-duplicates
 * are left out at first, and those that a plan violates are tracked, as in {@link ExactSearch}.
 */
final class Feasibility {
  private static final int FIRST_SPARE = 6;

  private final Assembly assembly;
  private final Deadline deadline;
  private final Set<Long> tracked = new LinkedHashSet<>();
  private final List<Node> nodes = new ArrayList<>();
  private Resources resources;
  private int spare = FIRST_SPARE;

  private Feasibility(Assembly assembly, Deadline deadline) {
    this.assembly = assembly;
    this.deadline = deadline;
    resources = Resources.hard(assembly, tracked);
  }

  /**
   * What was found out.
   *
   * @param plan some plan without what is fixed, or null
   * @param certain whether null means that there is none
   */
  record Answer(@Nullable List<Candidate> plan, boolean certain) {
    boolean impossible() {
      return plan == null && certain;
    }
  }

  /** Part of a plan: two parts, or one and the first {@code taken} of some candidates. */
  private record Node(int first, int second, List<Candidate> candidates, int taken) {}

  /** Candidates that make the same state, shortest first. */
  record Alike(int state, List<Candidate> candidates) {}

  /** Looks for a plan; gives up at the deadline. */
  static Answer of(Assembly assembly, Deadline deadline) {
    try {
      return new Feasibility(assembly, deadline).find();
    } catch (Deadline.Passed e) {
      return new Answer(null, false);
    }
  }

  private Answer find() {
    while (true) {
      resources = Resources.hard(assembly, tracked);
      if (!resources.fits()) {
        return new Answer(null, false);
      }
      nodes.clear();
      ShortScan scan = new ShortScan(assembly, resources, spare);
      Column.Labels whole = start(-1, assembly.time);
      for (int area = 0; area < assembly.shares.length; area++) {
        whole = join(whole, ofArea(area, scan));
      }
      int complete = complete(whole);
      if (complete < 0) {
        if (!scan.exhausted()) {
          return new Answer(null, true);
        }
        spare = 4 * spare;
        continue;
      }
      List<Candidate> plan = new ArrayList<>();
      collect(whole.node[complete], plan);
      if (!track(plan)) {
        return new Answer(plan, true);
      }
    }
  }

  /**
   * What is fixed in an area, if that is at most so many minutes; -1 for what is outside of all.
   */
  private Column.Labels start(int area, int most) {
    Column.Labels labels = new Column.Labels();
    int minutes = 0;
    int state = resources.none();
    for (Candidate candidate : assembly.fixed) {
      if (candidate.area() == area) {
        minutes += candidate.minutes();
        int own = resources.of(candidate);
        state =
            state == Resources.NEVER || own == Resources.NEVER
                ? Resources.NEVER
                : resources.sum(state, own);
      }
    }
    if (state != Resources.NEVER && minutes <= most) {
      labels.put(resources, state, minutes, node(new Node(-1, -1, List.of(), 0)));
    }
    return labels;
  }

  private Column.Labels ofArea(int area, ShortScan scan) {
    int kept = assembly.keptMinutes(area);
    int most = Math.max(kept, assembly.areaMax[area]);
    Column.Labels labels = start(area, most);
    if (labels.size == 0) {
      return labels;
    }
    int least = assembly.areaMin[area];
    return labels.cost[0] >= least
        ? shortest(labels, scan.shortest(area), most)
        : within(labels, scan.all(area), least, most);
  }

  /** Each state with its least minutes. */
  private Column.Labels shortest(Column.Labels from, List<Alike> options, int most) {
    Column.Labels labels = from;
    for (Alike option : options) {
      Column.Labels next = new Column.Labels();
      for (int i = 0; i < labels.size; i++) {
        int state = labels.state[i];
        int minutes = labels.cost[i];
        int node = labels.node[i];
        add(next, state, minutes, node);
        for (int j = 1; j <= option.candidates().size(); j++) {
          deadline.tick(1 + next.size);
          state = resources.sum(state, option.state());
          minutes += option.candidates().get(j - 1).minutes();
          if (state == Resources.NEVER || minutes > most) {
            break;
          }
          if (next.admits(resources, state, minutes)) {
            next.put(resources, state, minutes, node(new Node(node, -1, option.candidates(), j)));
          }
        }
      }
      labels = next;
    }
    return labels;
  }

  /** Each state with its least minutes from {@code least} to {@code most}. */
  private Column.Labels within(Column.Labels from, List<Alike> options, int least, int most) {
    Column.Labels[] at = new Column.Labels[most + 1];
    for (int m = 0; m <= most; m++) {
      at[m] = new Column.Labels();
    }
    at[from.cost[0]].put(resources, from.state[0], 0, from.node[0]);
    for (Alike option : options) {
      int minutes = option.candidates().get(0).minutes();
      for (int m = most; m >= minutes; m--) {
        int state = resources.none();
        for (int j = 1; j <= option.candidates().size() && j * minutes <= m; j++) {
          state = resources.sum(state, option.state());
          if (state == Resources.NEVER) {
            break;
          }
          extend(at[m - j * minutes], at[m], state, option.candidates(), j);
        }
      }
    }
    Column.Labels labels = new Column.Labels();
    for (int m = least; m <= most; m++) {
      for (int i = 0; i < at[m].size; i++) {
        add(labels, at[m].state[i], m, at[m].node[i]);
      }
    }
    return labels;
  }

  private void extend(
      Column.Labels from, Column.Labels to, int state, List<Candidate> candidates, int taken) {
    deadline.tick(1 + from.size);
    for (int i = 0; i < from.size; i++) {
      int sum = resources.sum(from.state[i], state);
      if (sum != Resources.NEVER && to.admits(resources, sum, 0)) {
        to.put(resources, sum, 0, node(new Node(from.node[i], -1, candidates, taken)));
      }
    }
  }

  private void add(Column.Labels labels, int state, int minutes, int node) {
    if (labels.admits(resources, state, minutes)) {
      labels.put(resources, state, minutes, node);
    }
  }

  private Column.Labels join(Column.Labels some, Column.Labels others) {
    Column.Labels joined = new Column.Labels();
    for (int i = 0; i < some.size; i++) {
      for (int k = 0; k < others.size; k++) {
        deadline.tick(1 + joined.size);
        int minutes = some.cost[i] + others.cost[k];
        int sum = resources.sum(some.state[i], others.state[k]);
        if (minutes <= assembly.time
            && sum != Resources.NEVER
            && joined.admits(resources, sum, minutes)) {
          int node = node(new Node(some.node[i], others.node[k], List.of(), 0));
          joined.put(resources, sum, minutes, node);
        }
      }
    }
    return joined;
  }

  /** A label that has all that a plan must have, -1 if there is none. */
  private int complete(Column.Labels labels) {
    for (int i = 0; i < labels.size; i++) {
      if (resources.lacking(labels.state[i]) != Resources.NEVER) {
        return i;
      }
    }
    return -1;
  }

  private int node(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  private void collect(int node, List<Candidate> into) {
    if (node >= 0) {
      Node part = nodes.get(node);
      into.addAll(part.candidates.subList(0, part.taken));
      collect(part.first, into);
      collect(part.second, into);
    }
  }

  /** Tracks what the plan holds twice; whether that is anything. */
  private boolean track(List<Candidate> plan) {
    boolean fresh = false;
    Map<Long, Integer> seen = new LinkedHashMap<>();
    for (Candidate candidate : plan) {
      for (long group : candidate.exclusive()) {
        if (seen.merge(group, 1, Integer::sum) == 2) {
          fresh = true;
          tracked.add(group);
        }
      }
    }
    return fresh;
  }
}
