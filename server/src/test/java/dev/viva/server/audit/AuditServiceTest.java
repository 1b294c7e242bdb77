package dev.viva.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.AuditEvent;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAuditEventsRequest;
import dev.viva.v1.ListAuditEventsResponse;
import dev.viva.v1.ListUsersRequest;
import dev.viva.v1.VerifyAuditRequest;
import dev.viva.v1.VerifyAuditResponse;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code viva.v1.AuditService} over a real server. */
class AuditServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static List<AuditEvent> events(Consumer<ListAuditEventsRequest.Builder> filter) {
    return list(filter).getEventsList();
  }

  private static ListAuditEventsResponse list(Consumer<ListAuditEventsRequest.Builder> filter) {
    ListAuditEventsRequest.Builder request = ListAuditEventsRequest.newBuilder().setPageSize(1000);
    filter.accept(request);
    return SERVER.admin().audit().listAuditEvents(request.build());
  }

  private static Candidate person(String name) {
    return SERVER
        .admin()
        .candidates()
        .createCandidate(
            CreateCandidateRequest.newBuilder()
                .setCandidate(Candidate.newBuilder().setDisplayName(name))
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void list_tellsWhoChangedWhatFromWhere() {
    Interview interview = Journey.started(SERVER.admin());
    Journey.rate(SERVER.admin(), interview, 1, dev.viva.v1.Rating.RATING_GOOD);

    List<AuditEvent> rated =
        events(filter -> filter.setResource(interview.getName()).setAction("rateitem"));

    assertThat(rated).hasSize(1);
    assertThat(rated.get(0).getActor()).isEqualTo("users/" + TestServer.ADMIN);
    assertThat(rated.get(0).getAction()).isEqualTo("viva.v1.ScorecardService/RateItem");
    assertThat(rated.get(0).getOrigin()).isEqualTo("127.0.0.1");
    assertThat(rated.get(0).getOutcome()).isEqualTo("OK");
    assertThat(rated.get(0).getResourcesList())
        .containsExactly(interview.getName() + "/scorecards/" + TestServer.ADMIN);
  }

  @Test
  void list_tellsRefusedCalls() {
    Client bob = SERVER.interviewer("bob-refused");
    Refusal.of(() -> bob.users().listUsers(ListUsersRequest.getDefaultInstance()));
    Refusal.of(
        () -> SERVER.withoutToken().users().listUsers(ListUsersRequest.getDefaultInstance()));

    assertThat(events(filter -> filter.setActor("bob-refused").setOutcome("REFUSED")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getAction()).isEqualTo("viva.v1.UserService/ListUsers");
              assertThat(event.getOutcome()).isEqualTo("PERMISSION_DENIED");
            });
    assertThat(events(filter -> filter.setOutcome("UNAUTHENTICATED")))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.getActor()).isEmpty());
  }

  @Test
  void list_tellsReadsOfWhatIsAboutPeople() {
    Interview interview = Journey.started(SERVER.admin());
    GetScorecardRequest read =
        GetScorecardRequest.newBuilder().setName(Journey.ownCard(interview)).build();
    SERVER.admin().scorecards().getScorecard(read);

    assertThat(events(filter -> filter.setResource(interview.getName()).setAction("GetScorecard")))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.getResourcesList())
                    .contains(interview.getName() + "/scorecards/" + TestServer.ADMIN));
  }

  @Test
  void list_callsPeopleByTheirIds() throws IOException {
    Candidate person = person("Eva Goldammerin");
    SERVER
        .admin()
        .candidates()
        .getCandidate(GetCandidateRequest.newBuilder().setName("Eva Goldammerin").build());
    Refusal.of(
        () ->
            SERVER
                .admin()
                .reports()
                .getDebrief(
                    GetDebriefRequest.newBuilder().setName("candidates/Goldammerin").build()));

    List<AuditEvent> events = events(filter -> {});

    assertThat(events.toString()).doesNotContain("Goldammerin");
    assertThat(events(filter -> filter.setResource(person.getName()).setAction("GetCandidate")))
        .isNotEmpty();
    try (Stream<Path> files = Files.walk(SERVER.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("Goldammerin");
      }
    }
  }

  @Test
  void list_doesNotTellReadsOfBanks() {
    SERVER.admin().banks().listBanks(dev.viva.v1.ListBanksRequest.getDefaultInstance());

    assertThat(events(filter -> filter.setAction("ListBanks"))).isEmpty();
  }

  @Test
  void list_inPagesGivesEveryEventOnce() {
    for (int i = 0; i < 7; i++) {
      person("Somebody " + i);
    }
    List<AuditEvent> all = events(filter -> filter.setAction("CreateCandidate"));
    List<AuditEvent> paged = new ArrayList<>();
    String[] token = {""};
    do {
      ListAuditEventsResponse page =
          list(filter -> filter.setAction("CreateCandidate").setPageSize(3).setPageToken(token[0]));
      paged.addAll(page.getEventsList());
      token[0] = page.getNextPageToken();
    } while (!token[0].isEmpty());

    assertThat(paged).containsExactlyElementsOf(all).hasSizeGreaterThanOrEqualTo(7);
    assertThat(all)
        .extracting(AuditEvent::getIndex)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void list_betweenTimes() {
    person("Somebody else");
    List<AuditEvent> all = events(filter -> filter.setAction("CreateCandidate"));
    Timestamp newest = all.get(0).getEventTime();

    assertThat(events(filter -> filter.setAction("CreateCandidate").setStartTime(newest)))
        .contains(all.get(0))
        .hasSizeLessThanOrEqualTo(all.size());
    assertThat(events(filter -> filter.setAction("CreateCandidate").setEndTime(newest)))
        .doesNotContain(all.get(0));
  }

  @Test
  void list_ofAnybodyElseIsRefused() {
    Client bob = SERVER.interviewer("bob-curious");

    assertThat(
            Refusal.of(
                    () -> bob.audit().listAuditEvents(ListAuditEventsRequest.getDefaultInstance()))
                .code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void verify_goesThroughAHeadThatWasKept() {
    VerifyAuditResponse first = verify("");
    person("Somebody new");
    VerifyAuditResponse second = verify(first.getHead());

    assertThat(first.getIntact()).isTrue();
    assertThat(second.getIntact()).isTrue();
    assertThat(second.getHead()).isNotEqualTo(first.getHead());
    assertThat(second.getRecords()).isGreaterThan(first.getRecords());
    String wrong = first.getHead().substring(0, first.getHead().length() - 1);
    String other = wrong + (first.getHead().endsWith("0") ? "1" : "0");
    assertThat(verify(other).getIntact()).isFalse();
    assertThat(verify(other).getFindingsList()).singleElement().asString().contains("anew");
    assertThat(verify("999999:" + "0".repeat(64)).getFindingsList())
        .singleElement()
        .asString()
        .contains("removed");
    Refusal.expect(Status.Code.INVALID_ARGUMENT, Reason.INVALID_FIELD, () -> verify(wrong));
  }

  private static VerifyAuditResponse verify(String head) {
    return SERVER
        .admin()
        .audit()
        .verifyAudit(VerifyAuditRequest.newBuilder().setHead(head).build());
  }
}
