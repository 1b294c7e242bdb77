package dev.viva.server.bank.markdown.dialect;

/** The part of a record that a label announces. */
enum Part {
  QUESTION,
  /** "Scenario:", "Problem:": a question only where it repeats or asks for something. */
  WEAK_QUESTION,
  ANSWER,
  /** Says why an answer is right; code in front of it belongs to the answer. */
  EXPLANATION,
  WHY,
  /** "Why this matters": why it is asked where it comes before any answer. */
  IMPORTANCE,
  PROBES,
  OPTIONS,
  TASK,
  HINT,
  LEVEL,
  DIFFICULTY,
  MINUTES,
  TAGS;

  /** Whether it opens a question. */
  boolean opens() {
    return this == QUESTION || this == WEAK_QUESTION;
  }

  /** Whether it states a tag rather than text. */
  boolean isMeta() {
    return this == LEVEL || this == DIFFICULTY || this == MINUTES || this == TAGS;
  }
}
