package dev.viva.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.DocumentFormat;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.ExportScorecardResponse;
import dev.viva.v1.Interview;
import dev.viva.v1.Rating;
import dev.viva.v1.SetNoteRequest;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scorecards as documents, over a real server. */
final class ReportServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private final Client client = SERVER.admin();

  private ExportScorecardResponse export(Interview interview, DocumentFormat format) {
    return client
        .reports()
        .exportScorecard(
            ExportScorecardRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setFormat(format)
                .build());
  }

  private Interview interviewWith(String candidate) {
    return client
        .interviews()
        .createInterview(
            CreateInterviewRequest.newBuilder()
                .setPlan(Journey.plan(client).getName())
                .setCandidate(candidate)
                .setStart(true)
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void exportScorecard_json_hasWhatScriptsRelyOn() {
    Interview interview = Journey.started(client);
    Journey.submit(client, interview);

    JsonObject report =
        JsonParser.parseString(
                export(interview, DocumentFormat.DOCUMENT_FORMAT_JSON).getContent().toStringUtf8())
            .getAsJsonObject();

    assertThat(report.keySet())
        .contains(
            "candidate",
            "interviewer",
            "plan",
            "ratings",
            "areas",
            "score",
            "coverage",
            "recommendation",
            "comment",
            "state");
    assertThat(report.get("candidate").getAsString())
        .isEqualTo(interview.getCandidateDisplayName());
    assertThat(report.getAsJsonArray("ratings").get(0).getAsJsonObject().keySet())
        .contains("position", "question", "area", "rating", "note");
    assertThat(report.getAsJsonArray("areas").get(0).getAsJsonObject().keySet())
        .contains("area", "score", "coverage");
    assertThat(report.get("score").getAsDouble()).isEqualTo(3.0);
    assertThat(report.get("coverage").getAsDouble()).isEqualTo(1.0);
  }

  @Test
  void exportScorecard_nothingRated_hasNoScoreInsteadOfZero() {
    Interview interview = Journey.started(client);

    JsonObject report =
        JsonParser.parseString(
                export(interview, DocumentFormat.DOCUMENT_FORMAT_JSON).getContent().toStringUtf8())
            .getAsJsonObject();

    assertThat(report.has("score")).isFalse();
    assertThat(report.get("coverage").getAsDouble()).isZero();
  }

  @Test
  void exportScorecard_draft_isMarked() {
    Interview interview = Journey.started(client);
    String draft =
        export(interview, DocumentFormat.DOCUMENT_FORMAT_UNSPECIFIED).getContent().toStringUtf8();
    Journey.submit(client, interview);

    assertThat(draft).contains("DRAFT");
    assertThat(
            export(interview, DocumentFormat.DOCUMENT_FORMAT_MARKDOWN).getContent().toStringUtf8())
        .doesNotContain("DRAFT")
        .contains("Yes", "Solid on data, learns fast.");
  }

  @Test
  void exportScorecard_hostileNote_isInertMarkdown() {
    Interview interview = Journey.started(client);
    client
        .scorecards()
        .setNote(
            SetNoteRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setPosition(1)
                .setText("# Heading\n<script>alert(1)</script>\n[x](javascript:1) ![i](file:///x)")
                .setRequestId(Client.requestId())
                .build());
    Journey.rate(client, interview, 1, Rating.RATING_GOOD);

    String markdown =
        export(interview, DocumentFormat.DOCUMENT_FORMAT_MARKDOWN).getContent().toStringUtf8();

    assertThat(markdown).doesNotContain("<script>", "\n# Heading", "[x](", "![i]");
    assertThat(markdown).contains("alert(1)");
  }

  @ParameterizedTest
  @CsvSource({"../../etc/passwd", "CON", "'a/b\\c:d'", "'<b>'", "'=1+1'", "李小龍"})
  void exportScorecard_oddCandidate_suggestsASafeFileName(String candidate) {
    String document =
        export(interviewWith(candidate), DocumentFormat.DOCUMENT_FORMAT_MARKDOWN).getDocument();

    assertThat(document).matches("[\\p{L}\\p{N}-]+\\.md").doesNotMatch("(?i)con\\.md");
  }

  @Test
  void exportScorecard_unknownFormat_isRefused() {
    Interview interview = Journey.started(client);

    Refusal.expectInvalid(
        "format",
        () ->
            client
                .reports()
                .exportScorecard(
                    ExportScorecardRequest.newBuilder()
                        .setName(Journey.ownCard(interview))
                        .setFormatValue(99)
                        .build()));
  }

  @Test
  void exportScorecard_notOfThePanel_notFound() {
    Interview interview = Journey.started(client, "bob");

    for (String interviewer : List.of("-", "stranger")) {
      Refusal.expect(
          Status.Code.NOT_FOUND,
          Reason.NOT_FOUND,
          () ->
              client
                  .reports()
                  .exportScorecard(
                      ExportScorecardRequest.newBuilder()
                          .setName(Journey.card(interview, interviewer))
                          .build()));
    }
  }
}
