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

  /** The number of a question is typed. */
  record GoingTo(String digits) implements Mode {}

  /** Words of a question are typed. */
  record Finding(String words) implements Mode {}

  record Helping() implements Mode {}

  /** The planner is at work. */
  record Waiting() implements Mode {}

  /** A new plan lies there to be accepted. */
  record Offering(Interview interview, List<String> losses) implements Mode {
    public Offering {
      losses = List.copyOf(losses);
    }
  }

  /** What clashed with another device. */
  record Clashing() implements Mode {}

  /** The recommendation is chosen, then the comment is typed, then it is sent. */
  record Submitting() implements Mode {}
}
