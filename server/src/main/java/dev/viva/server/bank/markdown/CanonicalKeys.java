package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.match.Fingerprint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys under the heading of a canonical question, and what their values mean. */
final class CanonicalKeys {
  /** Before a fingerprint in {@code source}. */
  static final String PRINT = "fingerprint=";

  private static final Pattern LEVEL = Pattern.compile("(\\d{1,2})(?:\\+|\\s*-\\s*(\\d{1,2}))");
  private static final Pattern SOURCE =
      Pattern.compile("(?:(none)|(.*):(\\d+))(?: " + PRINT + "(\\S*))?");

  private final String file;
  private final int line;
  private final Faults faults;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** The keys of the question whose heading is in {@code line}. */
  CanonicalKeys(String file, int line, Faults faults) {
    this.file = file;
    this.line = line;
    this.faults = faults;
  }

  void add(String key, String value) {
    values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** The value of a key that occurs once; empty where it is missing. */
  String one(String key) {
    return has(key) ? values.get(key).get(0) : "";
  }

  /** The tags; what is wrong with them is a fault. */
  Question.Tags tags() {
    List<String> areas =
        List.of(one("areas").split("\\s*,\\s*")).stream().filter(a -> !a.isBlank()).toList();
    if (areas.isEmpty()) {
      faults.error(line, "areas are missing");
      areas = List.of("unknown");
    }
    return new Question.Tags(
        areas,
        kind(one("kind")),
        level(one("level")),
        number("difficulty", one("difficulty"), 1, 5),
        number("minutes", one("minutes"), 1, 60),
        one("topic"),
        one("group"),
        one("probe-of"),
        inferred(one("inferred")));
  }

  private Kind kind(String value) {
    try {
      return Kind.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      faults.error(
          line,
          "kind is '"
              + value
              + "', expected conceptual, coding, scenario, design, debugging or behavioural");
      return Kind.CONCEPTUAL;
    }
  }

  private LevelRange level(String value) {
    Matcher level = LEVEL.matcher(value);
    if (level.matches()) {
      int min = Integer.parseInt(level.group(1));
      int max = level.group(2) == null ? LevelRange.NO_LIMIT : Integer.parseInt(level.group(2));
      if (min <= 60 && max >= min && (max <= 60 || max == LevelRange.NO_LIMIT)) {
        return new LevelRange(min, max);
      }
    }
    faults.error(line, "level is '" + value + "', expected years such as 0-2, 2-6 or 5+");
    return LevelRange.ANY;
  }

  private int number(String key, String value, int min, int max) {
    if (value.matches("\\d{1,3}")
        && Integer.parseInt(value) >= min
        && Integer.parseInt(value) <= max) {
      return Integer.parseInt(value);
    }
    faults.error(line, key + " is '" + value + "', expected " + min + " to " + max);
    return min;
  }

  private Map<Question.Tag, Double> inferred(String value) {
    Map<Question.Tag, Double> inferred = new EnumMap<>(Question.Tag.class);
    for (String part : value.split("\\s*,\\s*")) {
      if (part.isBlank()) {
        continue;
      }
      String[] words = part.strip().split("\\s+");
      try {
        double confidence = words.length > 1 ? Double.parseDouble(words[1]) : 0.5;
        inferred.put(Question.Tag.valueOf(words[0].toUpperCase(Locale.ROOT)), confidence);
      } catch (IllegalArgumentException e) {
        faults.error(
            line,
            "inferred holds '" + part + "', expected a tag and a confidence such as 'areas 0.8'");
      }
    }
    return inferred;
  }

  /** Where the question comes from: as stated, else this file and {@code promptLine}. */
  Question.Source source(int promptLine, String text) {
    String stated = one("source");
    String print = Fingerprint.of(text);
    if (stated.isEmpty()) {
      return new Question.Source(file, promptLine, print);
    }
    Matcher place = SOURCE.matcher(stated);
    if (!place.matches() || (place.group(3) != null && place.group(3).length() > 9)) {
      faults.error(line, "source is '" + stated + "', expected file:line");
      return new Question.Source(file, promptLine, print);
    }
    String kept = place.group(4) == null ? print : place.group(4);
    return place.group(1) != null
        ? new Question.Source("", 0, kept)
        : new Question.Source(place.group(2), Integer.parseInt(place.group(3)), kept);
  }
}
