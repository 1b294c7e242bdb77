package dev.viva.server.report.document;

import dev.viva.server.interview.Rating;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.Scorecard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Ratings, recommendations, times and figures in words, the same in every format. */
public final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int CELLS = 10;

  private Words() {}

  public static String rating(Rating rating) {
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

  public static String recommendation(Recommendation recommendation) {
    return switch (recommendation) {
      case NONE -> "None yet";
      case STRONG_NO -> "Strong no";
      case NO -> "No";
      case YES -> "Yes";
      case STRONG_YES -> "Strong yes";
      case NO_DECISION -> "No decision";
    };
  }

  public static String state(Scorecard.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  public static String decision(boolean hire) {
    return hire ? "Hire" : "No hire";
  }

  /** With two decimals; a dash where there is none. */
  public static String score(OptionalDouble score) {
    return score.isPresent() ? number(score.getAsDouble()) : "–";
  }

  /** With two decimals. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** Whole minutes, at least one where there was a second. */
  public static long minutes(int seconds) {
    return seconds == 0 ? 0 : Math.max(1, Math.round(seconds / 60.0));
  }

  /** Hours or days. */
  public static String span(Duration span) {
    long hours = Math.max(0, span.toHours());
    if (hours < 48) {
      return hours == 1 ? "1 hour" : hours + " hours";
    }
    return hours / 24 + " days";
  }

  /** {@code 1 question}, {@code 2 questions}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A bar of ten cells for a score from 1 to 4; empty where there is none. */
  public static String bar(OptionalDouble score) {
    if (score.isEmpty()) {
      return "";
    }
    int full = (int) Math.round((score.getAsDouble() - 1) / 3 * (CELLS - 1)) + 1;
    return "█".repeat(full) + "░".repeat(CELLS - full);
  }
}
