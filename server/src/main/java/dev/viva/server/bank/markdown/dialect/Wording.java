package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.syntax.GuardedParse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a line sounds like something that an interviewer asks, by its words alone. */
final class Wording {
  /** From here on a line is taken for a question by its words. */
  static final double STRONG = 0.8;

  private static final Pattern SENTENCE = Pattern.compile("[.!。]\\s+(\\p{L}+(?:\\s\\p{L}+)?)");
  private static final int LONG = 700;
  private static final int MAX_TITLE = 60;
  private static final int LAST_WORDS = 3;
  private static final int LAST_ASCII = 0x7F;

  private final Vocabulary vocabulary;

  /** The readings ask for the same lines again and again. */
  private final Map<String, Double> scores = new HashMap<>();

  private final Map<String, Prompt> prompts = new HashMap<>();

  Wording(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** {@link Prompt#of}, remembered. */
  Prompt prompt(String source) {
    return prompts.computeIfAbsent(source, Prompt::of);
  }

  /** From 0, nothing of a question, to 1, a sentence that ends in a question mark. */
  double score(String source) {
    return scores.computeIfAbsent(source, this::compute);
  }

  private double compute(String source) {
    GuardedParse.checkpoint();
    String text = Inline.words(source);
    if (text.length() < 2 || isBlankToFill(text)) {
      return 0;
    }
    double score = scoreOf(text);
    boolean titled = Inline.leadingEmphasis(source) == 0 && asksAfterColon(source);
    if (score < STRONG && (titled || asksAfterArrow(source))) {
      score = STRONG;
    }
    return text.length() > LONG ? score / 2 : score;
  }

  /** "[What did you learn?]": a template asks its reader to write here. */
  private static boolean isBlankToFill(String text) {
    return text.charAt(0) == '[' && text.indexOf(']') == text.length() - 1;
  }

  boolean isStrong(String source) {
    return score(source) >= STRONG;
  }

  /**
   * Whether it speaks of the reader's own doing, as FAQs of products do: "How do I install it?".
   */
  static boolean isFirstPerson(String source) {
    String text = " " + Inline.words(source) + " ";
    return text.contains(" i ")
        || text.contains(" my ")
        || text.contains(" i'm ")
        || (text.contains(" we ") && !text.contains("do we "));
  }

  private double scoreOf(String text) {
    if (endsAsQuestion(text)) {
      return 1;
    }
    if (vocabulary.isPromotion(text)) {
      return 0;
    }
    String first = firstWords(text, 1);
    String two = firstWords(text, 2);
    if (vocabulary.isAdvice(first) && !vocabulary.isImperative(two)) {
      return 0;
    }
    if (vocabulary.asksAnywhere(text)) {
      return 0.85;
    }
    if (vocabulary.isImperative(first) && isNounPhrase(text, two)) {
      return 0.6;
    }
    if (vocabulary.isImperative(first)
        || vocabulary.isImperative(two)
        || vocabulary.isImperative(firstWords(text, 3))) {
      return 0.85;
    }
    if (vocabulary.isInterrogative(first) || vocabulary.isInterrogative(two)) {
      return two.equals("how to") || two.equals("when to") || two.equals("where to") ? 0.6 : 0.8;
    }
    if (hasQuestionMark(text)) {
      return 0.9;
    }
    if (asksAtEnd(text) || (isForeign(text) && vocabulary.asksWithin(text))) {
      return STRONG;
    }
    if (asksLater(text)) {
      return 0.8;
    }
    if (vocabulary.isWeakImperative(first)) {
      return 0.6;
    }
    return vocabulary.isAuxiliary(first) ? 0.4 : topic(text);
  }

  /** "Docker nedir": in some languages the last words ask. */
  private boolean asksAtEnd(String text) {
    int end = text.length();
    while (end > 0 && !isWordChar(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    for (int words = 1; words <= LAST_WORDS && start > 0; words++) {
      start = text.lastIndexOf(' ', start - 1);
      if (vocabulary.asksAtEnd(text.substring(start + 1, end))) {
        // Alone it is a word, not a question.
        return start > 0;
      }
    }
    return false;
  }

  /** Whether there are letters that English has not. */
  private static boolean isForeign(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_ASCII && Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** "Design patterns": two words, the second a plural. */
  private static boolean isNounPhrase(String text, String two) {
    int end = text.length();
    while (end > 0 && !isWordChar(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).endsWith(two)
        && two.indexOf(' ') > 0
        && two.endsWith("s")
        && !two.endsWith("ss");
  }

  /** "Threads vs processes": what is asked of it needs no word. */
  boolean isComparison(String source) {
    return topic(Inline.words(source)) > 0;
  }

  private double topic(String text) {
    for (String word : text.split(" ", 24)) {
      if (vocabulary.isTopicWord(word)) {
        return 0.6;
      }
    }
    return 0;
  }

  /** "Late rows: Describe how ...": a title in front of what is asked. */
  private boolean asksAfterColon(String source) {
    int colon = source.indexOf(": ");
    if (colon < 4 || colon > MAX_TITLE || colon + 2 >= source.length()) {
      return false;
    }
    String rest = source.substring(colon + 2).strip();
    return !rest.isEmpty()
        && Character.isUpperCase(rest.charAt(0))
        && (vocabulary.isImperative(firstWords(rest.toLowerCase(Locale.ROOT), 1))
            || vocabulary.isImperative(firstWords(rest.toLowerCase(Locale.ROOT), 2)));
  }

  /** "**Two numbers** -> find two that add up to a third": a task under its name. */
  private boolean asksAfterArrow(String source) {
    int arrow = source.indexOf("-> ");
    int after = arrow + 3;
    if (arrow < 0) {
      arrow = source.indexOf("→ ");
      after = arrow + 2;
    }
    if (arrow < 3 || arrow > MAX_TITLE || after >= source.length()) {
      return false;
    }
    String first = firstWords(source.substring(after).toLowerCase(Locale.ROOT), 1);
    return vocabulary.isImperative(first) || vocabulary.isWeakImperative(first);
  }

  private boolean asksLater(String text) {
    if (text.indexOf(". ") < 0 && text.indexOf("! ") < 0 && text.indexOf('。') < 0) {
      return false;
    }
    Matcher sentence = SENTENCE.matcher(text);
    while (sentence.find()) {
      String words = sentence.group(1);
      String first = firstWords(words, 1);
      if (vocabulary.isImperative(first)
          || vocabulary.isImperative(words)
          || (vocabulary.isWeakImperative(first) && !first.equals("given"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the last sentence ends in a question mark, whatever quotes or brackets follow. */
  static boolean endsAsQuestion(String text) {
    int end = text.length();
    while (end > 0 && isTrailing(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && isQuestionMark(text.charAt(end - 1));
  }

  private static boolean isTrailing(char c) {
    return switch (c) {
      case ' ', '"', '”', '\'', '’', '»', ')', ']', '*', '_', '`', '.', '!', '」', '）', ':' -> true;
      default -> Character.isSurrogate(c) || c == 0xFE0F || c == 0x200F || c == 0x200E;
    };
  }

  private static boolean hasQuestionMark(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean ends =
          i + 1 == text.length()
              || (!Character.isLetterOrDigit(text.charAt(i + 1))
                  && "=&.:[".indexOf(text.charAt(i + 1)) < 0);
      if (isQuestionMark(text.charAt(i))
          && ends
          && i > 0
          && Character.isLetterOrDigit(text.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  static boolean isQuestionMark(char c) {
    return c == '?' || c == '？' || c == '؟' || c == '⁇' || c == '՞';
  }

  /** The first {@code count} words, without punctuation around them. */
  static String firstWords(String text, int count) {
    StringBuilder words = new StringBuilder();
    int found = 0;
    int i = 0;
    while (i < text.length() && found < count) {
      while (i < text.length() && !isWordChar(text.charAt(i))) {
        i++;
      }
      int start = i;
      while (i < text.length() && isWordChar(text.charAt(i))) {
        i++;
      }
      if (i > start) {
        if (found > 0) {
          words.append(' ');
        }
        words.append(text, start, i);
        found++;
      }
    }
    return words.toString();
  }

  private static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c)
        || c == '\''
        || c == '-'
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
