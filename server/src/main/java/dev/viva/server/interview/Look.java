package dev.viva.server.interview;

import java.time.Instant;

/**
 * That an administrator looked at scorecards of a panel that the administrator is not on.
 *
 * @param user id of the administrator
 */
public record Look(String user, Instant time, String reason) {}
