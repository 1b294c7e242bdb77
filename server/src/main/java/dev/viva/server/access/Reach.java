package dev.viva.server.access;

import java.util.Locale;

/** How far a role reaches with a method: which of the things that the method is about. */
public enum Reach {
  /** Nothing: the role may not call the method. */
  NONE,
  /** What the caller made, or is the caller's own. */
  OWN,
  /**
   * What the caller has to do with: interviews whose panel the caller is on, candidates that the
   * caller met or added, plans that the caller made, or of such an interview, or for nobody in
   * particular.
   */
  LINKED,
  /** Scorecards of interviews that are complete. */
  CLOSED,
  /** Everything. */
  ALL;

  static Reach of(String word) {
    return word.equals("-") ? NONE : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
