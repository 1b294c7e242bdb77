package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.store.ReadTx;
import java.util.Optional;

/** Scorecards as a caller may see them: the facts for {@link AccessPolicy}, and what is told. */
final class SeenCards {
  private SeenCards() {}

  /** The scorecard as far as the caller may see it; empty where the caller may not. */
  static Optional<Scorecard> find(
      ReadTx tx, Interview interview, String interviewer, Caller caller) {
    Scorecard card = Scorecards.get(tx, interview, interviewer);
    return switch (view(tx, interview, card, caller)) {
      case OWN -> Optional.of(card);
      case SHOWN -> Optional.of(card.withoutPrivateNote());
      case SEALED, NOT_CLOSED, DRAFT, NOT_ON_PANEL -> Optional.empty();
    };
  }

  /** What {@link AccessPolicy} says about the scorecard. */
  static AccessPolicy.CardView view(ReadTx tx, Interview interview, Scorecard card, Caller caller) {
    boolean onPanel = interview.panel().contains(caller.user());
    return AccessPolicy.card(
        caller,
        new AccessPolicy.CardFacts(
            card.interviewer(),
            onPanel,
            onPanel && isPending(tx, interview, caller.user()),
            card.state() == Scorecard.State.DRAFT,
            interview.state() == Interview.State.COMPLETE));
  }

  /** As {@link #find}, with the reason where the caller may not. */
  static Scorecard require(ReadTx tx, Interview interview, String interviewer, Caller caller) {
    Scorecard card = Scorecards.get(tx, interview, interviewer);
    return switch (view(tx, interview, card, caller)) {
      case OWN -> card;
      case SHOWN -> card.withoutPrivateNote();
      case SEALED -> throw sealed(tx, interview, caller);
      case NOT_CLOSED ->
          throw new VivaException.WrongState(
              Reason.SCORECARD_BLIND,
              "interview " + interview.id() + " is not complete: its scorecards are closed");
      case DRAFT ->
          throw new VivaException.NotFound(
              "no submitted scorecard of '" + interviewer + "'", card.resource());
      case NOT_ON_PANEL -> throw notOnPanel(interview);
    };
  }

  /**
   * Whether a panel member has yet to say what he or she thinks. Who voids a draft has said nothing
   * either, so the others stay sealed until all of them are in.
   */
  static boolean isPending(ReadTx tx, Interview interview, String member) {
    return Scorecards.get(tx, interview, member).submitted().isEmpty()
        && interview.state() != Interview.State.COMPLETE;
  }

  /** What a panel member is told who has yet to submit. */
  static VivaException sealed(ReadTx tx, Interview interview, Caller caller) {
    boolean voided = Scorecards.get(tx, interview, caller.user()).state() == Scorecard.State.VOIDED;
    return new VivaException.WrongState(
        Reason.SCORECARD_BLIND,
        voided
            ? "you voided your scorecard of interview "
                + interview.id()
                + " before you submitted it: the others open when the interview is complete"
            : "submit your own scorecard of interview " + interview.id() + " first");
  }

  static VivaException notOnPanel(Interview interview) {
    return new VivaException.NotAllowed(
        "an administrator who is not on the panel of interview "
            + interview.id()
            + " sees its scorecards only with a reason (--reason), which the panel sees");
  }
}
