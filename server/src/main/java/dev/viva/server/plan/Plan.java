package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.ParsedBrief;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ordered, timed questions for one brief. A value: every change makes a new revision.
 *
 * @param id empty for a plan that is not stored
 * @param openingMinutes for opening the interview; they begin at 0
 * @param closingMinutes for the candidate's own questions, at the end
 * @param items in the order to ask them
 * @param candidate id of the candidate that it is for
 * @param author id of the user who built it
 * @param interview id of the interview that froze it
 * @param pinned ids of questions that stay in it
 * @param excluded ids of questions that stay out of it
 * @param nearPoints how many points worse than the best it may be
 */
public record Plan(
    String id,
    ParsedBrief parsed,
    int openingMinutes,
    int closingMinutes,
    List<Item> items,
    Objective objective,
    long seed,
    int nearPoints,
    Optional<String> candidate,
    String author,
    Optional<String> interview,
    List<String> pinned,
    List<String> excluded,
    Instant created,
    long revision) {
  /** How the reason of a question begins that was swapped in. */
  static final String BY_HAND = "you put it here";

  public Plan {
    items = List.copyOf(items);
    pinned = List.copyOf(pinned);
    excluded = List.copyOf(excluded);
  }

  /**
   * One place in a plan.
   *
   * @param question at the revision that was planned
   * @param startMinute minutes after the start of the interview
   * @param area that it counts for
   * @param reason why it is here, in words
   */
  public record Item(Question question, int startMinute, String area, String reason) {
    public int minutes() {
      return question.tags().minutes();
    }

    /** The same at another minute. */
    Item at(int minute) {
      return new Item(question, minute, area, reason);
    }
  }

  public Brief brief() {
    return parsed.brief();
  }

  /** Minutes from start to end: opening, questions and the candidate's own questions. */
  public int totalMinutes() {
    return openingMinutes + items.stream().mapToInt(Item::minutes).sum() + closingMinutes;
  }

  /** Ids of its questions, in order. */
  public List<String> questionIds() {
    return items.stream().map(item -> item.question().id()).toList();
  }

  /** Resource name. */
  public String resource() {
    return "plans/" + id;
  }

  /** A plan that says what it is for and has no questions yet. */
  static Plan draft(
      ParsedBrief parsed,
      long seed,
      int nearPoints,
      Optional<String> candidate,
      String author,
      List<String> pinned,
      List<String> excluded) {
    return new Plan(
        "",
        parsed,
        0,
        0,
        List.of(),
        new Objective(0, 0, Map.of()),
        seed,
        nearPoints,
        candidate,
        author,
        Optional.empty(),
        pinned,
        excluded,
        Instant.EPOCH,
        0);
  }

  Plan with(List<Item> newItems, Objective newObjective, int opening, int closing) {
    return new Plan(
        id,
        parsed,
        opening,
        closing,
        newItems,
        newObjective,
        seed,
        nearPoints,
        candidate,
        author,
        interview,
        pinned,
        excluded,
        created,
        revision);
  }

  /** This draft with the questions that were found for an equal one. */
  Plan solved(Plan other) {
    return with(other.items, other.objective, other.openingMinutes, other.closingMinutes);
  }

  Plan named(String newId, Instant now) {
    return new Plan(
        newId,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        seed,
        nearPoints,
        candidate,
        author,
        interview,
        pinned,
        excluded,
        now,
        revision);
  }

  Plan seeded(long newSeed) {
    return new Plan(
        id,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        newSeed,
        nearPoints,
        candidate,
        author,
        interview,
        pinned,
        excluded,
        created,
        revision);
  }

  Plan excluding(String question) {
    List<String> in = pinned.stream().filter(id -> !id.equals(question)).toList();
    return new Plan(
        id,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        seed,
        nearPoints,
        candidate,
        author,
        interview,
        in,
        plus(excluded, question),
        created,
        revision);
  }

  Plan pinning(String question) {
    List<String> out = excluded.stream().filter(id -> !id.equals(question)).toList();
    return new Plan(
        id,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        seed,
        nearPoints,
        candidate,
        author,
        interview,
        plus(pinned, question),
        out,
        created,
        revision);
  }

  private static List<String> plus(List<String> ids, String id) {
    return ids.contains(id) ? ids : Stream.concat(ids.stream(), Stream.of(id)).toList();
  }

  /** The same plan with nothing pinned. */
  Plan unpinned() {
    return new Plan(
        id,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        seed,
        nearPoints,
        candidate,
        author,
        interview,
        List.of(),
        excluded,
        created,
        revision);
  }

  /**
   * This plan with another objective, the reasons of {@code old} where somebody chose a question,
   * and {@code reason} for the new one.
   */
  Plan judged(Objective other, Plan old, String newQuestion, String reason) {
    List<Item> told =
        items.stream()
            .map(
                item -> {
                  String id = item.question().id();
                  String why =
                      id.equals(newQuestion) ? reason : old.reasonByHand(id).orElse(item.reason());
                  return new Item(item.question(), item.startMinute(), item.area(), why);
                })
            .toList();
    return with(told, other, openingMinutes, closingMinutes);
  }

  /** Why a question is in it, if somebody put it there. */
  private Optional<String> reasonByHand(String question) {
    return items.stream()
        .filter(item -> item.question().id().equals(question))
        .map(Item::reason)
        .filter(reason -> pinned.contains(question) || reason.startsWith(BY_HAND))
        .findFirst();
  }

  Plan withRevision(long newRevision) {
    return new Plan(
        id,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        seed,
        nearPoints,
        candidate,
        author,
        interview,
        pinned,
        excluded,
        created,
        newRevision);
  }

  /** The same plan, used by an interview from now on: it changes no more. */
  public Plan freeze(String interviewId) {
    return new Plan(
        id,
        parsed,
        openingMinutes,
        closingMinutes,
        items,
        objective,
        seed,
        nearPoints,
        candidate,
        author,
        interview.or(() -> Optional.of(interviewId)),
        pinned,
        excluded,
        created,
        revision);
  }
}
