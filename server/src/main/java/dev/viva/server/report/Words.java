package dev.viva.server.report;

import dev.viva.server.interview.Rating;
import dev.viva.server.interview.Recommendation;
import java.util.Locale;
import java.util.OptionalDouble;

/** Ratings, recommendations and figures in words, the same in every format. */
final class Words {
  private Words() {}

  static String rating(Rating rating) {
    return switch (rating) {
      case UNRATED -> "not rated";
      case POOR -> "1 poor";
      case MIXED -> "2 mixed";
      case GOOD -> "3 good";
      case EXCELLENT -> "4 excellent";
      case NOT_ASKED -> "not asked";
      case NOT_ASSESSED -> "not assessed";
    };
  }

  static String recommendation(Recommendation recommendation) {
    return switch (recommendation) {
      case NONE -> "none yet";
      case STRONG_NO -> "Strong no";
      case NO -> "No";
      case YES -> "Yes";
      case STRONG_YES -> "Strong yes";
      case NO_DECISION -> "No decision";
    };
  }

  static String score(OptionalDouble score) {
    return score.isPresent() ? String.format(Locale.ROOT, "%.2f", score.getAsDouble()) : "–";
  }

  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** A bar of ten cells for a score from 1 to 4; empty where there is none. */
  static String bar(OptionalDouble score) {
    if (score.isEmpty()) {
      return "";
    }
    int full = (int) Math.round((score.getAsDouble() - 1) / 3 * 9) + 1;
    return "█".repeat(full) + "░".repeat(10 - full);
  }
}
