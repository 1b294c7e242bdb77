package dev.viva.cli.bank;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.v1.LevelRange;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Levels as people type and read them: {@code 2-6}, {@code 5+}, {@code senior}. */
public final class Levels {
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,2})(?:\\s*[-–]\\s*(\\d{1,2})|\\s*\\+)?");

  private Levels() {}

  public static String text(LevelRange level) {
    return level.hasMaxYears()
        ? level.getMinYears() + "-" + level.getMaxYears()
        : level.getMinYears() + "+";
  }

  /** Reads a level of a flag. */
  public static LevelRange parse(String flag, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    LevelRange named =
        switch (wanted) {
          case "junior" -> range(0, 2);
          case "mid" -> range(2, 5);
          case "senior" -> range(5, 8);
          case "staff" -> LevelRange.newBuilder().setMinYears(8).build();
          default -> null;
        };
    if (named != null) {
      return named;
    }
    Matcher range = RANGE.matcher(wanted);
    if (!range.matches()) {
      throw new Failure(
          ExitCode.INVALID,
          flag + " '" + text + "' is not a level: expected 2-6, 5+, junior, mid, senior or staff");
    }
    int min = Integer.parseInt(range.group(1));
    return range.group(2) == null
        ? LevelRange.newBuilder().setMinYears(min).build()
        : range(min, Integer.parseInt(range.group(2)));
  }

  private static LevelRange range(int min, int max) {
    return LevelRange.newBuilder().setMinYears(min).setMaxYears(max).build();
  }
}
