package dev.viva.server.interview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a recommendation and the ratings under it do not fit together. The recommendation is the
 * interviewer's and never computed; this only points the difference out, and nothing is refused.
 */
final class Mismatch {
  /** With less than this assessed, a clear yes or no rests on little. */
  private static final double LITTLE = 0.5;

  private Mismatch() {}

  static List<String> between(Recommendation recommendation, ScoreSummary summary) {
    List<String> warnings = new ArrayList<>();
    if (!isClear(recommendation)) {
      return warnings;
    }
    if (summary.score().isEmpty()) {
      warnings.add(words(recommendation) + " without a single rating");
      return warnings;
    }
    double score = summary.score().getAsDouble();
    if (score < lowest(recommendation) || score > highest(recommendation)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s, although the mean rating is %.2f of 4: say in the comment why",
              words(recommendation),
              score));
    }
    if (summary.coverage() < LITTLE) {
      warnings.add(
          words(recommendation)
              + " on "
              + Math.round(summary.coverage() * 100)
              + " % of what was planned");
    }
    return warnings;
  }

  private static boolean isClear(Recommendation recommendation) {
    return recommendation != Recommendation.NONE && recommendation != Recommendation.NO_DECISION;
  }

  /** Half a step of the scale around its middle, 2.5, belongs to both sides. */
  private static double lowest(Recommendation recommendation) {
    return switch (recommendation) {
      case STRONG_YES -> 3.0;
      case YES -> 2.25;
      default -> 1.0;
    };
  }

  private static double highest(Recommendation recommendation) {
    return switch (recommendation) {
      case STRONG_NO -> 2.0;
      case NO -> 2.75;
      default -> 4.0;
    };
  }

  private static String words(Recommendation recommendation) {
    return switch (recommendation) {
      case STRONG_NO -> "Strong no";
      case NO -> "No";
      case YES -> "Yes";
      case STRONG_YES -> "Strong yes";
      case NONE, NO_DECISION -> throw new IllegalArgumentException("no clear recommendation");
    };
  }
}
