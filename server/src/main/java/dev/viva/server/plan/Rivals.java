package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What could stand in one place of a plan instead, the rest of it as it is: the rest added up once,
 * so that each question to try costs next to nothing.
 */
final class Rivals {
  /** More points than any plan. */
  private static final int NEVER = 1 << 30;

  private final Assembly assembly;
  private final Kind kind;
  private final Map<Objective.Term, Integer> before;
  private final Set<String> ids = new HashSet<>();
  private final Set<Long> exclusive = new HashSet<>();
  private final Set<Long> topics = new HashSet<>();
  private final int[] areas;
  private final int[] areaMost;
  private final int[] bands = new int[Assembly.BANDS];
  private final int[] kinds = new int[Kind.values().length];
  private int minutes;
  private int questions;
  private int own;
  private int repeats;

  /**
   * A question that would fit.
   *
   * @param more points of the plan with it minus points of the plan as it is, by term
   */
  record Rival(Candidate candidate, Map<Objective.Term, Integer> more) {
    /** All points more; below 0 if the plan would be better. */
    int points() {
      return Score.total(more);
    }
  }

  /**
   * @param plan all of it
   * @param rest what stays
   * @param kind of the place; of equal questions those of this kind come first
   */
  Rivals(Assembly assembly, List<Candidate> plan, List<Candidate> rest, Kind kind) {
    this.assembly = assembly;
    this.kind = kind;
    areas = new int[assembly.shares.length];
    areaMost = new int[areas.length];
    for (int a = 0; a < areas.length; a++) {
      areaMost[a] = Math.max(assembly.areaMax[a], assembly.keptMinutes(a));
    }
    before = Score.terms(assembly, plan);
    plan.forEach(one -> one.entries().forEach(entry -> ids.add(entry.id)));
    rest.forEach(this::add);
    repeats =
        Score.terms(assembly, rest).getOrDefault(Objective.Term.TOPICS, 0)
            / Math.max(1, assembly.weights.repeatedTopic());
  }

  private void add(Candidate candidate) {
    minutes += candidate.minutes();
    bands[candidate.band()] += candidate.minutes();
    if (candidate.area() >= 0) {
      areas[candidate.area()] += candidate.minutes();
    }
    if (!candidate.extra()) {
      questions++;
      kinds[candidate.question().kind().ordinal()]++;
    }
    candidate.entries().forEach(entry -> own += points(entry));
    for (long group : candidate.exclusive()) {
      exclusive.add(group);
    }
    for (long topic : candidate.topics()) {
      topics.add(topic);
    }
  }

  private int points(Entry entry) {
    return Math.max(0, assembly.pointsAMinute(entry)) * entry.minutes();
  }

  /**
   * The best question of these cells that would fit and is not in the plan. Of a cell all but its
   * own points is the same, so most cells are looked at once.
   */
  Optional<Rival> best(Cells cells) {
    Candidate found = null;
    int least = NEVER - 1;
    for (Cells.Cell cell : cells.all()) {
      int frame = cell.size() == 0 ? NEVER : frame(cell.get(0));
      for (int i = 0; i < cell.size() && frame + cell.get(i).points() <= least; i++) {
        Candidate candidate = cell.get(i);
        if (!isFree(candidate)) {
          continue;
        }
        int points = frame + own(candidate);
        if (points < least || found == null || (points == least && isCloser(candidate, found))) {
          found = points > least ? found : candidate;
          least = Math.min(least, points);
        }
        if (candidate.question().kind() == kind && !repeatsTopic(candidate)) {
          break; // those behind it in its cell are no better
        }
      }
    }
    return Optional.ofNullable(found).map(this::rival);
  }

  /** Of two that cost the same, the one of the kind of the place. */
  private boolean isCloser(Candidate one, Candidate other) {
    boolean same = one.question().kind() == kind;
    if (same != (other.question().kind() == kind)) {
      return same;
    }
    return one.tie() != other.tie()
        ? one.tie() < other.tie()
        : one.question().id.compareTo(other.question().id) < 0;
  }

  /** The best questions of these cells that would fit and are not in the plan, best first. */
  List<Rival> best(Cells cells, int most) {
    record Priced(Candidate candidate, int points) {}
    List<Priced> found = new ArrayList<>();
    for (Cells.Cell cell : cells.all()) {
      int frame = cell.size() == 0 ? NEVER : frame(cell.get(0));
      for (int i = 0; i < cell.size() && frame < NEVER; i++) {
        if (isFree(cell.get(i))) {
          found.add(new Priced(cell.get(i), frame + own(cell.get(i))));
        }
      }
    }
    found.sort(
        (a, b) ->
            a.points != b.points
                ? Integer.compare(a.points, b.points)
                : isCloser(a.candidate, b.candidate) ? -1 : a.equals(b) ? 0 : 1);
    return found.stream().limit(most).map(one -> rival(one.candidate)).toList();
  }

  /** Whether a question can be in the plan beside the rest, as far as it is about it alone. */
  private boolean isFree(Candidate in) {
    if (!in.probes().isEmpty() || in.extra() || ids.contains(in.question().id)) {
      return false;
    }
    for (long group : in.exclusive()) {
      if (exclusive.contains(group)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Points for all but the question itself with one like {@code in}, {@link #NEVER} if that breaks
   * a hard constraint.
   */
  private int frame(Candidate in) {
    if (minutes + in.minutes() > assembly.time
        || questions + 1 < assembly.least
        || questions + 1 > assembly.most) {
      return NEVER;
    }
    for (int a = 0; a < areas.length; a++) {
      int there = areas[a] + (in.area() == a ? in.minutes() : 0);
      if (there < assembly.areaMin[a] || there > areaMost[a]) {
        return NEVER;
      }
    }
    for (Assembly.Counter counter : assembly.counters) {
      if (!counter.allows(count(counter, in))) {
        return NEVER;
      }
    }
    PlanWeights weights = assembly.weights;
    return weights.areaMinute() * areasOff(in)
        + weights.unusedMinute() * (assembly.time - minutes - in.minutes())
        + weights.rampMinute() * bandsOff(in)
        + weights.missingKind() * missing(in);
  }

  private int own(Candidate in) {
    return points(in.question()) + (repeatsTopic(in) ? assembly.weights.repeatedTopic() : 0);
  }

  private int count(Assembly.Counter counter, Candidate in) {
    return kinds[counter.kind().ordinal()] + (in.question().kind() == counter.kind() ? 1 : 0);
  }

  private boolean repeatsTopic(Candidate in) {
    return in.question().topic != 0 && topics.contains(in.question().topic);
  }

  private int areasOff(Candidate in) {
    int off = 0;
    for (int a = 0; assembly.balanced && a < areas.length; a++) {
      int there = areas[a] + (in.area() == a ? in.minutes() : 0);
      off += Math.abs(there - assembly.shares[a]);
    }
    return off;
  }

  private int bandsOff(Candidate in) {
    int off = 0;
    for (int band = 0; band < bands.length; band++) {
      int there = bands[band] + (in.band() == band ? in.minutes() : 0);
      off += Math.abs(there - assembly.bandTargets[band]);
    }
    return off;
  }

  private int missing(Candidate in) {
    int missing = 0;
    for (EnumSet<Kind> group : assembly.wanted) {
      boolean there = group.contains(in.question().kind());
      for (Kind one : group) {
        there |= kinds[one.ordinal()] > 0;
      }
      missing += there ? 0 : 1;
    }
    return missing;
  }

  private Rival rival(Candidate in) {
    PlanWeights weights = assembly.weights;
    Map<Objective.Term, Integer> more = new EnumMap<>(Objective.Term.class);
    more.put(Objective.Term.AREA_BALANCE, weights.areaMinute() * areasOff(in));
    more.put(
        Objective.Term.UNUSED_MINUTES,
        weights.unusedMinute() * (assembly.time - minutes - in.minutes()));
    more.put(Objective.Term.DIFFICULTY, weights.rampMinute() * bandsOff(in));
    more.put(Objective.Term.KINDS, weights.missingKind() * missing(in));
    more.put(
        Objective.Term.TOPICS, weights.repeatedTopic() * (repeats + (repeatsTopic(in) ? 1 : 0)));
    more.put(Objective.Term.QUESTIONS, own + points(in.question()));
    more.replaceAll((term, points) -> points - before.getOrDefault(term, 0));
    return new Rival(in, more);
  }
}
