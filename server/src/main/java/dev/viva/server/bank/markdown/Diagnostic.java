package dev.viva.server.bank.markdown;

import java.util.Locale;

/**
 * Something that a person should know about a place of a document.
 *
 * @param file name of the document
 * @param line 1-based; 0 where the whole document is meant
 */
public record Diagnostic(String file, int line, Severity severity, String message) {

  /** How much it matters. */
  public enum Severity {
    /** The place cannot be imported as it is. */
    ERROR,
    /** Imported, but probably not as meant. */
    WARNING,
    /** Imported; something was inferred or left out. */
    INFO
  }

  /** As compilers print it: {@code notes.md:12: warning: ...}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
  }
}
