package dev.viva.server.bank.markdown.match;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Recognises a prompt again although markup, numbering, spacing, case or end punctuation changed.
 * Code and operators count: {@code a == b} and {@code a is b} are different questions.
 */
public final class Fingerprint {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BYTES = 16;

  private Fingerprint() {}

  /** 32 hexadecimal digits that depend on the words of {@code prompt} only. */
  public static String of(String prompt) {
    return HexFormat.of().formatHex(sha256(normalise(prompt)), 0, BYTES);
  }

  /**
   * {@code length} characters of base 32, derived from {@code fingerprint}; {@code salt} 0 first,
   * then 1, 2 ... while the id is taken.
   */
  public static String shortId(String fingerprint, int salt, int length) {
    byte[] hash = sha256(salt == 0 ? fingerprint : fingerprint + "#" + salt);
    StringBuilder id = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      id.append(BASE32.charAt(hash[i] & 31));
    }
    return id.toString();
  }

  /** The words of a prompt: lower case, composed, without markup, white space runs as one space. */
  public static String normalise(String prompt) {
    String text = Normalizer.normalize(prompt, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
      } else if (!isMarkup(c)) {
        if (gap && !words.isEmpty()) {
          words.append(' ');
        }
        gap = false;
        words.append(c == '’' || c == '‘' ? '\'' : c);
      }
    }
    int end = words.length();
    while (end > 0 && isEndPunctuation(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end);
  }

  private static boolean isMarkup(char c) {
    return c == '*' || c == '_' || c == '`' || c == '"' || c == '“' || c == '”' || c == '\\';
  }

  private static boolean isEndPunctuation(char c) {
    return switch (c) {
      case '?', '.', ':', '!', ' ', '？', '。', '：', '！', '؟', ';', '…' -> true;
      default -> false;
    };
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
