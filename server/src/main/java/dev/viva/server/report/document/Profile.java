package dev.viva.server.report.document;

/**
 * For whom a document is made. A profile hides; it never shows more than the caller may see anyway.
 */
public enum Profile {
  /** Everything, the caller's own private notes included. */
  FULL,
  /** Without private notes. */
  MANAGER,
  /**
   * What was said of the person, for the person: no names of others, no private notes, no rubrics
   * and no questions that were not asked, since those may be asked of the next person.
   */
  CANDIDATE,
  /** Ratings, times and states: no names and no text typed about the person. */
  AUDIT;

  public boolean showsPrivateNotes() {
    return this == FULL;
  }

  /** Whether interviewers are called by their names. */
  public boolean showsInterviewers() {
    return this == FULL || this == MANAGER;
  }

  public boolean showsCandidate() {
    return this != AUDIT;
  }

  /** Whether comments, notes and reasons are shown. */
  public boolean showsTexts() {
    return this != AUDIT;
  }

  /** Whether rubrics and questions that were not asked are shown. */
  public boolean showsBank() {
    return this != CANDIDATE;
  }

  /** In words, for the foot of a document; empty where nothing was left out. */
  public String note() {
    return switch (this) {
      case FULL -> "";
      case MANAGER -> "Without private notes.";
      case CANDIDATE ->
          "For the candidate: without names of interviewers, private notes, rubrics and questions that were not asked.";
      case AUDIT -> "For an audit: without names and without text typed about the person.";
    };
  }
}
