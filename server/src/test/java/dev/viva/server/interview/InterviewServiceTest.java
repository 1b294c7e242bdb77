package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Timestamp;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.AssignItemRequest;
import dev.viva.v1.CancelInterviewRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.FinishInterviewRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetPlanRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewState;
import dev.viva.v1.ItemAssignment;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.ListInterviewsResponse;
import dev.viva.v1.MarkNoShowRequest;
import dev.viva.v1.Plan;
import dev.viva.v1.StartInterviewRequest;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interviews over a real server: creation, every state change, lists. */
final class InterviewServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private final Client client = SERVER.admin();

  /** A call that moves an interview from one state to another. */
  private enum Move {
    START {
      @Override
      Interview make(Client client, String name) {
        return client
            .interviews()
            .startInterview(
                StartInterviewRequest.newBuilder()
                    .setName(name)
                    .setRequestId(Client.requestId())
                    .build());
      }
    },
    FINISH {
      @Override
      Interview make(Client client, String name) {
        return client
            .interviews()
            .finishInterview(
                FinishInterviewRequest.newBuilder()
                    .setName(name)
                    .setRequestId(Client.requestId())
                    .build());
      }
    },
    CANCEL {
      @Override
      Interview make(Client client, String name) {
        return client
            .interviews()
            .cancelInterview(
                CancelInterviewRequest.newBuilder()
                    .setName(name)
                    .setReason("the office is closed")
                    .setRequestId(Client.requestId())
                    .build());
      }
    },
    NO_SHOW {
      @Override
      Interview make(Client client, String name) {
        return client
            .interviews()
            .markNoShow(
                MarkNoShowRequest.newBuilder()
                    .setName(name)
                    .setRequestId(Client.requestId())
                    .build());
      }
    };

    abstract Interview make(Client client, String name);
  }

  private Interview in(InterviewState state) {
    return switch (state) {
      case INTERVIEW_STATE_SCHEDULED -> Journey.scheduled(client);
      case INTERVIEW_STATE_IN_PROGRESS -> Journey.started(client);
      case INTERVIEW_STATE_AWAITING_FEEDBACK ->
          Move.FINISH.make(client, Journey.started(client).getName());
      case INTERVIEW_STATE_COMPLETE -> {
        Interview interview = Journey.started(client);
        Journey.submit(client, interview);
        yield get(interview.getName());
      }
      case INTERVIEW_STATE_CANCELLED ->
          Move.CANCEL.make(client, Journey.scheduled(client).getName());
      case INTERVIEW_STATE_NO_SHOW ->
          Move.NO_SHOW.make(client, Journey.scheduled(client).getName());
      case INTERVIEW_STATE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException();
    };
  }

  private Interview get(String name) {
    return client.interviews().getInterview(GetInterviewRequest.newBuilder().setName(name).build());
  }

  private Interview create(CreateInterviewRequest.Builder request) {
    return client.interviews().createInterview(request.setRequestId(Client.requestId()).build());
  }

  static Stream<Arguments> legal() {
    return Stream.of(
        arguments(
            InterviewState.INTERVIEW_STATE_SCHEDULED,
            Move.START,
            InterviewState.INTERVIEW_STATE_IN_PROGRESS),
        arguments(
            InterviewState.INTERVIEW_STATE_IN_PROGRESS,
            Move.FINISH,
            InterviewState.INTERVIEW_STATE_AWAITING_FEEDBACK),
        arguments(
            InterviewState.INTERVIEW_STATE_SCHEDULED,
            Move.CANCEL,
            InterviewState.INTERVIEW_STATE_CANCELLED),
        arguments(
            InterviewState.INTERVIEW_STATE_IN_PROGRESS,
            Move.CANCEL,
            InterviewState.INTERVIEW_STATE_CANCELLED),
        arguments(
            InterviewState.INTERVIEW_STATE_SCHEDULED,
            Move.NO_SHOW,
            InterviewState.INTERVIEW_STATE_NO_SHOW));
  }

  static Stream<Arguments> illegal() {
    List<Arguments> pairs = new ArrayList<>();
    for (InterviewState state : InterviewState.values()) {
      for (Move move : Move.values()) {
        boolean known =
            state != InterviewState.INTERVIEW_STATE_UNSPECIFIED
                && state != InterviewState.UNRECOGNIZED;
        if (known && legal().noneMatch(pair -> pair.get()[0] == state && pair.get()[1] == move)) {
          pairs.add(arguments(state, move));
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("legal")
  void move_allowed_leadsToTheNextState(InterviewState from, Move move, InterviewState to) {
    Interview moved = move.make(client, in(from).getName());

    assertThat(moved.getState()).isEqualTo(to);
    assertThat(get(moved.getName())).isEqualTo(moved);
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void move_notAllowed_saysWhichStateAllowsIt(InterviewState from, Move move) {
    Interview interview = in(from);

    Refusal refusal =
        Refusal.expect(
            Status.Code.FAILED_PRECONDITION,
            Reason.WRONG_STATE,
            () -> move.make(client, interview.getName()));

    assertThat(refusal.message())
        .contains(interview.getId(), from.name().replace("INTERVIEW_STATE_", ""), " needs ");
    assertThat(get(interview.getName())).isEqualTo(interview);
  }

  @Test
  void createInterview_started_freezesThePlanAndRunsTheClock() {
    Plan plan = Journey.plan(client);

    Interview interview =
        create(
            CreateInterviewRequest.newBuilder()
                .setPlan(plan.getId())
                .setCandidate(Journey.person())
                .setStart(true));

    assertThat(interview.getState()).isEqualTo(InterviewState.INTERVIEW_STATE_IN_PROGRESS);
    assertThat(interview.hasStartTime()).isTrue();
    assertThat(interview.hasFinishTime()).isFalse();
    assertThat(interview.getPanelList()).containsExactly(TestServer.ADMIN);
    assertThat(interview.getPlan().getItemsList()).isEqualTo(plan.getItemsList());
    assertThat(
            client
                .plans()
                .getPlan(GetPlanRequest.newBuilder().setName(plan.getName()).build())
                .getInterview())
        .isEqualTo(interview.getName());
  }

  @Test
  void createInterview_scheduled_keepsTheTime() {
    Timestamp time = Timestamp.newBuilder().setSeconds(1_900_000_000).build();

    Interview interview =
        create(
            CreateInterviewRequest.newBuilder()
                .setPlan(Journey.plan(client).getName())
                .setCandidate(Journey.person())
                .setScheduleTime(time));

    assertThat(interview.getState()).isEqualTo(InterviewState.INTERVIEW_STATE_SCHEDULED);
    assertThat(interview.getScheduleTime()).isEqualTo(time);
  }

  @Test
  void createInterview_timeThatIsNone_invalid() {
    Refusal.expectInvalid(
        "schedule_time",
        () ->
            create(
                CreateInterviewRequest.newBuilder()
                    .setPlan(Journey.plan(client).getName())
                    .setCandidate(Journey.person())
                    .setScheduleTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "candidates/", "a\u0000b"})
  void createInterview_noCandidate_isRefused(String candidate) {
    String plan = Journey.plan(client).getName();

    assertThat(
            Refusal.of(
                    () ->
                        create(
                            CreateInterviewRequest.newBuilder()
                                .setPlan(plan)
                                .setCandidate(candidate)))
                .code())
        .isIn(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
  }

  @Test
  void createInterview_unknownPlan_notFound() {
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () ->
            create(
                CreateInterviewRequest.newBuilder()
                    .setPlan("p-00000")
                    .setCandidate(Journey.person())));
  }

  @Test
  void createInterview_panelMemberThatCannotBeAUser_invalid() {
    String plan = Journey.plan(client).getName();

    Refusal.expectInvalid(
        "panel",
        () ->
            create(
                CreateInterviewRequest.newBuilder()
                    .setPlan(plan)
                    .setCandidate(Journey.person())
                    .addPanel("Not A User")));
  }

  @Test
  void createInterview_sameQuestionsForTheSamePerson_isRefused() {
    String person = Journey.person();
    String plan = Journey.plan(client).getName();
    create(CreateInterviewRequest.newBuilder().setPlan(plan).setCandidate(person));

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.WRONG_STATE,
        () -> create(CreateInterviewRequest.newBuilder().setPlan(plan).setCandidate(person)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCEL", "NO_SHOW"})
  void createInterview_afterOneThatDidNotTakePlace_mayAskTheSame(String end) {
    String person = Journey.person();
    String plan = Journey.plan(client).getName();
    Interview first =
        create(CreateInterviewRequest.newBuilder().setPlan(plan).setCandidate(person));
    Move.valueOf(end).make(client, first.getName());

    Interview second =
        create(CreateInterviewRequest.newBuilder().setPlan(plan).setCandidate(person));

    assertThat(second.getCandidate()).isEqualTo(first.getCandidate());
  }

  @Test
  void assignItem_member_isShownAndTakenBack() {
    Interview interview = Journey.scheduled(client, TestServer.ADMIN, "bob");

    Interview assigned = assign(interview, 1, "bob");
    Interview open = assign(interview, 1, "");

    assertThat(assigned.getAssignmentsList())
        .containsExactly(ItemAssignment.newBuilder().setPosition(1).setInterviewer("bob").build());
    assertThat(open.getAssignmentsList()).isEmpty();
  }

  @Test
  void assignItem_strangerOrNoSuchPosition_isRefused() {
    Interview interview = Journey.scheduled(client);

    Refusal.expect(Status.Code.NOT_FOUND, Reason.NOT_FOUND, () -> assign(interview, 1, "stranger"));
    Refusal.expectInvalid("position", () -> assign(interview, 0, TestServer.ADMIN));
    Refusal.expectInvalid("position", () -> assign(interview, 99, TestServer.ADMIN));
  }

  private Interview assign(Interview interview, int position, String interviewer) {
    return client
        .interviews()
        .assignItem(
            AssignItemRequest.newBuilder()
                .setName(interview.getName())
                .setPosition(position)
                .setInterviewer(interviewer)
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void listInterviews_pagesOfOne_newestFirstAndAllOnce() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      created.add(0, Journey.scheduled(client).getId());
    }

    List<Interview> listed = new ArrayList<>();
    String token = "";
    do {
      ListInterviewsResponse page =
          list(ListInterviewsRequest.newBuilder().setPageSize(1).setPageToken(token));
      listed.addAll(page.getInterviewsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).extracting(Interview::getId).doesNotHaveDuplicates().containsAll(created);
    assertThat(listed).extracting(interview -> -millis(interview.getCreateTime())).isSorted();
  }

  private static long millis(Timestamp time) {
    return time.getSeconds() * 1000 + time.getNanos() / 1_000_000;
  }

  private ListInterviewsResponse list(ListInterviewsRequest.Builder request) {
    return client.interviews().listInterviews(request.build());
  }

  @Test
  void listInterviews_candidateAndState_narrowEachOther() {
    Interview cancelled = in(InterviewState.INTERVIEW_STATE_CANCELLED);

    assertThat(
            list(ListInterviewsRequest.newBuilder()
                    .setCandidate(cancelled.getCandidateDisplayName())
                    .setState(InterviewState.INTERVIEW_STATE_CANCELLED))
                .getInterviewsList())
        .containsExactly(cancelled);
    assertThat(
            list(ListInterviewsRequest.newBuilder()
                    .setCandidate(cancelled.getCandidate())
                    .setState(InterviewState.INTERVIEW_STATE_COMPLETE))
                .getInterviewsList())
        .isEmpty();
  }

  @Test
  void listInterviews_unknownCandidate_notFound() {
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () -> list(ListInterviewsRequest.newBuilder().setCandidate("nobody at all")));
  }

  @Test
  void getInterview_prefix_isEnough() {
    Interview interview = Journey.scheduled(client);

    assertThat(get(interview.getId().substring(0, 6))).isEqualTo(interview);
  }
}
