package dev.viva.server.report.debrief;

import dev.viva.server.interview.Interview;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Rating;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.ScoreSummary;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;

/** One submitted scorecard with its plan, so that it can be scored again without some of it. */
record Ballot(Interview interview, Scorecard card, ScoreSummary summary) {
  static List<Ballot> of(Collection<PanelCards> panels) {
    List<Ballot> ballots = new ArrayList<>();
    for (PanelCards panel : panels) {
      for (Scorecards.Scored scored : panel.cards()) {
        ballots.add(new Ballot(panel.interview(), scored.scorecard(), scored.summary()));
      }
    }
    return ballots;
  }

  String rater() {
    return card.interviewer();
  }

  Recommendation recommendation() {
    return card.recommendation();
  }

  /** The area that the question at {@code index} counts for. */
  String area(int index) {
    return interview.plan().items().get(index).area();
  }

  Ballot withoutQuestion(String question) {
    return without((index, item) -> item.question().equals(question));
  }

  Ballot withoutArea(String area) {
    return without((index, item) -> area(index).equals(area));
  }

  private Ballot without(BiPredicate<Integer, Scorecard.Item> which) {
    List<Scorecard.Item> items = new ArrayList<>();
    for (Scorecard.Item item : card.items()) {
      items.add(which.test(items.size(), item) ? notAsked(item) : item);
    }
    return new Ballot(interview, card, ScoreSummary.of(interview.plan(), items));
  }

  private static Scorecard.Item notAsked(Scorecard.Item item) {
    return new Scorecard.Item(
        item.question(), Rating.NOT_ASKED, item.note(), item.asked(), 0, item.bookmarked());
  }

  /** The score of one area; empty where nothing of it was assessed. */
  OptionalDouble score(String area) {
    return summary.areas().stream()
        .filter(found -> found.area().equals(area))
        .findFirst()
        .map(ScoreSummary.AreaScore::score)
        .orElse(OptionalDouble.empty());
  }

  /** Mean of the scores, every scorecard weighing the same; empty where there is none. */
  static OptionalDouble mean(Collection<Ballot> ballots) {
    return ballots.stream().flatMapToDouble(ballot -> ballot.summary().score().stream()).average();
  }

  /** Mean of the coverage; 0 where there is no scorecard. */
  static double coverage(Collection<Ballot> ballots) {
    return ballots.stream().mapToDouble(ballot -> ballot.summary().coverage()).average().orElse(0);
  }
}
