package dev.viva.server.bank;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named levels, and levels as people type them. */
final class Levels {
  /** {@code junior}, {@code mid}, {@code senior} and {@code staff} as years of experience. */
  static final Map<String, LevelRange> NAMED = named();

  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,2})(?:\\s*[-–]\\s*(\\d{1,2})|\\s*\\+)?");

  private Levels() {}

  private static Map<String, LevelRange> named() {
    Map<String, LevelRange> levels = new LinkedHashMap<>();
    levels.put("junior", new LevelRange(0, 2));
    levels.put("mid", new LevelRange(2, 5));
    levels.put("senior", new LevelRange(5, 8));
    levels.put("staff", LevelRange.atLeast(8));
    return levels;
  }

  /** Reads {@code 2-6}, {@code 5+} or a name. */
  static LevelRange parse(String field, String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    LevelRange named = NAMED.get(typed);
    if (named != null) {
      return named;
    }
    Matcher range = RANGE.matcher(typed);
    if (!range.matches()) {
      throw new VivaException.Invalid(
          field,
          "'"
              + Texts.shown(text)
              + "' is not a level: expected 2-6, 5+, junior, mid, senior or staff");
    }
    int min = Integer.parseInt(range.group(1));
    try {
      return range.group(2) == null
          ? LevelRange.atLeast(min)
          : new LevelRange(min, Integer.parseInt(range.group(2)));
    } catch (IllegalArgumentException e) {
      throw new VivaException.Invalid(field, e.getMessage());
    }
  }
}
