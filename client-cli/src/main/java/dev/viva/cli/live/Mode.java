package dev.viva.cli.live;

import dev.viva.v1.Interview;
import java.util.List;

/** What the keys mean at the moment. */
sealed interface Mode {
  /** A question is asked. */
  record Asking() implements Mode {}

  /**
   * A text is typed.
   *
   * @param before what it was when the editor opened, for undo
   */
  record Writing(Field field, Typing typing, String before) implements Mode {}

  /**
   * The questions lie there to choose one.
   *
   * @param finding whether words are typed, which leave the questions that have them; else a number
   * @param chosen index of a question of the plan; -1 where none matches
   */
  record Choosing(boolean finding, String typed, int chosen) implements Mode {}

  /**
   * @param scroll lines of the help above the screen
   */
  record Helping(int scroll) implements Mode {}

  /** The planner is at work. */
  record Waiting() implements Mode {}

  /** A new plan lies there to be accepted. */
  record Offering(Interview interview, List<String> losses, int minutes) implements Mode {
    public Offering {
      losses = List.copyOf(losses);
    }
  }

  /** What clashed with another device. */
  record Clashing() implements Mode {}

  /** A yes is needed before {@code command} is done. */
  record Confirming(String question, Command command) implements Mode {}

  /** The recommendation is chosen, then the comment is typed, then it is sent. */
  record Submitting() implements Mode {}
}
