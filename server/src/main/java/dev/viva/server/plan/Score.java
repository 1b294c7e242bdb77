package dev.viva.server.plan;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The objective of planning.md, section 2, for a set of candidates, by term. */
final class Score {
  private Score() {}

  static Map<Objective.Term, Integer> terms(Assembly assembly, List<Candidate> plan) {
    PlanWeights weights = assembly.weights;
    int[] areas = new int[assembly.shares.length];
    int[] bands = new int[Assembly.BANDS];
    int minutes = 0;
    int own = 0;
    Map<Long, Integer> topics = new HashMap<>();
    int repeats = 0;
    for (Candidate candidate : plan) {
      minutes += candidate.minutes();
      bands[candidate.band()] += candidate.minutes();
      if (candidate.area() >= 0) {
        areas[candidate.area()] += candidate.minutes();
      }
      for (Entry entry : candidate.entries()) {
        own += Math.max(0, assembly.pointsAMinute(entry)) * entry.minutes();
      }
      for (long topic : candidate.topics()) {
        boolean sameBundle =
            candidate.extra() && topics.containsKey(topic) && bundleHas(plan, candidate, topic);
        repeats += !sameBundle && topics.merge(topic, 1, Integer::sum) > 1 ? 1 : 0;
      }
    }
    Map<Objective.Term, Integer> terms = new EnumMap<>(Objective.Term.class);
    terms.put(
        Objective.Term.AREA_BALANCE,
        assembly.balanced ? weights.areaMinute() * off(areas, assembly.shares) : 0);
    terms.put(Objective.Term.UNUSED_MINUTES, weights.unusedMinute() * (assembly.time - minutes));
    terms.put(Objective.Term.DIFFICULTY, weights.rampMinute() * off(bands, assembly.bandTargets));
    int missing = 0;
    for (var group : assembly.wanted) {
      missing +=
          plan.stream().anyMatch(one -> !one.extra() && group.contains(one.question().kind()))
              ? 0
              : 1;
    }
    terms.put(Objective.Term.KINDS, weights.missingKind() * missing);
    terms.put(Objective.Term.TOPICS, weights.repeatedTopic() * repeats);
    terms.put(Objective.Term.QUESTIONS, own);
    return terms;
  }

  /**
   * Whether the question of an extra probe, or another probe of it, has the topic: a bundle counts
   * once.
   */
  private static boolean bundleHas(List<Candidate> plan, Candidate extra, long topic) {
    for (Candidate other : plan) {
      if (other.equals(extra)) {
        return false;
      }
      if (other.question() == extra.question()
          && other.entries().stream().anyMatch(entry -> entry.topic == topic)) {
        return true;
      }
    }
    return false;
  }

  static int total(Map<Objective.Term, Integer> terms) {
    return terms.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int off(int[] actual, int[] target) {
    int sum = 0;
    for (int i = 0; i < target.length; i++) {
      sum += Math.abs(actual[i] - target[i]);
    }
    return sum;
  }
}
