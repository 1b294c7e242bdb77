package dev.viva.server.bank.markdown.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A text as words, for looking up many phrases in it at once. */
final class Words {
  private static final int MAX_WORDS = 400;
  private static final int NONE = -1;

  /** Scripts without spaces between words begin here. */
  private static final char UNSPACED = 0x2E80;

  private final List<String> words;
  private final String unspaced;
  private final Map<String, Integer> last = new HashMap<>();
  private final int[] earlier;

  private Words(List<String> words, String unspaced) {
    this.words = words;
    this.unspaced = unspaced;
    this.earlier = new int[words.size()];
    for (int i = 0; i < earlier.length; i++) {
      Integer before = last.put(words.get(i), i);
      earlier[i] = before == null ? NONE : before;
    }
  }

  static Words of(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean hasUnspaced = false;
    for (int i = 0; i < lower.length() && words.size() < MAX_WORDS; i++) {
      char c = lower.charAt(i);
      hasUnspaced |= c > UNSPACED;
      if (isPart(c) || joins(lower, i)) {
        word.append(c == '’' ? '\'' : c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty() && words.size() < MAX_WORDS) {
      words.add(word.toString());
    }
    return new Words(words, hasUnspaced ? String.join(" ", words) : "");
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '+'
        || c == '#'
        || c == '\''
        || c == '’'
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.isSurrogate(c);
  }

  private static boolean joins(String text, int i) {
    char c = text.charAt(i);
    return (c == '-' || c == '/' || c == '.' || c == '&')
        && i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  /** A phrase to look for: its words, and as it is written. */
  record Phrase(List<String> words, String text) {
    static Phrase of(String text) {
      return new Phrase(Arrays.asList(text.split(" ")), text);
    }

    String first() {
      return words.get(0);
    }

    private boolean isUnspaced() {
      return text.charAt(0) > UNSPACED;
    }
  }

  /** Whether {@code phrase} is there as whole words; inside words for scripts without spaces. */
  boolean has(Phrase phrase) {
    Integer at = last.get(phrase.first());
    for (int i = at == null ? NONE : at; i != NONE; i = earlier[i]) {
      if (isAt(phrase, i)) {
        return true;
      }
    }
    return phrase.isUnspaced() && unspaced.contains(phrase.text());
  }

  private boolean isAt(Phrase phrase, int start) {
    int length = phrase.words().size();
    if (start + length > words.size()) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (!words.get(start + i).equals(phrase.words().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The words in their order. */
  List<String> list() {
    return words;
  }

  /** {@code count} words from {@code start} on, with spaces; there have to be as many. */
  String phrase(int start, int count) {
    return count == 1 ? words.get(start) : String.join(" ", words.subList(start, start + count));
  }
}
