package dev.viva.server.report.debrief;

import dev.viva.server.report.document.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a result would be another one without one interviewer, one question or one area. */
final class Robustness {
  /** Middle of the scale from 1 to 4. */
  private static final double MIDDLE = 2.5;

  private Robustness() {}

  /** What the majority and the side of the mean hang on, one line each. */
  static List<String> of(List<Ballot> ballots) {
    List<String> lines = new ArrayList<>(ofMajority(ballots));
    lines.addAll(ofMean(ballots));
    if (lines.isEmpty() && ballots.size() > 1) {
      lines.add(
          "Robust: without any one interviewer, area or question the majority and the side of the"
              + " mean stay the same.");
    }
    return lines;
  }

  private static List<String> ofMajority(List<Ballot> ballots) {
    List<String> lines = new ArrayList<>();
    Majority all = majority(ballots);
    for (String rater : new TreeSet<>(ballots.stream().map(Ballot::rater).toList())) {
      List<Ballot> rest = ballots.stream().filter(ballot -> !ballot.rater().equals(rater)).toList();
      Majority without = majority(rest);
      if (!rest.isEmpty() && without.side() != all.side()) {
        lines.add(
            "Without "
                + rater
                + " the vote of "
                + all.inWords()
                + " would be "
                + without.inWords()
                + ".");
      }
    }
    return lines;
  }

  private static Majority majority(List<Ballot> ballots) {
    return Majority.of(ballots.stream().map(Ballot::recommendation).toList());
  }

  private static List<String> ofMean(List<Ballot> ballots) {
    OptionalDouble mean = Ballot.mean(ballots);
    if (mean.isEmpty()) {
      return List.of();
    }
    List<String> crossing = new ArrayList<>();
    for (Omission omission : Omission.all(ballots)) {
      OptionalDouble without = Ballot.mean(omission.apply().apply(ballots));
      if (without.isPresent() && isHigh(without.getAsDouble()) != isHigh(mean.getAsDouble())) {
        crossing.add(omission.what() + " (" + Words.number(without.getAsDouble()) + ")");
      }
    }
    if (crossing.isEmpty()) {
      return List.of();
    }
    return List.of(
        "The mean of "
            + Words.number(mean.getAsDouble())
            + " would cross the middle of the scale, 2.50, without "
            + crossing.stream().limit(5).collect(Collectors.joining(", or without "))
            + (crossing.size() > 5 ? ", and " + (crossing.size() - 5) + " others" : "")
            + ".");
  }

  private static boolean isHigh(double mean) {
    return mean >= MIDDLE - 1e-9;
  }
}
