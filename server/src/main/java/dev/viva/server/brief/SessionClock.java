package dev.viva.server.brief;

/**
 * The minutes of an interview that are not for planned questions.
 *
 * @param opening minutes for opening the interview
 * @param closing minutes for the candidate's own questions
 * @param shortClosing the same in an interview of {@link #shortInterview} minutes or less
 * @param shortInterview up to how many minutes an interview is short
 */
public record SessionClock(int opening, int closing, int shortClosing, int shortInterview) {
  /** The published minutes. */
  public static final SessionClock DEFAULT = new SessionClock(3, 5, 3, 30);

  /** Minutes kept for the candidate's own questions in an interview of {@code minutes}. */
  public int closing(int minutes) {
    return minutes <= shortInterview ? shortClosing : closing;
  }

  /** Minutes for questions in an interview of {@code minutes}; 0 or more. */
  public int forQuestions(int minutes) {
    return Math.max(0, minutes - opening - closing(minutes));
  }
}
