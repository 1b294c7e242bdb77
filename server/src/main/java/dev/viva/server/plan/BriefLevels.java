package dev.viva.server.plan;

import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Experience in a brief: years in every form, and the names of levels. */
final class BriefLevels {
  private static final int MOST_YEARS = 60;
  private static final List<String> YEARS =
      List.of("years", "year", "yrs", "yr", "ys", "y", "yoe", "yo", "years'", "yeas", "yers");
  private static final List<String> EXPERIENCE =
      List.of(
          "of professional experience",
          "of relevant experience",
          "of work experience",
          "of working experience",
          "of industry experience",
          "professional experience",
          "work experience",
          "of experience",
          "of exp",
          "of work",
          "experience",
          "exp",
          "xp",
          "in the field",
          "in");
  private static final List<String> AT_LEAST =
      List.of(
          "at least",
          "atleast",
          "a minimum of",
          "minimum of",
          "minimum",
          "min",
          "no less than",
          "not less than",
          "more than",
          "over",
          "from",
          "starting from",
          "> =",
          ">",
          "≥",
          "above");
  private static final List<String> AT_MOST =
      List.of(
          "up to",
          "upto",
          "at most",
          "a maximum of",
          "maximum of",
          "maximum",
          "max",
          "no more than",
          "not more than",
          "less than",
          "fewer than",
          "under",
          "below",
          "< =",
          "<",
          "≤");
  private static final Map<String, LevelRange> NAMES = names();

  private BriefLevels() {}

  private static Map<String, LevelRange> names() {
    LevelRange junior = new LevelRange(0, 2);
    LevelRange mid = new LevelRange(2, 5);
    LevelRange senior = new LevelRange(5, 8);
    LevelRange staff = LevelRange.atLeast(8);
    Map<String, LevelRange> names = new LinkedHashMap<>();
    List.of(
            "junior",
            "juniors",
            "jr",
            "jnr",
            "entry level",
            "entry - level",
            "entry",
            "graduate",
            "new grad",
            "new graduate",
            "grad",
            "intern",
            "interns",
            "trainee",
            "fresher",
            "freshers",
            "beginner",
            "beginners")
        .forEach(name -> names.put(name, junior));
    List.of(
            "mid",
            "mids",
            "middle",
            "mid career",
            "mid - career",
            "intermediate",
            "medior",
            "regular",
            "midlevel")
        .forEach(name -> names.put(name, mid));
    List.of("senior", "seniors", "sr", "snr", "sr.").forEach(name -> names.put(name, senior));
    List.of("staff", "principal", "principals", "distinguished", "expert", "experts")
        .forEach(name -> names.put(name, staff));
    return names;
  }

  /**
   * Experience and where its words end.
   *
   * @param named whether it was a name, which years given elsewhere replace
   */
  record Level(LevelRange range, boolean named, int end) {}

  static Optional<Level> read(BriefTokens tokens, int index) {
    return years(tokens, index)
        .or(() -> months(tokens, index))
        .or(() -> named(tokens, index))
        .or(() -> none(tokens, index));
  }

  private static Optional<Level> years(BriefTokens tokens, int index) {
    int least = tokens.longest(index, AT_LEAST);
    int most = tokens.longest(index, AT_MOST);
    int between = tokens.is(index, "between") ? 1 : 0;
    int from = index + Math.max(between, Math.max(least, most));
    Optional<BriefNumbers.Number> first = BriefNumbers.read(tokens, from);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int at = first.get().end();
    int unit = unit(tokens, at);
    Optional<BriefNumbers.Number> second = second(tokens, unit > 0 ? at + unit : at);
    if (second.isPresent()) {
      int end = second.get().end();
      int plus = plus(tokens, end);
      int years = unit(tokens, end + plus);
      if (years > 0) {
        LevelRange range =
            range(
                tokens.typed(index, end + plus + years), first.get().value(), second.get().value());
        return Optional.of(new Level(range, false, experience(tokens, end + plus + years)));
      }
    }
    int plus = plus(tokens, at);
    int years = unit(tokens, at + plus);
    if (years == 0) {
      return Optional.empty();
    }
    int end = at + plus + years;
    int late = plus == 0 ? plus(tokens, end) : 0;
    double value = first.get().value();
    LevelRange range;
    if (most > least) {
      range = range(tokens.typed(index, end), 0, value);
    } else if (least > 0 || plus > 0 || late > 0) {
      range = LevelRange.atLeast(checked(tokens.typed(index, end), value));
    } else {
      range = range(tokens.typed(index, end), value, value);
    }
    return Optional.of(new Level(range, false, experience(tokens, end + late)));
  }

  /** The second number of a range: {@code - 5}, {@code to 5}, {@code and 5}. */
  private static Optional<BriefNumbers.Number> second(BriefTokens tokens, int index) {
    if (!tokens.is(index, "-", "to", "and", "or", "until", "till", "..", "/")) {
      return Optional.empty();
    }
    return BriefNumbers.read(tokens, index + 1);
  }

  private static int unit(BriefTokens tokens, int index) {
    int skip = tokens.is(index, "-") ? 1 : 0;
    return tokens.longest(index + skip, YEARS) > 0 ? skip + 1 : 0;
  }

  private static int plus(BriefTokens tokens, int index) {
    return Math.max(
        tokens.is(index, "+", "plus") ? 1 : 0,
        tokens.longest(
            index,
            List.of(
                "or more",
                "and more",
                "and up",
                "and above",
                "or above",
                "upwards",
                "and over",
                "or over",
                "and beyond")));
  }

  private static int experience(BriefTokens tokens, int index) {
    int length = tokens.longest(index, EXPERIENCE);
    return length == 1 && tokens.is(index, "in") ? index : index + length;
  }

  private static LevelRange range(String typed, double from, double to) {
    if (to < from) {
      throw wrong(typed, "the first number must be the smaller one");
    }
    int min = checked(typed, Math.floor(from));
    return new LevelRange(min, checked(typed, Math.ceil(to)));
  }

  private static int checked(String typed, double years) {
    if (years > MOST_YEARS) {
      throw wrong(typed, "expected 0 to " + MOST_YEARS + " years");
    }
    return (int) Math.floor(years);
  }

  private static VivaException wrong(String typed, String expected) {
    String message = "'" + typed + "': " + expected;
    return new VivaException.Invalid(
        Reason.INVALID_BRIEF, message, List.of(new VivaException.FieldViolation("text", message)));
  }

  private static Optional<Level> months(BriefTokens tokens, int index) {
    Optional<BriefNumbers.Number> number = BriefNumbers.read(tokens, index);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int plus = plus(tokens, number.get().end());
    int at = number.get().end() + plus;
    if (!tokens.is(at, "months", "month", "mos")) {
      return Optional.empty();
    }
    double years = number.get().value() / 12;
    LevelRange range =
        plus > 0
            ? LevelRange.atLeast(checked(tokens.typed(index, at + 1), years))
            : range(tokens.typed(index, at + 1), Math.floor(years), years);
    return Optional.of(new Level(range, false, experience(tokens, at + 1)));
  }

  private static Optional<Level> named(BriefTokens tokens, int index) {
    Optional<Named> first = name(tokens, index);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int at = first.get().end();
    if (tokens.is(at, "-", "to", "/", "or", "and", "through", "until")) {
      Optional<Named> second = name(tokens, at + 1);
      if (second.isPresent()) {
        return Optional.of(
            both(tokens.typed(index, second.get().end()), first.get().range(), second.get()));
      }
    }
    if (tokens.is(at, "+")
        || tokens.phrase(at, "and above")
                + tokens.phrase(at, "and up")
                + tokens.phrase(at, "or above")
            > 0) {
      int end = tokens.is(at, "+") ? at + 1 : at + 2;
      return Optional.of(new Level(LevelRange.atLeast(first.get().range().minYears()), true, end));
    }
    return Optional.of(new Level(first.get().range(), true, at));
  }

  private static Level both(String typed, LevelRange first, Named second) {
    if (second.range().minYears() < first.minYears()) {
      throw wrong(typed, "the first level must be the lower one");
    }
    LevelRange range =
        second.range().isOpen()
            ? LevelRange.atLeast(first.minYears())
            : new LevelRange(first.minYears(), second.range().maxYears());
    return new Level(range, true, second.end());
  }

  private record Named(LevelRange range, int end) {}

  private static Optional<Named> name(BriefTokens tokens, int index) {
    int length = tokens.longest(index, NAMES.keySet());
    if (length == 0) {
      return Optional.empty();
    }
    String name =
        String.join(
            " ",
            java.util.stream.IntStream.range(index, index + length)
                .mapToObj(tokens::word)
                .toList());
    int end = index + length;
    if (tokens.is(end, "-") && tokens.is(end + 1, "level", "levels")) {
      end += 2;
    } else if (tokens.is(end, "level", "levels")) {
      end += 1;
    }
    return Optional.of(new Named(NAMES.get(name), end));
  }

  private static Optional<Level> none(BriefTokens tokens, int index) {
    for (String phrase :
        List.of(
            "no experience",
            "without experience",
            "no prior experience",
            "without any experience")) {
      int length = tokens.phrase(index, phrase);
      if (length > 0) {
        return Optional.of(new Level(new LevelRange(0, 1), false, index + length));
      }
    }
    return Optional.empty();
  }
}
