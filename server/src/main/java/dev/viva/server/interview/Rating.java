package dev.viva.server.interview;

import java.util.OptionalInt;

/** What an interviewer saw at one question. */
public enum Rating {
  UNRATED,
  POOR,
  MIXED,
  GOOD,
  EXCELLENT,
  NOT_ASKED,
  NOT_ASSESSED;

  /** 1 to 4; empty where the question does not count. A missing rating is never zero. */
  public OptionalInt value() {
    return this == UNRATED || this == NOT_ASKED || this == NOT_ASSESSED
        ? OptionalInt.empty()
        : OptionalInt.of(ordinal());
  }

  /** Whether the question was put to the candidate. */
  public boolean wasAsked() {
    return this != UNRATED && this != NOT_ASKED;
  }

  /** Whether a rating needs evidence in a note: the two ends of the scale. */
  boolean needsNote() {
    return this == POOR || this == EXCELLENT;
  }
}
