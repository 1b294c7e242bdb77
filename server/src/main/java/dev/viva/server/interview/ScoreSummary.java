package dev.viva.server.interview;

import dev.viva.server.brief.Brief;
import dev.viva.server.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Scores of one scorecard. A missing rating never counts as zero: it lowers the coverage, which
 * always stands beside the score.
 *
 * @param score weighted mean of the area means over what was assessed, 1 to 4; empty where nothing
 *     was
 * @param coverage weight assessed divided by weight planned, 0 to 1
 * @param areas in the order of the brief, then as they come in the plan
 */
public record ScoreSummary(OptionalDouble score, double coverage, List<AreaScore> areas) {
  public ScoreSummary {
    areas = List.copyOf(areas);
  }

  /**
   * Score of one area.
   *
   * @param score mean rating of what was assessed, 1 to 4; empty where nothing was
   * @param weight of the area in the plan; the weights add up to 1
   * @param assessed number of questions with a rating from 1 to 4
   * @param planned number of questions
   */
  public record AreaScore(
      String area, OptionalDouble score, double weight, int assessed, int planned) {
    /** Share of the questions that were assessed, 0 to 1. */
    public double coverage() {
      return planned == 0 ? 0 : (double) assessed / planned;
    }
  }

  /**
   * Summarises. Areas that the brief names share their minutes as the brief says; any other weighs
   * its own minutes; within an area every question weighs the same.
   *
   * @param items one for each item of the plan
   */
  public static ScoreSummary of(Plan plan, List<Scorecard.Item> items) {
    Map<String, List<Integer>> positions = positionsByArea(plan);
    double planned = positions.keySet().stream().mapToDouble(area -> weight(plan, area)).sum();
    List<AreaScore> areas = new ArrayList<>();
    positions.forEach(
        (area, of) -> areas.add(score(area, weight(plan, area) / planned, of, items)));
    double assessed = areas.stream().mapToDouble(area -> area.weight() * area.coverage()).sum();
    return new ScoreSummary(mean(areas), assessed, areas);
  }

  private static Map<String, List<Integer>> positionsByArea(Plan plan) {
    Map<String, List<Integer>> positions = new LinkedHashMap<>();
    plan.brief().areas().forEach(share -> positions.put(share.area(), new ArrayList<>()));
    for (int i = 0; i < plan.items().size(); i++) {
      positions.computeIfAbsent(plan.items().get(i).area(), area -> new ArrayList<>()).add(i);
    }
    positions.values().removeIf(List::isEmpty);
    return positions;
  }

  private static double weight(Plan plan, String area) {
    for (Brief.AreaShare share : plan.brief().areas()) {
      if (share.area().equals(area)) {
        return (double) share.parts()
            * namedMinutes(plan)
            / plan.brief().areas().stream().mapToInt(Brief.AreaShare::parts).sum();
      }
    }
    return minutes(plan, item -> item.area().equals(area));
  }

  private static int namedMinutes(Plan plan) {
    List<String> named = plan.brief().areas().stream().map(Brief.AreaShare::area).toList();
    return minutes(plan, item -> named.contains(item.area()));
  }

  private static int minutes(Plan plan, Predicate<Plan.Item> which) {
    return plan.items().stream().filter(which).mapToInt(Plan.Item::minutes).sum();
  }

  private static AreaScore score(
      String area, double weight, List<Integer> positions, List<Scorecard.Item> items) {
    int[] values =
        positions.stream()
            .map(items::get)
            .flatMapToInt(item -> item.rating().value().stream())
            .toArray();
    OptionalDouble mean = Arrays.stream(values).average();
    return new AreaScore(area, mean, weight, values.length, positions.size());
  }

  private static OptionalDouble mean(List<AreaScore> areas) {
    double weights = 0;
    double sum = 0;
    for (AreaScore area : areas) {
      if (area.score().isPresent()) {
        weights += area.weight();
        sum += area.weight() * area.score().getAsDouble();
      }
    }
    return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
  }
}
