package dev.viva.server.bank.markdown.classify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A text as words, for looking up many phrases in it at once. */
final class Words {
  private static final int MAX_WORDS = 400;
  private static final int MAX_PHRASE = 6;

  private final String text;
  private final Map<String, Integer> phrases = new HashMap<>();

  private Words(String text) {
    this.text = text;
    String[] words = text.strip().split(" ");
    int count = Math.min(words.length, MAX_WORDS);
    for (int i = 0; i < count; i++) {
      StringBuilder phrase = new StringBuilder();
      for (int n = 0; n < MAX_PHRASE && i + n < count; n++) {
        phrase.append(n == 0 ? "" : " ").append(words[i + n]);
        phrases.merge(phrase.toString(), 1, Integer::sum);
      }
    }
  }

  static Words of(String source) {
    StringBuilder text = new StringBuilder(source.length());
    String lower = source.toLowerCase(Locale.ROOT);
    boolean gap = false;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean part =
          Character.isLetterOrDigit(c)
              || c == '_'
              || c == '+'
              || c == '#'
              || c == '\''
              || c == '’'
              || Character.getType(c) == Character.NON_SPACING_MARK
              || Character.isSurrogate(c);
      boolean joins =
          (c == '-' || c == '/' || c == '.' || c == '&')
              && i > 0
              && i + 1 < lower.length()
              && Character.isLetterOrDigit(lower.charAt(i - 1))
              && Character.isLetterOrDigit(lower.charAt(i + 1));
      if (part || joins) {
        if (gap && !text.isEmpty()) {
          text.append(' ');
        }
        gap = false;
        text.append(c == '’' ? '\'' : c);
      } else {
        gap = true;
      }
    }
    return new Words(text.toString());
  }

  /** Whether {@code phrase} is there as whole words; inside words for scripts without spaces. */
  boolean has(String phrase) {
    return phrases.containsKey(phrase) || (phrase.charAt(0) > 0x2E80 && text.contains(phrase));
  }

  /** The phrases of one to six words, with how often each occurs. */
  Map<String, Integer> phrases() {
    return phrases;
  }
}
