package dev.viva.cli.live;

import dev.viva.v1.Recommendation;

/** What the screen wants done. */
sealed interface Command {
  /**
   * Change a field.
   *
   * @param shown what it showed before
   */
  record Put(Field field, String shown, String value) implements Command {}

  /** Open the text in the interviewer's editor. */
  record Edit(Field field, String text) implements Command {}

  record Start() implements Command {}

  record Finish() implements Command {}

  /** Look what planning the minutes left anew would do. */
  record Replan() implements Command {}

  /** Take the plan that was shown. */
  record TakeReplan(int minutes) implements Command {}

  record Submit(Recommendation recommendation, String comment) implements Command {}

  record ForgetConflicts() implements Command {}

  record Quit() implements Command {}
}
