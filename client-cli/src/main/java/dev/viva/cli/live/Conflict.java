package dev.viva.cli.live;

/**
 * Two devices set the same field, or the server would not have a change.
 *
 * @param mine what was typed here; it stands, or could not be kept
 * @param theirs what the other device had, or why the change was refused
 */
record Conflict(Field field, String mine, String theirs) {
  private static final String REFUSED = "refused: ";

  /** The server would not have it. */
  static Conflict refused(Change change, String why) {
    return new Conflict(change.field(), change.value(), REFUSED + why);
  }

  boolean isRefused() {
    return theirs.startsWith(REFUSED);
  }

  /** Whether one of the two must go: of a text, both are kept. */
  boolean isToChoose() {
    return !isRefused() && !field.isText();
  }
}
