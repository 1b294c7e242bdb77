package dev.viva.server.brief;

/**
 * The minutes of an interview that are not for planned questions. A short interview has fewer of
 * them, and so does a brief one.
 *
 * @param opening minutes for opening the interview
 * @param closing minutes for the candidate's own questions
 * @param shortClosing the same in an interview of {@link #shortInterview} minutes or less
 * @param shortInterview up to how many minutes an interview is short
 * @param briefOpening minutes for opening an interview of {@link #briefInterview} minutes or less
 * @param briefClosing minutes for the candidate's own questions in such an interview
 * @param briefInterview up to how many minutes an interview is so short that both shrink
 */
public record SessionClock(
    int opening,
    int closing,
    int shortClosing,
    int shortInterview,
    int briefOpening,
    int briefClosing,
    int briefInterview) {
  /** The published minutes. */
  public static final SessionClock DEFAULT = new SessionClock(3, 5, 3, 30, 1, 2, 20);

  /** Minutes for opening an interview of {@code minutes}. */
  public int opening(int minutes) {
    return minutes <= briefInterview ? briefOpening : opening;
  }

  /** Minutes kept for the candidate's own questions in an interview of {@code minutes}. */
  public int closing(int minutes) {
    if (minutes <= briefInterview) {
      return briefClosing;
    }
    return minutes <= shortInterview ? shortClosing : closing;
  }

  /** Minutes for questions in an interview of {@code minutes}; 0 or more. */
  public int forQuestions(int minutes) {
    return Math.max(0, minutes - opening(minutes) - closing(minutes));
  }
}
