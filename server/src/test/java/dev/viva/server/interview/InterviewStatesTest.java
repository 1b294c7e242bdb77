package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Interview.State;
import dev.viva.server.plan.Plan;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class InterviewStatesTest {
  private enum Action {
    START,
    FINISH,
    COMPLETE,
    CANCEL,
    NO_SHOW
  }

  private static Set<State> from(Action action) {
    return switch (action) {
      case START, NO_SHOW -> EnumSet.of(State.SCHEDULED);
      case FINISH -> EnumSet.of(State.IN_PROGRESS);
      case COMPLETE -> EnumSet.of(State.IN_PROGRESS, State.AWAITING_FEEDBACK);
      case CANCEL -> EnumSet.of(State.SCHEDULED, State.IN_PROGRESS);
    };
  }

  private static State to(Action action) {
    return switch (action) {
      case START -> State.IN_PROGRESS;
      case FINISH -> State.AWAITING_FEEDBACK;
      case COMPLETE -> State.COMPLETE;
      case CANCEL -> State.CANCELLED;
      case NO_SHOW -> State.NO_SHOW;
    };
  }

  private static Interview apply(Interview interview, Action action) {
    return switch (action) {
      case START -> interview.start(LiveFixture.BEGIN);
      case FINISH -> interview.finish(LiveFixture.BEGIN.plusSeconds(3600));
      case COMPLETE -> interview.complete(LiveFixture.BEGIN.plusSeconds(3700));
      case CANCEL -> interview.cancel("ill");
      case NO_SHOW -> interview.noShow();
    };
  }

  @Property(tries = 300)
  void actions_followTheTableOfStates(@ForAll @Size(max = 8) List<Action> actions) {
    Interview interview = LiveFixture.interview();
    for (Action action : actions) {
      State before = interview.state();
      try {
        interview = apply(interview, action);
        assertThat(from(action)).contains(before);
        assertThat(interview.state()).isEqualTo(to(action));
      } catch (VivaException.WrongState e) {
        assertThat(from(action)).doesNotContain(before);
        assertThat(e.reason()).isEqualTo(Reason.WRONG_STATE);
        from(action).forEach(allowed -> assertThat(e).hasMessageContaining(allowed.name()));
      }
      assertThat(interview.started().isPresent())
          .isEqualTo(wasStarted(interview))
          .as("a clock runs only after the start");
      if (interview.state() == State.COMPLETE) {
        assertThat(interview.finished()).isPresent();
      }
    }
  }

  private static boolean wasStarted(Interview interview) {
    return interview.state() != State.SCHEDULED
        && interview.state() != State.NO_SHOW
        && (interview.state() != State.CANCELLED || interview.started().isPresent());
  }

  @Property(tries = 100)
  void replan_movesAssignmentsWithTheirQuestions(@ForAll @Size(6) List<Boolean> kept) {
    Interview interview = LiveFixture.interview().start(LiveFixture.BEGIN);
    for (int position = 1; position <= 6; position++) {
      interview = interview.assign(position, Optional.of("bob"));
    }
    List<Plan.Item> items =
        interview.plan().items().stream()
            .filter(item -> kept.get(Integer.parseInt(item.question().id().substring(2)) - 1))
            .toList();
    Plan shorter =
        new Plan(
            "p-7f3k2",
            interview.plan().parsed(),
            3,
            5,
            items,
            interview.plan().objective(),
            0,
            0,
            Optional.empty(),
            "ada",
            Optional.empty(),
            List.of(),
            List.of(),
            LiveFixture.BEGIN,
            1);
    Map<Integer, String> moved = interview.replan(shorter).assignments();
    assertThat(moved).hasSize(items.size());
    assertThat(moved.keySet()).allMatch(position -> position <= items.size());
  }
}
