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

  /** What planning anew would do. */
  record Offered(Interview interview, List<String> losses) implements Event {}

  record Submitted() implements Event {}

  /** A text comes back from the editor. */
  record Edited(Field field, String text) implements Event {}

  /** Something to say. */
  record Told(String message) implements Event {}
}
