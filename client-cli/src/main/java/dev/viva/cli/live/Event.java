package dev.viva.cli.live;

import dev.viva.v1.Interview;
import dev.viva.v1.Scorecard;
import java.time.Instant;
import java.util.List;

/** What can happen to the screen. */
sealed interface Event {
  record Pressed(Key key) implements Event {}

  record Ticked(Instant now) implements Event {}

  /** The scorecard as it will be when everything has arrived, and what clashed. */
  record Changed(Sheet sheet, List<Conflict> conflicts, boolean draft) implements Event {
    static boolean isDraft(Scorecard card) {
      return card.getState() == dev.viva.v1.ScorecardState.SCORECARD_STATE_DRAFT;
    }
  }

  record Linked(Link link) implements Event {}

  /** The interview changed: it was started, finished, or planned anew. */
  record Held(Interview interview) implements Event {}

  /**
   * What planning anew would do.
   *
   * @param minutes with which it was planned
   */
  record Offered(Interview interview, List<String> losses, int minutes) implements Event {}

  /**
   * The scorecard is frozen.
   *
   * @param warnings what does not fit together, to judge
   */
  record Submitted(List<String> warnings) implements Event {
    public Submitted {
      warnings = List.copyOf(warnings);
    }
  }

  /** The terminal has another size. */
  record Resized(Window window) implements Event {}

  /** A text comes back from the editor. */
  record Edited(Field field, String text) implements Event {}

  /** Something to say. */
  record Told(String message) implements Event {}
}
