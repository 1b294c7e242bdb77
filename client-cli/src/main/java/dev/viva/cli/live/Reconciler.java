package dev.viva.cli.live;

import java.util.concurrent.TimeUnit;

/** What becomes of a change that the server does not take as it is. Nothing typed is dropped. */
final class Reconciler {
  private final Outbox outbox;

  Reconciler(Outbox outbox) {
    this.outbox = outbox;
  }

  /** The field changed at the server since the change was made, although the etag is new. */
  boolean isOvertaken(Change change) {
    String theirs = outbox.atServer(change.field());
    return change.field().isText()
        ? !NoteText.same(theirs, change.base())
        : !theirs.equals(change.base());
  }

  /** Another device changed the scorecard first: joins both, or keeps both to choose from. */
  void merge(Change change) {
    synchronized (outbox) {
      Merge merge = Merge.of(outbox.gathered(change.id()), outbox.atServer(change.field()));
      if (merge instanceof Merge.Settled) {
        outbox.done(change.id());
      } else if (merge instanceof Merge.Again again) {
        outbox.again(again.change());
      } else if (merge instanceof Merge.Clash clash) {
        outbox.again(clash.change());
        outbox.clash(clash.conflict());
      }
    }
  }

  /**
   * The server will never take it. A note whose question is no longer in the plan goes to the notes
   * on the whole interview; anything else is kept to show.
   */
  void refuse(Change change, String why, boolean draft) {
    synchronized (outbox) {
      if (change.field().kind() == Field.Kind.NOTE && !change.value().isBlank() && draft) {
        String note = outbox.sheet().get(Field.GENERAL_NOTE);
        String moved = "[" + change.field().question() + "] " + change.value();
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        outbox.change(Field.GENERAL_NOTE, note, note.isEmpty() ? moved : note + "\n" + moved, now);
      } else if (change.field().kind() != Field.Kind.SPENT) {
        outbox.clash(Conflict.refused(change, why));
      }
      outbox.done(change.id());
    }
  }
}
