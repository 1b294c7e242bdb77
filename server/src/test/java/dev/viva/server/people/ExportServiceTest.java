package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateFile;
import dev.viva.v1.ExportCandidateRequest;
import dev.viva.v1.ExportCandidateResponse;
import dev.viva.v1.Interview;
import dev.viva.v1.Rating;
import dev.viva.v1.SetNoteRequest;
import io.grpc.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person gets who asks for everything that is held. */
class ExportServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withSeeds("django", "devops");

  private static ExportCandidateResponse export(Client client, String name) {
    return client
        .candidates()
        .exportCandidate(ExportCandidateRequest.newBuilder().setName(name).build());
  }

  @Test
  void export_holdsEverythingThatWasSaid() throws IOException {
    Candidate person = Canary.in(SERVER.admin());

    ExportCandidateResponse copy = export(SERVER.admin(), person.getName());
    CandidateFile.Builder file = CandidateFile.newBuilder();
    JsonFormat.parser().merge(copy.getJson(), file);

    assertThat(file.getCandidate()).isEqualTo(person);
    assertThat(file.getInterviewsList()).hasSize(2);
    assertThat(file.getDecisionsList()).hasSize(1);
    assertThat(file.getBriefsList()).hasSize(1);
    for (String said :
        new String[] {
          "Ada " + Canary.WORD,
          "A note on " + Canary.WORD,
          "On the whole " + Canary.WORD,
          "In the end " + Canary.WORD,
          "I mistook " + Canary.WORD,
          "Because " + Canary.WORD
        }) {
      assertThat(copy.getText()).contains(said);
      assertThat(copy.getJson()).contains(said);
    }
    assertThat(file.getInterviews(0).getScorecards(0).getPrivateNote()).contains(Canary.WORD);
  }

  @Test
  void export_leavesOutWhatIsOthers() {
    Client client = SERVER.admin();
    SERVER.interviewer("wilhelmine");
    Interview interview = Journey.started(client, TestServer.ADMIN, "wilhelmine");
    Journey.rate(client, interview, 1, Rating.RATING_GOOD);
    client
        .scorecards()
        .setNote(
            SetNoteRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setText("a draft, too")
                .setRequestId(Client.requestId())
                .build());

    ExportCandidateResponse copy = export(client, interview.getCandidate());

    assertThat(copy.getText()).contains("a draft, too", "interviewer-1", "interviewer-2");
    assertThat(copy.getText() + copy.getJson()).doesNotContain("wilhelmine");
    String asked = interview.getPlan().getItems(0).getQuestion().getId();
    assertThat(copy.getJson()).contains(asked);
    for (int i = 1; i < interview.getPlan().getItemsCount(); i++) {
      assertThat(copy.getJson())
          .doesNotContain(interview.getPlan().getItems(i).getQuestion().getId());
    }
  }

  @Test
  void export_byAnybodyElseOrOfNobodyIsRefused() {
    Candidate person = Canary.in(SERVER.admin());

    assertThat(Refusal.of(() -> export(SERVER.interviewer("bob"), person.getName())).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () -> export(SERVER.admin(), "candidates/c-nobody"));
  }
}
