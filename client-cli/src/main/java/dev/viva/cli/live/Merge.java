package dev.viva.cli.live;

import java.time.Instant;

/**
 * What becomes of a change when another device of the same interviewer changed the scorecard first.
 */
sealed interface Merge {
  /** The server holds it, or something better, already. */
  record Settled() implements Merge {}

  /** Send it again, as it is now. */
  record Again(Change change) implements Merge {}

  /** Send it again, and tell the interviewer what the other device had. */
  record Clash(Change change, Conflict conflict) implements Merge {}

  /**
   * Decides.
   *
   * @param theirs what the server holds now
   */
  static Merge of(Change change, String theirs) {
    if (isSame(change, theirs, change.value())) {
      return new Settled();
    }
    Change again = change.onto(theirs, change.value());
    if (isSame(change, theirs, change.base())) {
      return new Again(again);
    }
    return switch (change.field().kind()) {
      case ASKED -> isEarlier(theirs, change.value()) ? new Settled() : new Again(again);
      case SPENT -> isMore(theirs, change.value()) ? new Settled() : new Again(again);
      case NOTE, GENERAL_NOTE, PRIVATE_NOTE, COMMENT -> {
        String both = NoteText.merge(change.value(), theirs);
        if (both.equals(theirs)) {
          yield new Settled();
        }
        yield both.equals(change.value())
            ? new Again(again)
            : new Clash(change.onto(theirs, both), conflict(change, theirs));
      }
      case RATING, BOOKMARK, RECOMMENDATION -> new Clash(again, conflict(change, theirs));
    };
  }

  private static boolean isSame(Change change, String theirs, String mine) {
    return change.field().isText() ? NoteText.same(theirs, mine) : theirs.equals(mine);
  }

  private static Conflict conflict(Change change, String theirs) {
    return new Conflict(change.field(), change.value(), theirs);
  }

  private static boolean isEarlier(String theirs, String mine) {
    return !theirs.isEmpty()
        && !mine.isEmpty()
        && !Instant.parse(theirs).isAfter(Instant.parse(mine));
  }

  private static boolean isMore(String theirs, String mine) {
    return number(theirs) >= number(mine);
  }

  private static long number(String digits) {
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }
}
