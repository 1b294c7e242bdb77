package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.v1.AdministratorLook;
import dev.viva.v1.ExportCandidateRequest;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAuditEventsRequest;
import dev.viva.v1.ScorecardServiceGrpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator looks at scorecards of others only with a reason, and the panel sees it. */
class LookServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static final Metadata.Key<byte[]> REASON =
      Metadata.Key.of("viva-reason-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private static <S extends AbstractStub<S>> S because(S stub, String reason) {
    Metadata headers = new Metadata();
    headers.put(REASON, reason.getBytes(StandardCharsets.UTF_8));
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static Interview submitted(Client bob, String id) {
    Interview interview = Journey.started(bob, id);
    Journey.submit(bob, interview);
    return interview;
  }

  private static List<AdministratorLook> looks(Client client, Interview interview) {
    return client
        .interviews()
        .getInterview(GetInterviewRequest.newBuilder().setName(interview.getName()).build())
        .getLooksList();
  }

  @Test
  void look_withoutAReasonIsRefused() {
    Client bob = SERVER.interviewer("bob-a");
    Interview interview = submitted(bob, "bob-a");
    GetScorecardRequest request =
        GetScorecardRequest.newBuilder().setName(Journey.card(interview, "bob-a")).build();

    Refusal refusal = Refusal.of(() -> SERVER.admin().scorecards().getScorecard(request));

    assertThat(refusal.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(refusal.message()).contains("--reason");
    assertThat(looks(bob, interview)).isEmpty();
  }

  @Test
  void look_withAReasonIsShownToThePanelAndInTheAuditTrail() {
    Client bob = SERVER.interviewer("bob-b");
    Interview interview = submitted(bob, "bob-b");
    GetScorecardRequest request =
        GetScorecardRequest.newBuilder().setName(Journey.card(interview, "bob-b")).build();
    ScorecardServiceGrpc.ScorecardServiceBlockingStub admin =
        because(SERVER.admin().scorecards(), "complaint 17, geprüft");

    assertThat(admin.getScorecard(request).getComment()).isNotEmpty();

    assertThat(looks(bob, interview))
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.getUser()).isEqualTo(TestServer.ADMIN);
              assertThat(look.getReason()).isEqualTo("complaint 17, geprüft");
            });
    assertThat(
            SERVER
                .admin()
                .audit()
                .listAuditEvents(
                    ListAuditEventsRequest.newBuilder()
                        .setAction("GetScorecard")
                        .setResource(interview.getName())
                        .setOutcome("OK")
                        .build())
                .getEventsList())
        .anySatisfy(event -> assertThat(event.getReason()).isEqualTo("complaint 17, geprüft"));
  }

  @Test
  void look_atADraftOrByAnInterviewerIsRefusedWhateverTheReason() {
    Client bob = SERVER.interviewer("bob-c");
    Client eve = SERVER.interviewer("eve-c");
    Interview draft = Journey.started(bob, "bob-c");
    GetScorecardRequest request =
        GetScorecardRequest.newBuilder().setName(Journey.card(draft, "bob-c")).build();

    assertThat(
            Refusal.of(() -> because(SERVER.admin().scorecards(), "curious").getScorecard(request))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refusal.of(() -> because(eve.scorecards(), "curious").getScorecard(request)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void look_atADebriefIsShownAtEachInterview() {
    Client bob = SERVER.interviewer("bob-d");
    Interview interview = submitted(bob, "bob-d");
    GetDebriefRequest request =
        GetDebriefRequest.newBuilder().setName(interview.getCandidate()).build();
    assertThat(Refusal.of(() -> SERVER.admin().reports().getDebrief(request)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);

    assertThat(
            because(SERVER.admin().reports(), "complaint 18")
                .getDebrief(request)
                .getScorecardsList())
        .hasSize(1);

    assertThat(looks(bob, interview))
        .extracting(AdministratorLook::getReason)
        .containsExactly("complaint 18");
  }

  @Test
  void exportForTheCandidateIsShownToThePanel() {
    Client bob = SERVER.interviewer("bob-e");
    Interview interview = submitted(bob, "bob-e");

    SERVER
        .admin()
        .candidates()
        .exportCandidate(
            ExportCandidateRequest.newBuilder().setName(interview.getCandidate()).build());

    assertThat(looks(bob, interview))
        .singleElement()
        .satisfies(look -> assertThat(look.getReason()).contains("for the candidate"));
  }
}
