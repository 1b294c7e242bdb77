package dev.viva.server.report.document;

/**
 * Foreign text without the characters that do something to the text around them: control
 * characters, escape sequences, overrides of the direction, halves of a pair. They become U+FFFD,
 * so that a reader sees that something was there.
 */
public final class Inert {
  private static final int REPLACEMENT = 0xFFFD;

  private Inert() {}

  /** With its lines and tabs. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> isActive(c) ? REPLACEMENT : c).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** On one line. */
  public static String line(String text) {
    return text(text).strip().replaceAll("\\s+", " ");
  }

  private static boolean isActive(int c) {
    if (c == '\n' || c == '\t') {
      return false;
    }
    boolean overridesDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean noCharacter = Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
    return Character.isISOControl(c) || overridesDirection || noCharacter;
  }
}
