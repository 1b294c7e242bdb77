package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What to plan, and what is known besides the brief. Begin with {@link #of} and add with the {@code
 * with} methods.
 *
 * @param brief what the interviewer asks for
 * @param pinned ids of questions that must be in
 * @param excluded ids of questions that must not be in: dropped by hand, asked of this candidate by
 *     anyone, planned by the rest of the panel
 * @param usage how often questions were asked; those that were not asked lately are missing
 * @param seed breaks ties: same seed, same corpus, same plan
 * @param nearPoints how many points worse than the best a plan may be, for variety, 0 or more
 * @param deadlineMillis how long to search for a better plan or its proof before answering with the
 *     best so far, 1 or more
 * @param minutesLeft minutes left for further questions while an interview runs; empty before it
 * @param kept questions asked already, in the order asked, as they were planned; they stay in
 *     whatever the brief says of them
 * @param weights the prices
 * @param exposure how often a question may be asked before it rests
 */
public record PlanRequest(
    Brief brief,
    Set<String> pinned,
    Set<String> excluded,
    Map<String, Usage> usage,
    long seed,
    int nearPoints,
    long deadlineMillis,
    OptionalInt minutesLeft,
    List<Question> kept,
    PlanWeights weights,
    Exposure exposure) {
  /** Default of {@link #deadlineMillis}. */
  public static final long DEFAULT_DEADLINE_MILLIS = 25;

  public PlanRequest {
    pinned = Set.copyOf(pinned);
    excluded = Set.copyOf(excluded);
    usage = Map.copyOf(usage);
    kept = List.copyOf(kept);
  }

  /** A request for this brief and nothing else. */
  public static PlanRequest of(Brief brief) {
    return new PlanRequest(
        brief,
        Set.of(),
        Set.of(),
        Map.of(),
        0,
        0,
        DEFAULT_DEADLINE_MILLIS,
        OptionalInt.empty(),
        List.of(),
        PlanWeights.DEFAULT,
        Exposure.OFF);
  }

  public PlanRequest withBrief(Brief newBrief) {
    return new PlanRequest(
        newBrief,
        pinned,
        excluded,
        usage,
        seed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withPinned(Set<String> ids) {
    return new PlanRequest(
        brief,
        ids,
        excluded,
        usage,
        seed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withExcluded(Set<String> ids) {
    return new PlanRequest(
        brief,
        pinned,
        ids,
        usage,
        seed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withUsage(Map<String, Usage> newUsage) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        newUsage,
        seed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withSeed(long newSeed) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        usage,
        newSeed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withNearPoints(int points) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        usage,
        seed,
        points,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withDeadlineMillis(long millis) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        usage,
        seed,
        nearPoints,
        millis,
        minutesLeft,
        kept,
        weights,
        exposure);
  }

  public PlanRequest withWeights(PlanWeights newWeights) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        usage,
        seed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        newWeights,
        exposure);
  }

  public PlanRequest withExposure(Exposure newExposure) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        usage,
        seed,
        nearPoints,
        deadlineMillis,
        minutesLeft,
        kept,
        weights,
        newExposure);
  }

  /**
   * This request in the middle of its interview: {@code asked} stay in, and {@code minutes} are
   * left for more.
   */
  public PlanRequest replanned(List<Question> asked, int minutes) {
    return new PlanRequest(
        brief,
        pinned,
        excluded,
        usage,
        seed,
        nearPoints,
        deadlineMillis,
        OptionalInt.of(minutes),
        asked,
        weights,
        exposure);
  }

  /** This request without the question {@code id}, pinned or not. */
  public PlanRequest dropping(String id) {
    Set<String> out = new HashSet<>(excluded);
    out.add(id);
    Set<String> in = new HashSet<>(pinned);
    in.remove(id);
    return withExcluded(out).withPinned(in);
  }

  /** This request with the question {@code id} in the plan, even if it was excluded before. */
  public PlanRequest pinning(String id) {
    Set<String> in = new HashSet<>(pinned);
    in.add(id);
    Set<String> out = new HashSet<>(excluded);
    out.remove(id);
    return withPinned(in).withExcluded(out);
  }

  /** Minutes for questions, those asked already included. */
  public int available() {
    int asked = kept.stream().mapToInt(question -> question.tags().minutes()).sum();
    return minutesLeft.isPresent()
        ? asked + Math.max(0, minutesLeft.getAsInt())
        : weights.clock().forQuestions(brief.minutes());
  }
}
