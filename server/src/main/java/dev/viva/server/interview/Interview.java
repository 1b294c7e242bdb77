package dev.viva.server.interview;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.plan.Plan;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One session of one candidate with one plan and a panel. State changes are the methods with names;
 * each says which states allow it.
 *
 * @param candidate id of the candidate
 * @param plan as it was when the interview was created
 * @param panel ids of the interviewers
 * @param assignments who asks which question: position to interviewer
 * @param reason why it was cancelled; may be empty
 */
public record Interview(
    String id,
    String candidate,
    Plan plan,
    List<String> panel,
    State state,
    Optional<Instant> scheduled,
    Optional<Instant> started,
    Optional<Instant> finished,
    Map<Integer, String> assignments,
    String reason,
    Instant created,
    long revision) {

  /** Where an interview stands. */
  public enum State {
    SCHEDULED,
    IN_PROGRESS,
    AWAITING_FEEDBACK,
    COMPLETE,
    CANCELLED,
    NO_SHOW
  }

  public Interview {
    panel = List.copyOf(panel);
    assignments = Collections.unmodifiableMap(new TreeMap<>(assignments));
  }

  static Interview schedule(
      String id,
      String candidate,
      Plan plan,
      List<String> panel,
      Optional<Instant> scheduled,
      Instant now) {
    return new Interview(
        id,
        candidate,
        plan,
        panel,
        State.SCHEDULED,
        scheduled,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "",
        now,
        0);
  }

  Interview start(Instant now) {
    require("start", EnumSet.of(State.SCHEDULED));
    return with(State.IN_PROGRESS, Optional.of(now), finished, reason);
  }

  Interview finish(Instant now) {
    require("finish", EnumSet.of(State.IN_PROGRESS));
    return with(State.AWAITING_FEEDBACK, started, Optional.of(now), reason);
  }

  /**
   * Every scorecard is submitted. An interview that nobody finished ends with its last scorecard.
   */
  Interview complete(Instant now) {
    require("complete", EnumSet.of(State.IN_PROGRESS, State.AWAITING_FEEDBACK));
    return with(State.COMPLETE, started, finished.or(() -> Optional.of(now)), reason);
  }

  Interview cancel(String why) {
    require("cancel", EnumSet.of(State.SCHEDULED, State.IN_PROGRESS));
    return with(State.CANCELLED, started, finished, why);
  }

  Interview noShow() {
    require("no-show", EnumSet.of(State.SCHEDULED));
    return with(State.NO_SHOW, started, finished, reason);
  }

  Interview assign(int position, Optional<String> interviewer) {
    require("assign", EnumSet.of(State.SCHEDULED, State.IN_PROGRESS));
    requirePosition(position);
    Map<Integer, String> changed = new TreeMap<>(assignments);
    interviewer.ifPresentOrElse(
        id -> changed.put(position, requireMember(id)), () -> changed.remove(position));
    return new Interview(
        id, candidate, plan, panel, state, scheduled, started, finished, changed, reason, created,
        revision);
  }

  Interview replan(Plan newPlan) {
    requireRunning("replan");
    List<String> questions = newPlan.questionIds();
    Map<Integer, String> moved = new TreeMap<>();
    assignments.forEach(
        (position, who) -> {
          int now = questions.indexOf(plan.questionIds().get(position - 1));
          if (now >= 0) {
            moved.put(now + 1, who);
          }
        });
    return new Interview(
        id, candidate, newPlan, panel, state, scheduled, started, finished, moved, reason, created,
        revision);
  }

  Interview withRevision(long newRevision) {
    return new Interview(
        id,
        candidate,
        plan,
        panel,
        state,
        scheduled,
        started,
        finished,
        assignments,
        reason,
        created,
        newRevision);
  }

  void requireRunning(String action) {
    require(action, EnumSet.of(State.IN_PROGRESS));
  }

  /** Refuses changes of scorecards before the start and after a cancellation. */
  void requireScoring() {
    require("scoring", EnumSet.of(State.IN_PROGRESS, State.AWAITING_FEEDBACK));
  }

  String requireMember(String interviewer) {
    if (!panel.contains(interviewer)) {
      throw new VivaException.NotFound(
          "interview "
              + id
              + " has no interviewer '"
              + interviewer
              + "'; its panel is "
              + String.join(", ", panel),
          resource() + "/scorecards/" + interviewer);
    }
    return interviewer;
  }

  void requirePosition(int position) {
    if (position < 1 || position > plan.items().size()) {
      throw new VivaException.Invalid(
          "position", "is " + position + ", expected 1 to " + plan.items().size());
    }
  }

  /** Whether its questions count as asked or planned for the candidate. */
  public boolean usesItsQuestions() {
    return state != State.CANCELLED && state != State.NO_SHOW;
  }

  /** Resource name. */
  public String resource() {
    return "interviews/" + id;
  }

  private Interview with(
      State newState, Optional<Instant> newStarted, Optional<Instant> newFinished, String why) {
    return new Interview(
        id,
        candidate,
        plan,
        panel,
        newState,
        scheduled,
        newStarted,
        newFinished,
        assignments,
        why,
        created,
        revision);
  }

  private void require(String action, Set<State> allowed) {
    if (!allowed.contains(state)) {
      String states = allowed.stream().map(Enum::name).collect(Collectors.joining(" or "));
      throw new VivaException.WrongState(
          Reason.WRONG_STATE,
          "interview " + id + " is " + state + "; " + action + " needs " + states);
    }
  }
}
