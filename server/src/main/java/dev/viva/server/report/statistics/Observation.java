package dev.viva.server.report.statistics;

import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * One question on one submitted scorecard.
 *
 * @param areas that the question has, and the one that it counted for
 * @param value 1 to 4; empty where it was not rated
 * @param rest mean of the other ratings on the scorecard; empty below two of them
 * @param seconds 0 where nobody measured
 * @param time when the interview began
 */
record Observation(
    String question,
    Set<String> areas,
    String interview,
    String interviewer,
    boolean asked,
    OptionalInt value,
    OptionalDouble rest,
    int seconds,
    Instant time) {
  private static final int FEWEST_OTHERS = 2;

  static List<Observation> of(Collection<PanelCards> panels) {
    List<Observation> observations = new ArrayList<>();
    for (PanelCards panel : panels) {
      for (Scorecards.Scored scored : panel.cards()) {
        add(panel, scored.scorecard(), observations);
      }
    }
    return observations;
  }

  private static void add(PanelCards panel, Scorecard card, List<Observation> observations) {
    int[] values =
        card.items().stream().flatMapToInt(item -> item.rating().value().stream()).toArray();
    int sum = Arrays.stream(values).sum();
    for (int i = 0; i < card.items().size(); i++) {
      Scorecard.Item item = card.items().get(i);
      OptionalInt value = item.rating().value();
      boolean hasRest = value.isPresent() && values.length > FEWEST_OTHERS;
      observations.add(
          new Observation(
              item.question(),
              areas(panel.interview().plan().items().get(i)),
              card.interview(),
              card.interviewer(),
              item.rating().wasAsked(),
              value,
              hasRest
                  ? OptionalDouble.of((sum - value.getAsInt()) / (values.length - 1.0))
                  : OptionalDouble.empty(),
              item.spentSeconds(),
              panel.interview().started().orElse(panel.interview().created())));
    }
  }

  private static Set<String> areas(Plan.Item planned) {
    Set<String> areas = new TreeSet<>(planned.question().tags().areas());
    areas.add(planned.area());
    return areas;
  }
}
