package dev.viva.server.report.debrief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One thing left out, to see whether a result hangs on it.
 *
 * @param what in words: {@code ada}, {@code question orm-n-plus-one}, {@code area devops}
 * @param apply what is left of some ballots
 */
record Omission(String what, Function<List<Ballot>, List<Ballot>> apply) {
  /** Each rater, then each area, then each question of the ballots. */
  static List<Omission> all(Collection<Ballot> ballots) {
    TreeSet<String> raters = new TreeSet<>();
    TreeSet<String> areas = new TreeSet<>();
    TreeSet<String> questions = new TreeSet<>();
    for (Ballot ballot : ballots) {
      raters.add(ballot.rater());
      for (int i = 0; i < ballot.card().items().size(); i++) {
        if (ballot.card().items().get(i).rating().value().isPresent()) {
          areas.add(ballot.area(i));
          questions.add(ballot.card().items().get(i).question());
        }
      }
    }
    List<Omission> all = new ArrayList<>();
    raters.forEach(rater -> all.add(new Omission(rater, withoutRater(rater))));
    areas.forEach(area -> all.add(new Omission("area " + area, each(b -> b.withoutArea(area)))));
    questions.forEach(
        id -> all.add(new Omission("question " + id, each(b -> b.withoutQuestion(id)))));
    return all;
  }

  private static Function<List<Ballot>, List<Ballot>> withoutRater(String rater) {
    return ballots -> ballots.stream().filter(ballot -> !ballot.rater().equals(rater)).toList();
  }

  private static Function<List<Ballot>, List<Ballot>> each(Function<Ballot, Ballot> change) {
    return ballots -> ballots.stream().map(change).toList();
  }
}
