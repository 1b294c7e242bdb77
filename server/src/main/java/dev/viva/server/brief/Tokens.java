package dev.viva.server.brief;

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
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\d+(?:\\.\\d+)?" // a number
              + "|[\\p{L}](?:#|\\+\\+)(?![\\p{L}\\p{N}])" // C#, C++
              + "|\\.net\\b"
              + "|\\p{L}(?:[\\p{L}\\p{M}\\p{N}]|_(?=[\\p{L}\\p{N}]))*(?:['.][\\p{L}\\p{N}]+)*" // a
              // word
              + "|[^\\s\\p{L}\\p{N}]"); // a sign

  /** German, French and Spanish words that hold a brief together; all else is English. */
  private static final Map<String, String> FOREIGN = foreign();

  /** What is written in signs or in another way is spelt out before the words are cut. */
  private static final List<Spelling> SPELLINGS =
      List.of(
          new Spelling("[\\u2010-\\u2015\\u2212]", "-"),
          new Spelling("[\\u2018\\u2019]", "'"),
          new Spelling("[\\u201c\\u201d\"`]", " "),
          new Spelling("(?i)\\b(?:a|one) decade\\b", "10 years"),
          new Spelling("(?i)\\ba year\\b", "1 year"),
          new Spelling(
              "(?i)\\b(\\d{1,2})\\s*(?:<=?|≤)\\s*(years|yrs|yoe|y|experience|exp)"
                  + "\\s*(?:<=?|≤)\\s*(\\d{1,2})\\b",
              "$1 to $3 years"), // 3 < years < 6
          new Spelling("\\u2044", "/"), // the stroke that ½ is made of
          new Spelling("(?i)(\\d\\s?h(?:rs?)?)(\\d)", "$1 $2"), // 1h15
          new Spelling("(?i)\\bPT(\\d{1,2})H(\\d{1,2})M\\b", "$1 h $2 min"),
          new Spelling("(?i)\\bPT(\\d{1,2})H\\b", "$1 h"),
          new Spelling("(?i)\\bPT(\\d{1,3})M\\b", "$1 min"),
          new Spelling(
              "(?i)(?<![\\d:.]|at )\\b([0-4]):([0-5]\\d)(?!\\w(?<!h))(?!\\s*(?:[ap]\\.?m|:|\\d))"
                  + "\\s*(?:h(?:rs?|ours?)?\\b)?",
              "$1 h $2 min "), // 1:30 h
          new Spelling(
              "(?i)(?<=\\d),(\\d)(?=\\s*(?:h|y|jahr|stunde|an[sn]|hora|heure))", ".$1")); // 1,5

  private static final Token END = new Token("", 0, 0, false, false);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /**
   * One piece.
   *
   * @param text in lower case
   * @param start index in the normalised text
   * @param glued whether it follows the piece before without a blank
   * @param newLine whether it is the first of a line
   */
  record Token(String text, int start, int end, boolean glued, boolean newLine) {
    boolean isNumber() {
      return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    boolean isWord() {
      return !text.isEmpty()
          && (Character.isLetter(text.charAt(0)) || (text.charAt(0) == '.' && text.length() > 1));
    }
  }

  private record Spelling(Pattern pattern, String plain) {
    Spelling(String pattern, String plain) {
      this(Pattern.compile(pattern), plain);
    }

    String apply(String words) {
      return pattern.matcher(words).replaceAll(plain);
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

  Tokens(String words) {
    // "1½" would become "11/2".
    String plain =
        Normalizer.normalize(
            words.replaceAll("(?<=\\d)(?=[\\u00bc-\\u00be\\u2150-\\u215e])", " "),
            Normalizer.Form.NFKC);
    for (Spelling spelling : SPELLINGS) {
      plain = spelling.apply(plain);
    }
    text = plain;
    Matcher found = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    int last = -1;
    // Lower case can change the length of a text (İ); such a brief is read in lower case
    // altogether.
    while (found.find()) {
      boolean glued = found.start() == last;
      String word = glued ? found.group() : FOREIGN.getOrDefault(found.group(), found.group());
      boolean newLine =
          last < 0
              || text.substring(
                          Math.min(last, text.length()), Math.min(found.start(), text.length()))
                      .indexOf('\n')
                  >= 0;
      tokens.add(new Token(word, found.start(), found.end(), glued, newLine));
      last = found.end();
    }
  }

  private Tokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens.addAll(tokens);
  }

  /** These words without those from token {@code from} to before token {@code to}. */
  Tokens without(int from, int to) {
    List<Token> left = new ArrayList<>(tokens.subList(0, from));
    left.addAll(tokens.subList(to, tokens.size()));
    return new Tokens(text, left);
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

  /** Whether nothing more stands on the line before token {@code index}. */
  boolean endsLine(int index) {
    return index >= tokens.size() || tokens.get(index).newLine();
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
