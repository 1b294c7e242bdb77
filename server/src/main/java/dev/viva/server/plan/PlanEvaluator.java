package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a plan and counts its points straight from {@code planning.md}, section 2, over the
 * questions themselves. It shares no code with the planner, so that a mistake in one shows in the
 * other.
 */
public final class PlanEvaluator {
  private final PlanRequest request;
  private final Brief brief;
  private final PlanPoints points;
  private final Map<String, Question> byId = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /**
   * What a plan is worth.
   *
   * @param points by term, in the order of the terms
   * @param violations hard constraints that it breaks, in words
   */
  public record Evaluation(Map<Objective.Term, Integer> points, List<String> violations) {
    public Evaluation {
      violations = List.copyOf(violations);
    }

    /** All points. */
    public int total() {
      return points.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private PlanEvaluator(Collection<Question> questions, PlanRequest request) {
    this.request = request;
    brief = request.brief();
    points = new PlanPoints(request);
    questions.forEach(question -> byId.put(question.id(), question));
    request.kept().forEach(question -> byId.put(question.id(), question));
  }

  /**
   * Evaluates a plan.
   *
   * @param questions at least those of the plan
   * @param ids the plan, in the order to ask
   */
  public static Evaluation evaluate(
      Collection<Question> questions, PlanRequest request, List<String> ids) {
    return new PlanEvaluator(questions, request).evaluate(ids);
  }

  private Evaluation evaluate(List<String> ids) {
    List<Question> plan = new ArrayList<>();
    for (String id : ids) {
      Question question = byId.get(id);
      if (question == null) {
        violations.add(id + " is no question");
      } else {
        plan.add(question);
      }
    }
    Map<String, List<Question>> bundles = bundles(plan);
    hard(plan, bundles);
    return new Evaluation(points.of(plan, bundles.values()), violations);
  }

  /** Each question with the probes that follow it, by id. */
  private Map<String, List<Question>> bundles(List<Question> plan) {
    Map<String, List<Question>> bundles = new LinkedHashMap<>();
    String current = "";
    for (Question question : plan) {
      String parent = question.tags().probeOf();
      boolean kept = points.isKept(question);
      if (parent.isEmpty() || (kept && !parent.equals(current))) {
        current = question.id();
        if (bundles.put(current, new ArrayList<>(List.of(question))) != null) {
          violations.add(current + " is in the plan twice");
        }
      } else if (parent.equals(current)) {
        bundles.get(current).add(question);
      } else if (bundles.containsKey(parent) && points.isKept(byId.get(parent))) {
        // The interview is past it; the probe still counts with it.
        bundles.get(parent).add(question);
      } else {
        violations.add(question.id() + " does not follow " + parent);
      }
    }
    return bundles;
  }

  private void hard(List<Question> plan, Map<String, List<Question>> bundles) {
    require(
        PlanPoints.minutes(plan) <= points.time(),
        PlanPoints.minutes(plan) + " minutes do not fit into " + points.time());
    int least = points.time() <= request.weights().twoQuestionsUpTo() ? 2 : 3;
    require(bundles.size() >= least, bundles.size() + " questions, expected " + least + " or more");
    int most = Math.max(4, points.time() / 5);
    require(bundles.size() <= most, bundles.size() + " questions, expected " + most + " or fewer");
    Set<String> ids = new HashSet<>();
    Map<String, Integer> groups = new HashMap<>();
    for (Question question : plan) {
      require(ids.add(question.id()), question.id() + " is in the plan twice");
      if (!question.tags().group().isEmpty()) {
        groups.merge(question.tags().group(), 1, Integer::sum);
      }
      if (!points.isKept(question)) {
        eligible(question);
      }
    }
    groups.forEach(
        (group, count) ->
            require(count == 1 || allKept(group, plan), group + " has " + count + " duplicates"));
    request.pinned().forEach(id -> require(ids.contains(id), id + " is pinned and missing"));
    request
        .kept()
        .forEach(
            question ->
                require(ids.contains(question.id()), question.id() + " was asked and is missing"));
    bounds(bundles);
  }

  private boolean allKept(String group, List<Question> plan) {
    return plan.stream()
        .filter(question -> question.tags().group().equals(group))
        .allMatch(points::isKept);
  }

  private void eligible(Question question) {
    Question.Tags tags = question.tags();
    require(question.status() == Question.Status.ACTIVE, question.id() + " is not active");
    require(tags.level().overlaps(brief.level()), question.id() + " suits " + tags.level());
    require(
        Math.abs(tags.difficulty() - points.level()) <= 2,
        question.id() + " has difficulty " + tags.difficulty());
    require(!request.excluded().contains(question.id()), question.id() + " is excluded");
    require(!brief.excludedKinds().contains(tags.kind()), question.id() + " is " + tags.kind());
    for (String excluded : brief.excludedAreas()) {
      for (String area : tags.areas()) {
        require(!(area + "/").startsWith(excluded + "/"), question.id() + " is in " + area);
      }
    }
    boolean pinned = request.pinned().contains(question.id()) || hasPinnedProbe(question);
    if (!brief.areas().isEmpty() && tags.probeOf().isEmpty() && !pinned) {
      require(points.areaOf(question) != null, question.id() + " is in none of the areas");
    }
  }

  private boolean hasPinnedProbe(Question question) {
    return request.pinned().stream()
        .anyMatch(
            id -> byId.containsKey(id) && byId.get(id).tags().probeOf().equals(question.id()));
  }

  private void bounds(Map<String, List<Question>> bundles) {
    for (Brief.KindBound bound : brief.kinds()) {
      int count = 0;
      int kept = 0;
      for (List<Question> bundle : bundles.values()) {
        if (bundle.get(0).tags().kind() == bound.kind()) {
          count++;
          kept += points.isKept(bundle.get(0)) ? 1 : 0;
        }
      }
      require(
          count >= bound.min(),
          count + " of kind " + bound.kind() + ", expected " + bound.min() + " or more");
      int max = bound.max().orElse(Integer.MAX_VALUE);
      require(
          count <= Math.max(max, kept),
          count + " of kind " + bound.kind() + ", expected " + max + " or fewer");
    }
    Map<String, Integer> byArea = points.minutesByArea(bundles.values());
    for (Brief.AreaShare area : brief.areas()) {
      int minutes = byArea.getOrDefault(area.area(), 0);
      int kept = 0;
      for (List<Question> bundle : bundles.values()) {
        if (area.area().equals(points.areaOf(bundle.get(0)))) {
          kept += PlanPoints.minutes(bundle.stream().filter(points::isKept).toList());
        }
      }
      int max = Math.max(kept, area.maxMinutes().orElse(Integer.MAX_VALUE));
      require(
          minutes >= area.minMinutes().orElse(0),
          minutes + " minutes of " + area.area() + " are too few");
      require(minutes <= max, minutes + " minutes of " + area.area() + " are too many");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
