package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.ExportBankRequest;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetPlanRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.GetServerInfoRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAreasRequest;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.RetireQuestionRequest;
import dev.viva.v1.SetNoteRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that was acknowledged is there after the store is opened again. */
final class ReopeningTest {
  @Test
  void restart_afterTheWholeJourney_answersTheSame() throws IOException {
    try (TestServer server = TestServer.withQuestions().started()) {
      Client client = server.admin();
      Interview submitted = Journey.started(client);
      Journey.submit(client, submitted);
      Interview draft = Journey.started(client);
      client
          .scorecards()
          .setNote(
              SetNoteRequest.newBuilder()
                  .setName(Journey.ownCard(draft))
                  .setPosition(1)
                  .setText("halfway")
                  .setRequestId(Client.requestId())
                  .build());
      client
          .banks()
          .retireQuestion(
              RetireQuestionRequest.newBuilder()
                  .setName("questions/django-signals")
                  .setRequestId(Client.requestId())
                  .build());
      List<Object> before = everything(client, submitted, draft);

      server.restart();

      assertThat(everything(server.admin(), submitted, draft)).isEqualTo(before);
    }
  }

  private static List<Object> everything(Client client, Interview submitted, Interview draft) {
    return List.of(
        client.banks().listBanks(ListBanksRequest.getDefaultInstance()),
        client.banks().listQuestions(ListQuestionsRequest.newBuilder().setPageSize(1000).build()),
        client.banks().exportBank(ExportBankRequest.newBuilder().setName("banks/django").build()),
        client.areas().listAreas(ListAreasRequest.getDefaultInstance()),
        client.candidates().listCandidates(ListCandidatesRequest.getDefaultInstance()),
        client
            .plans()
            .getPlan(GetPlanRequest.newBuilder().setName(submitted.getPlan().getName()).build()),
        client
            .interviews()
            .getInterview(GetInterviewRequest.newBuilder().setName(submitted.getName()).build()),
        client
            .interviews()
            .getInterview(GetInterviewRequest.newBuilder().setName(draft.getName()).build()),
        client
            .scorecards()
            .getScorecard(GetScorecardRequest.newBuilder().setName(Journey.ownCard(draft)).build()),
        client
            .reports()
            .exportScorecard(
                ExportScorecardRequest.newBuilder().setName(Journey.ownCard(submitted)).build()),
        client
            .server()
            .getServerInfo(GetServerInfoRequest.getDefaultInstance())
            .getActiveQuestions());
  }
}
