package dev.viva.server.brief;

import java.util.Map;
import java.util.Optional;

/** Numbers in a brief: digits, decimals and words. */
final class Numbers {
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));
  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fourty", 40, "fifty", 50, "sixty", 60,
          "seventy", 70, "eighty", 80, "ninety", 90);
  private static final Phrases PAIRS =
      Phrases.of("a couple of", "couple of", "a couple", "a pair of");

  private Numbers() {}

  /**
   * A number and where it ends.
   *
   * @param end index of the token after it
   */
  record Number(double value, int end) {
    /** The value, if it is a whole number that an int holds. */
    Optional<Integer> whole() {
      return value == Math.rint(value) && value <= 1_000_000
          ? Optional.of((int) value)
          : Optional.empty();
    }
  }

  /** The number at {@code index}. */
  static Optional<Number> read(Tokens tokens, int index) {
    if (tokens.at(index).isNumber()) {
      return Optional.of(digits(tokens, index));
    }
    int pair = PAIRS.longest(tokens, index);
    if (pair > 0) {
      return Optional.of(new Number(2, index + pair));
    }
    return words(tokens, index);
  }

  private static Number digits(Tokens tokens, int index) {
    double value = value(tokens.word(index));
    // "1 1/2", "2 3/4"
    boolean fraction =
        tokens.at(index + 1).isNumber()
            && !tokens.at(index + 1).glued()
            && tokens.is(index + 2, "/")
            && tokens.at(index + 2).glued()
            && tokens.is(index + 3, "2", "3", "4");
    double more =
        fraction ? value(tokens.word(index + 1)) / value(tokens.word(index + 3)) : Double.NaN;
    return more > 0 && more < 1
        ? new Number(value + more, index + 4)
        : new Number(value, index + 1);
  }

  private static double value(String digits) {
    // More digits than any brief needs are cut, so that no text can be a number without end.
    return Double.parseDouble(digits.length() > 12 ? digits.substring(0, 12) : digits);
  }

  private static Optional<Number> words(Tokens tokens, int index) {
    String word = tokens.word(index);
    Integer tens = TENS.get(word);
    if (tens != null) {
      int next = tokens.is(index + 1, "-") ? index + 2 : index + 1;
      Integer unit = UNITS.get(tokens.word(next));
      boolean joined = unit != null && unit > 0 && unit < 10;
      return Optional.of(joined ? new Number(tens + unit, next + 1) : new Number(tens, index + 1));
    }
    Integer unit = UNITS.get(word);
    if (unit == null) {
      return Optional.empty();
    }
    int half = tokens.phrase(index + 1, "and a half");
    return Optional.of(
        half > 0 ? new Number(unit + 0.5, index + 1 + half) : new Number(unit, index + 1));
  }
}
