package dev.viva.server.interview;

/** What an interviewer recommends. There is no neutral middle. */
public enum Recommendation {
  NONE,
  STRONG_NO,
  NO,
  YES,
  STRONG_YES,
  NO_DECISION
}
