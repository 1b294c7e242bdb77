package dev.viva.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.Plan;
import dev.viva.v1.Scorecard;
import dev.viva.v1.SetNoteRequest;
import io.grpc.Status;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent again has one effect and one reply. */
final class RequestIdTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private final Client client = SERVER.admin();

  private static CreateCandidateRequest creation(String name) {
    return CreateCandidateRequest.newBuilder()
        .setCandidate(Candidate.newBuilder().setDisplayName(name))
        .setRequestId(Client.requestId())
        .build();
  }

  private static long peopleCalled(Client client, String name) {
    return client
        .candidates()
        .listCandidates(ListCandidatesRequest.newBuilder().setSearch(name).build())
        .getCandidatesCount();
  }

  @Test
  void sameRequest_manyAtOnce_hasOneEffectAndOneReply() throws Exception {
    CreateCandidateRequest request = creation(Journey.person());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Candidate> call = () -> client.candidates().createCandidate(request);
      List<Future<Candidate>> calls =
          threads.invokeAll(Stream.generate(() -> call).limit(100).toList());

      Candidate first = calls.get(0).get();
      for (Future<Candidate> answer : calls) {
        assertThat(answer.get()).isEqualTo(first);
      }
      assertThat(peopleCalled(client, first.getDisplayName())).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sameRequest_afterARestart_hasOneEffectAndOneReply() throws IOException {
    try (TestServer server = TestServer.withQuestions().started()) {
      Client before = server.admin();
      CreateCandidateRequest person = creation("Ada");
      BuildPlanRequest brief =
          BuildPlanRequest.newBuilder()
              .setText(Journey.BRIEF)
              .setRequestId(Client.requestId())
              .build();
      Candidate ada = before.candidates().createCandidate(person);
      Plan plan = before.plans().buildPlan(brief);
      CreateInterviewRequest session =
          CreateInterviewRequest.newBuilder()
              .setPlan(plan.getName())
              .setCandidate(ada.getName())
              .setStart(true)
              .setRequestId(Client.requestId())
              .build();
      Interview interview = before.interviews().createInterview(session);
      SetNoteRequest note = appending(interview, "seen once");
      Scorecard noted = before.scorecards().setNote(note);

      server.restart();

      Client after = server.admin();
      assertThat(after.candidates().createCandidate(person)).isEqualTo(ada);
      assertThat(after.plans().buildPlan(brief)).isEqualTo(plan);
      assertThat(after.interviews().createInterview(session)).isEqualTo(interview);
      assertThat(after.scorecards().setNote(note)).isEqualTo(noted);
      assertThat(peopleCalled(after, "Ada")).isEqualTo(1);
      assertThat(after.plans().listPlans(ListPlansRequest.getDefaultInstance()).getPlansCount())
          .isEqualTo(1);
    }
  }

  /** The server made it, but its answer did not come in time. */
  @Test
  void sameRequest_afterItsDeadlinePassed_hasOneEffectAndOneReply() throws Exception {
    CreateCandidateRequest request = creation(Journey.person());
    String name = request.getCandidate().getDisplayName();
    try (SilentRelay relay = new SilentRelay(SERVER.port());
        Client cutOff = Client.withHeaders(relay.port(), "Bearer " + SERVER.adminToken())) {
      assertThat(peopleCalled(cutOff, name)).isZero();
      relay.silence();

      ListenableFuture<Candidate> unheard =
          CandidateServiceGrpc.newFutureStub(cutOff.channel())
              .withDeadlineAfter(2, TimeUnit.SECONDS)
              .createCandidate(request);
      while (peopleCalled(client, name) == 0 && !unheard.isDone()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      Candidate first =
          client
              .candidates()
              .listCandidates(ListCandidatesRequest.newBuilder().setSearch(name).build())
              .getCandidates(0);

      assertThatThrownBy(unheard::get)
          .cause()
          .extracting(Status::fromThrowable)
          .extracting(Status::getCode)
          .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      assertThat(client.candidates().createCandidate(request)).isEqualTo(first);
      assertThat(peopleCalled(client, name)).isEqualTo(1);
    }
  }

  private static SetNoteRequest appending(Interview interview, String text) {
    return SetNoteRequest.newBuilder()
        .setName(Journey.ownCard(interview))
        .setText(text)
        .setAppend(true)
        .setRequestId(Client.requestId())
        .build();
  }

  @Test
  void sameId_withAnotherBody_invalid() {
    CreateCandidateRequest request = creation(Journey.person());
    client.candidates().createCandidate(request);
    CreateCandidateRequest other =
        creation("Somebody else").toBuilder().setRequestId(request.getRequestId()).build();

    Refusal refusal =
        Refusal.expect(
            Status.Code.INVALID_ARGUMENT,
            Reason.REQUEST_ID_REUSED,
            () -> client.candidates().createCandidate(other));

    assertThat(refusal.fields()).containsExactly("request_id");
    assertThat(peopleCalled(client, "Somebody else")).isZero();
  }

  @Test
  void sameId_ofAnotherUser_isAnotherRequest() {
    CreateCandidateRequest request = creation(Journey.person());
    client.candidates().createCandidate(request);

    SERVER.interviewer("other").candidates().createCandidate(request);

    assertThat(peopleCalled(client, request.getCandidate().getDisplayName())).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1-1-1-1-1",
        "12345678-1234-1234-1234-1234567890123",
        "12345678123412341234123456789012",
        " ",
        "\u0000"
      })
  void requestId_thatIsNoUuid_invalid(String id) {
    CreateCandidateRequest request =
        creation(Journey.person()).toBuilder().setRequestId(id).build();

    Refusal.expectInvalid("request_id", () -> client.candidates().createCandidate(request));
  }

  @Test
  void refusedRequest_sentAgainCorrected_isTakenAsNew() {
    CreateCandidateRequest bad = creation(" ");
    Refusal.expectInvalid("candidate.display_name", () -> client.candidates().createCandidate(bad));

    String name = Journey.person();
    client
        .candidates()
        .createCandidate(creation(name).toBuilder().setRequestId(bad.getRequestId()).build());

    assertThat(peopleCalled(client, name)).isEqualTo(1);
  }
}
