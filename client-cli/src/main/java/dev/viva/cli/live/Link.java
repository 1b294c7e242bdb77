package dev.viva.cli.live;

/**
 * How it stands with the server.
 *
 * @param online whether the last call was answered
 * @param unsent changes that the server does not have
 * @param trouble why changes do not go through although the server answers; empty where they do
 * @param unsaved why this machine cannot keep changes; empty where it does
 */
record Link(boolean online, int unsent, String trouble, String unsaved) {
  static final Link UNKNOWN = new Link(true, 0, "", "");

  /** Whether changes exist nowhere but in this process. */
  boolean isAtRisk() {
    return unsent > 0 && !unsaved.isEmpty();
  }
}
