package dev.viva.cli.live;

/**
 * Two devices set the same field, or the server would not have a change.
 *
 * @param mine what was typed here; it stands, or could not be kept
 * @param theirs what the other device had, or why the change was refused
 */
record Conflict(Field field, String mine, String theirs) {}
