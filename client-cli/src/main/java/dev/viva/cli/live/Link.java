package dev.viva.cli.live;

/**
 * How it stands with the server.
 *
 * @param online whether the last call was answered
 * @param unsent changes that the server does not have
 * @param trouble why changes do not go through although the server answers; empty where they do
 */
record Link(boolean online, int unsent, String trouble) {
  static final Link UNKNOWN = new Link(true, 0, "");
}
