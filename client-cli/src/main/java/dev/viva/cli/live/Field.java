package dev.viva.cli.live;

/**
 * One thing that an interviewer can change. Every value is a text; the empty text is "nothing yet".
 *
 * @param question id of the question; empty where the field belongs to the whole interview
 */
record Field(Kind kind, String question) {
  static final Field GENERAL_NOTE = new Field(Kind.GENERAL_NOTE, "");
  static final Field PRIVATE_NOTE = new Field(Kind.PRIVATE_NOTE, "");
  static final Field RECOMMENDATION = new Field(Kind.RECOMMENDATION, "");
  static final Field COMMENT = new Field(Kind.COMMENT, "");

  enum Kind {
    /** Name of a {@code viva.v1.Rating}. */
    RATING,
    NOTE,
    /** {@code true} or empty. */
    BOOKMARK,
    /** When it was asked, ISO 8601. */
    ASKED,
    /** Seconds spent, in digits. */
    SPENT,
    GENERAL_NOTE,
    PRIVATE_NOTE,
    /** Name of a {@code viva.v1.Recommendation}; kept here until the scorecard is submitted. */
    RECOMMENDATION,
    /** Kept here until the scorecard is submitted. */
    COMMENT
  }

  static Field rating(String question) {
    return new Field(Kind.RATING, question);
  }

  static Field note(String question) {
    return new Field(Kind.NOTE, question);
  }

  static Field bookmark(String question) {
    return new Field(Kind.BOOKMARK, question);
  }

  static Field asked(String question) {
    return new Field(Kind.ASKED, question);
  }

  static Field spent(String question) {
    return new Field(Kind.SPENT, question);
  }

  /** Whether a person types it, line by line. */
  boolean isText() {
    return kind == Kind.NOTE
        || kind == Kind.GENERAL_NOTE
        || kind == Kind.PRIVATE_NOTE
        || kind == Kind.COMMENT;
  }

  /** Whether it waits for the submission instead of being sent at once. */
  boolean isForSubmission() {
    return kind == Kind.RECOMMENDATION || kind == Kind.COMMENT;
  }
}
