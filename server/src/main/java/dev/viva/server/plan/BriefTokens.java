package dev.viva.server.plan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a brief, cut into numbers, words and signs. Positions beyond the end read as an
 * empty word, so that readers need no bounds checks.
 */
final class BriefTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\d+(?:\\.\\d+)?|[\\p{L}_#][\\p{L}\\p{M}\\p{N}_#]*(?:['.][\\p{L}\\p{N}]+)*|[^\\s\\p{L}\\p{N}]");

  /** German, French and Spanish words that hold a brief together; all else is English. */
  private static final Map<String, String> FOREIGN = foreign();

  private static final Token END = new Token("", 0, 0, false);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /**
   * One piece.
   *
   * @param text in lower case
   * @param start index in the normalised text
   * @param glued whether it follows the piece before without a blank
   */
  record Token(String text, int start, int end, boolean glued) {
    boolean isNumber() {
      return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    boolean isWord() {
      return !text.isEmpty()
          && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_' || text.charAt(0) == '#');
    }
  }

  private static Map<String, String> foreign() {
    Map<String, String> english = new HashMap<>();
    for (String row :
        List.of(
            "years jahre jahren jahr ans années année años año",
            "experience erfahrung berufserfahrung expérience d'expérience experiencia",
            "minutes minuten minutos",
            "hours stunden heures horas",
            "hour stunde heure hora",
            "and und et y",
            "with mit avec con",
            "without ohne sans sin",
            "developer entwickler entwicklerin développeur développeuse desarrollador desarrolladora",
            "for für pour para",
            "of de")) {
      String[] words = row.split(" ");
      for (String word : words) {
        english.put(word, words[0]);
      }
    }
    return english;
  }

  BriefTokens(String words) {
    text =
        Normalizer.normalize(words, Normalizer.Form.NFKC)
            .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
            .replaceAll("[\\u2018\\u2019]", "'")
            .replaceAll("[\\u201c\\u201d\"`]", " ")
            .replaceAll("(?i)(\\d\\s?h(?:rs?)?)(\\d)", "$1 $2") // 1h15
            .replaceAll("(?i)\\b(\\d):([0-5]\\d)\\s*h(?:rs?|ours?)?\\b", "$1 h $2 min"); // 1:30 h
    Matcher found = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    int last = -1;
    // Lower case can change the length of a text (İ); such a brief is read in lower case
    // altogether.
    while (found.find()) {
      boolean glued = found.start() == last;
      String word = glued ? found.group() : FOREIGN.getOrDefault(found.group(), found.group());
      tokens.add(new Token(word, found.start(), found.end(), glued));
      last = found.end();
    }
  }

  int size() {
    return tokens.size();
  }

  Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
  }

  String word(int index) {
    return at(index).text();
  }

  boolean is(int index, String... words) {
    for (String word : words) {
      if (word(index).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many tokens from {@code index} on are exactly the words of {@code phrase}; 0 where they are
   * not.
   */
  int phrase(int index, String phrase) {
    String[] words = phrase.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (!word(index + i).equals(words[i])) {
        return 0;
      }
    }
    return words.length;
  }

  /** The longest of {@code phrases} that stands at {@code index}, in tokens; 0 where none does. */
  int longest(int index, Iterable<String> phrases) {
    int longest = 0;
    for (String phrase : phrases) {
      longest = Math.max(longest, phrase(index, phrase));
    }
    return longest;
  }

  /** The words as typed from token {@code from} to before token {@code to}. */
  String typed(int from, int to) {
    if (from >= to || from >= tokens.size()) {
      return "";
    }
    int end = Math.min(at(to - 1).end(), text.length());
    return text.substring(Math.min(at(from).start(), end), end);
  }
}
