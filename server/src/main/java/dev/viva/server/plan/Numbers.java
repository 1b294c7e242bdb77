package dev.viva.server.plan;

import java.util.HashMap;
import java.util.Map;

/** Numbers as digits or words, up to 99. */
final class Numbers {
  private static final String[] SMALL = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };

  /** A number as a group of a pattern: digits, or a word. */
  static final String PATTERN;

  private static final Map<String, Integer> WORDS = new HashMap<>();

  static {
    StringBuilder tens = new StringBuilder();
    StringBuilder small = new StringBuilder();
    for (int i = 0; i < SMALL.length; i++) {
      WORDS.put(SMALL[i], i);
    }
    // "sixteen" before "six": the first alternative that fits wins.
    for (int i = SMALL.length - 1; i >= 0; i--) {
      small.append(small.isEmpty() ? "" : "|").append(SMALL[i]);
    }
    for (int i = 0; i < TENS.length; i++) {
      WORDS.put(TENS[i], 20 + 10 * i);
      tens.append(i == 0 ? "" : "|").append(TENS[i]);
      for (int j = 1; j < 10; j++) {
        WORDS.put(TENS[i] + SMALL[j], 20 + 10 * i + j);
      }
    }
    WORDS.put("couple", 2);
    PATTERN =
        "\\d{1,6}(?:[.]\\d{1,2})?|(?:"
            + tens
            + ")(?:[ -]?(?:"
            + small
            + "))?|(?:"
            + small
            + ")|a couple of|couple of";
  }

  private Numbers() {}

  /** The value of what {@link #PATTERN} matched. */
  static double value(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Double.parseDouble(text);
    }
    String word = text.replaceAll("\\b(a|of)\\b", "").replaceAll("[ -]", "");
    return WORDS.getOrDefault(word, 1);
  }

  /** As {@link #value}, rounded down. */
  static int whole(String text) {
    return (int) value(text);
  }
}
