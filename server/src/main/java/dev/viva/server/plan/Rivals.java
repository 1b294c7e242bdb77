package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
  private final Assembly assembly;
  private final Comparator<Rival> best;
  private final Map<Objective.Term, Integer> before;
  private final Set<String> ids = new HashSet<>();
  private final Set<Long> exclusive = new HashSet<>();
  private final Set<Long> topics = new HashSet<>();
  private final int[] areas;
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
    best =
        Comparator.comparingInt(Rival::points)
            .thenComparing((Rival rival) -> rival.candidate().question().kind() != kind)
            .thenComparingInt(rival -> rival.candidate().tie())
            .thenComparing(rival -> rival.candidate().question().id);
    areas = new int[assembly.shares.length];
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

  /** The best question of these cells that would fit and is not in the plan. */
  Optional<Rival> best(Cells cells) {
    List<Rival> found = new ArrayList<>();
    for (Cells.Cell cell : cells.all()) {
      int enough = Integer.MAX_VALUE;
      for (int i = 0; i < cell.size() && cell.get(i).points() <= enough; i++) {
        Candidate candidate = cell.get(i);
        if (fits(candidate)) {
          found.add(rival(candidate));
          enough = repeatsTopic(candidate) ? enough : candidate.points();
        }
      }
    }
    return found.stream().min(best);
  }

  /** The best questions of these cells that would fit and are not in the plan, best first. */
  List<Rival> best(Cells cells, int most) {
    List<Rival> found = new ArrayList<>();
    for (Cells.Cell cell : cells.all()) {
      for (int i = 0; i < cell.size(); i++) {
        if (fits(cell.get(i))) {
          found.add(rival(cell.get(i)));
        }
      }
    }
    found.sort(best);
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  /** Whether the plan with a single question in this place keeps every hard constraint. */
  private boolean fits(Candidate in) {
    if (!in.probes().isEmpty() || in.extra() || ids.contains(in.question().id)) {
      return false;
    }
    if (minutes + in.minutes() > assembly.time
        || questions + 1 < Assembly.LEAST
        || questions + 1 > assembly.most) {
      return false;
    }
    for (long group : in.exclusive()) {
      if (exclusive.contains(group)) {
        return false;
      }
    }
    for (int a = 0; a < areas.length; a++) {
      int there = areas[a] + (in.area() == a ? in.minutes() : 0);
      if (there < assembly.areaMin[a]
          || there > Math.max(assembly.areaMax[a], assembly.keptMinutes(a))) {
        return false;
      }
    }
    return assembly.counters.stream().allMatch(counter -> counter.allows(count(counter, in)));
  }

  private int count(Assembly.Counter counter, Candidate in) {
    return kinds[counter.kind().ordinal()] + (in.question().kind() == counter.kind() ? 1 : 0);
  }

  private boolean repeatsTopic(Candidate in) {
    return in.question().topic != 0 && topics.contains(in.question().topic);
  }

  private Rival rival(Candidate in) {
    PlanWeights weights = assembly.weights;
    Map<Objective.Term, Integer> more = new EnumMap<>(Objective.Term.class);
    int areasOff = 0;
    for (int a = 0; assembly.balanced && a < areas.length; a++) {
      int there = areas[a] + (in.area() == a ? in.minutes() : 0);
      areasOff += Math.abs(there - assembly.shares[a]);
    }
    int bandsOff = 0;
    for (int band = 0; band < bands.length; band++) {
      int there = bands[band] + (in.band() == band ? in.minutes() : 0);
      bandsOff += Math.abs(there - assembly.bandTargets[band]);
    }
    int missing = 0;
    for (var group : assembly.wanted) {
      boolean there =
          group.contains(in.question().kind())
              || group.stream().anyMatch(kind -> kinds[kind.ordinal()] > 0);
      missing += there ? 0 : 1;
    }
    more.put(Objective.Term.AREA_BALANCE, weights.areaMinute() * areasOff);
    more.put(
        Objective.Term.UNUSED_MINUTES,
        weights.unusedMinute() * (assembly.time - minutes - in.minutes()));
    more.put(Objective.Term.DIFFICULTY, weights.rampMinute() * bandsOff);
    more.put(Objective.Term.KINDS, weights.missingKind() * missing);
    more.put(
        Objective.Term.TOPICS, weights.repeatedTopic() * (repeats + (repeatsTopic(in) ? 1 : 0)));
    more.put(Objective.Term.QUESTIONS, own + points(in.question()));
    more.replaceAll((term, points) -> points - before.getOrDefault(term, 0));
    return new Rival(in, more);
  }
}
