package dev.viva.server.rpc;

import java.util.Locale;

/** What a user may do; {@code access.AccessPolicy} says what that is for each method. */
public enum Role {
  ADMINISTRATOR,
  LEAD,
  HIRING_MANAGER,
  INTERVIEWER,
  READER;

  /** As a person says it: {@code a hiring manager}. */
  public String spoken() {
    String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return (words.matches("[aeiou].*") ? "an " : "a ") + words;
  }
}
