package dev.viva.server.access;

/** What a user may do. */
public enum Role {
  ADMINISTRATOR,
  LEAD,
  HIRING_MANAGER,
  INTERVIEWER,
  READER
}
