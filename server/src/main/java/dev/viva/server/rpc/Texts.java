package dev.viva.server.rpc;

import dev.viva.server.error.VivaException;

/** Checks texts that come from outside. */
public final class Texts {
  /** Longest note or comment, in UTF-16 units. */
  public static final int MAX_NOTE = 20_000;

  private Texts() {}

  /**
   * A text of one line, trimmed: not blank, at most {@code max} long, without control characters.
   */
  public static String line(String field, String text, int max) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new VivaException.Invalid(field, "is blank");
    }
    return optionalLine(field, trimmed, max);
  }

  /** Like {@link #line}, but may be blank. */
  public static String optionalLine(String field, String text, int max) {
    String trimmed = text.strip();
    requireLength(field, trimmed, max);
    if (trimmed.chars().anyMatch(Character::isISOControl)) {
      throw new VivaException.Invalid(field, "has control characters");
    }
    return trimmed;
  }

  /**
   * A text of many lines, at most {@code max} long. Escape sequences and bidi marks are kept (they
   * are made inert when shown); NUL is refused, since no terminal and few formats can show it.
   */
  public static String note(String field, String text, int max) {
    requireLength(field, text, max);
    if (text.indexOf('\0') >= 0) {
      throw new VivaException.Invalid(field, "has a NUL character");
    }
    return text.replace("\r\n", "\n").stripTrailing();
  }

  /** Like {@link #note}, but must not be blank. */
  public static String requiredNote(String field, String text, int max) {
    if (text.isBlank()) {
      throw new VivaException.Invalid(field, "is blank");
    }
    return note(field, text, max);
  }

  private static void requireLength(String field, String text, int max) {
    if (text.length() > max) {
      throw new VivaException.Invalid(
          field, "has " + text.length() + " characters, the limit is " + max);
    }
  }

  /** A piece of foreign text for an error message: short and without control characters. */
  public static String shown(String text) {
    String cut = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return cut.replaceAll("\\p{Cntrl}", "�");
  }
}
