package dev.viva.server.interview;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One interviewer's ratings, notes and recommendation in one interview. State changes are the
 * methods with names; each says which states allow it.
 *
 * @param interview id of the interview
 * @param interviewer id of the user
 * @param items one for each question of the plan, in order
 * @param note on the whole interview
 * @param privateNote for the interviewer alone
 * @param versions former submitted versions, oldest first
 */
public record Scorecard(
    String interview,
    String interviewer,
    State state,
    List<Item> items,
    String note,
    String privateNote,
    Recommendation recommendation,
    String comment,
    Optional<Instant> submitted,
    List<Version> versions,
    long revision) {

  /** Where a scorecard stands. */
  public enum State {
    DRAFT,
    SUBMITTED,
    AMENDED,
    VOIDED
  }

  /**
   * What was seen at one question.
   *
   * @param question id of the question
   * @param spentSeconds 0 where nobody measured
   */
  public record Item(
      String question,
      Rating rating,
      String note,
      Optional<Instant> asked,
      int spentSeconds,
      boolean bookmarked) {
    static Item open(String question) {
      return new Item(question, Rating.UNRATED, "", Optional.empty(), 0, false);
    }

    /** Whether it was asked, or holds anything that must not be lost. */
    boolean isTouched() {
      return rating.wasAsked() || asked.isPresent() || !note.isBlank() || bookmarked;
    }

    /** Whether it was neither asked nor marked. */
    boolean isOpen() {
      return rating == Rating.UNRATED && asked.isEmpty();
    }

    Item askedAt(Instant time) {
      return new Item(question, rating, note, Optional.of(time), spentSeconds, bookmarked);
    }

    Item rate(Rating newRating) {
      return new Item(question, newRating, note, asked, spentSeconds, bookmarked);
    }

    Item annotate(String newNote) {
      return new Item(question, rating, newNote, asked, spentSeconds, bookmarked);
    }
  }

  /** A former submitted version and why it was amended. */
  public record Version(
      Instant submitted,
      List<Item> items,
      Recommendation recommendation,
      String comment,
      String reason) {
    public Version {
      items = List.copyOf(items);
    }
  }

  public Scorecard {
    items = List.copyOf(items);
    versions = List.copyOf(versions);
  }

  /** An empty draft for {@code questions}, ids in the order of the plan. */
  static Scorecard open(String interview, String interviewer, List<String> questions) {
    return new Scorecard(
        interview,
        interviewer,
        State.DRAFT,
        questions.stream().map(Item::open).toList(),
        "",
        "",
        Recommendation.NONE,
        "",
        Optional.empty(),
        List.of(),
        0);
  }

  /** Resource name. */
  public String resource() {
    return "interviews/" + interview + "/scorecards/" + interviewer;
  }

  /** Whether others may read it, as far as the blind rule goes. */
  public boolean isSubmitted() {
    return state == State.SUBMITTED || state == State.AMENDED;
  }

  /** Changes the item at {@code position}, from 1. */
  Scorecard change(int position, UnaryOperator<Item> change) {
    require("a change", EnumSet.of(State.DRAFT), "amend it instead");
    List<Item> changed = new ArrayList<>(items);
    changed.set(position - 1, change.apply(items.get(position - 1)));
    return withItems(changed);
  }

  Scorecard annotate(String newNote) {
    require("a change", EnumSet.of(State.DRAFT), "amend it instead");
    return new Scorecard(
        interview,
        interviewer,
        state,
        items,
        newNote,
        privateNote,
        recommendation,
        comment,
        submitted,
        versions,
        revision);
  }

  public Scorecard annotatePrivately(String newNote) {
    return new Scorecard(
        interview,
        interviewer,
        state,
        items,
        note,
        newNote,
        recommendation,
        comment,
        submitted,
        versions,
        revision);
  }

  /**
   * Checks that nothing is missing, and freezes it.
   *
   * @throws VivaException.WrongState ({@code SCORECARD_INCOMPLETE}) naming everything that is
   *     missing
   */
  Scorecard submit(Recommendation given, String why, Instant now) {
    require("submit", EnumSet.of(State.DRAFT), "amend it instead");
    requireComplete(items, given, why);
    return new Scorecard(
        interview,
        interviewer,
        State.SUBMITTED,
        items,
        note,
        privateNote,
        given,
        why,
        Optional.of(now),
        versions,
        revision);
  }

  /** Replaces what was submitted, keeping it as a former version. */
  Scorecard amend(
      List<Item> newItems, Recommendation given, String why, String reason, Instant now) {
    require("amend", EnumSet.of(State.SUBMITTED, State.AMENDED), "submit it first");
    requireComplete(newItems, given, why);
    List<Version> kept = new ArrayList<>(versions);
    kept.add(new Version(submitted.orElseThrow(), items, recommendation, comment, reason));
    return new Scorecard(
        interview,
        interviewer,
        State.AMENDED,
        newItems,
        note,
        privateNote,
        given,
        why,
        Optional.of(now),
        kept,
        revision);
  }

  /** Takes it out of every count; it is kept with the reason. */
  Scorecard voidIt(String reason, Instant now) {
    require(
        "void",
        EnumSet.of(State.DRAFT, State.SUBMITTED, State.AMENDED),
        "it counts no more already");
    List<Version> kept = new ArrayList<>(versions);
    kept.add(new Version(submitted.orElse(now), items, recommendation, comment, reason));
    return new Scorecard(
        interview,
        interviewer,
        State.VOIDED,
        items,
        note,
        privateNote,
        recommendation,
        comment,
        submitted,
        kept,
        revision);
  }

  /** Marks what was not asked. A question that was asked needs its interviewer's word. */
  Scorecard markRestNotAsked() {
    return withItems(
        items.stream().map(item -> item.isOpen() ? item.rate(Rating.NOT_ASKED) : item).toList());
  }

  /**
   * Takes over a changed plan: keeps what is there for each question, opens an item for each new
   * one.
   */
  Scorecard follow(List<String> questions) {
    return withItems(
        questions.stream()
            .map(
                id ->
                    items.stream()
                        .filter(item -> item.question().equals(id))
                        .findFirst()
                        .orElseGet(() -> Item.open(id)))
            .toList());
  }

  Scorecard withRevision(long newRevision) {
    return new Scorecard(
        interview,
        interviewer,
        state,
        items,
        note,
        privateNote,
        recommendation,
        comment,
        submitted,
        versions,
        newRevision);
  }

  Scorecard withoutPrivateNote() {
    return new Scorecard(
        interview,
        interviewer,
        state,
        items,
        note,
        "",
        recommendation,
        comment,
        submitted,
        versions,
        revision);
  }

  private Scorecard withItems(List<Item> newItems) {
    return new Scorecard(
        interview,
        interviewer,
        state,
        newItems,
        note,
        privateNote,
        recommendation,
        comment,
        submitted,
        versions,
        revision);
  }

  private static void requireComplete(List<Item> items, Recommendation given, String why) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.rating() == Rating.UNRATED) {
        missing.add(
            "question "
                + (i + 1)
                + (item.asked().isPresent() ? " was asked and is not rated" : " is not rated"));
      } else if (item.rating().needsNote() && item.note().isBlank()) {
        missing.add("question " + (i + 1) + " is rated " + item.rating() + " without a note");
      }
    }
    if (given == Recommendation.NONE) {
      missing.add("the recommendation is missing: strong-no, no, yes, strong-yes or no-decision");
    }
    if (why.isBlank()) {
      missing.add("the comment is missing");
    }
    if (!missing.isEmpty()) {
      throw new VivaException.WrongState(
          Reason.SCORECARD_INCOMPLETE,
          "the scorecard is not complete: " + String.join("; ", missing),
          Map.of("missing", String.valueOf(missing.size())));
    }
  }

  private void require(String action, Set<State> allowed, String instead) {
    if (!allowed.contains(state)) {
      String states = allowed.stream().map(Enum::name).collect(Collectors.joining(" or "));
      throw new VivaException.WrongState(
          Reason.WRONG_STATE,
          "the scorecard of "
              + interviewer
              + " is "
              + state
              + "; "
              + action
              + " needs "
              + states
              + ": "
              + instead);
    }
  }
}
