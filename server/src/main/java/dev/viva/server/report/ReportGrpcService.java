package dev.viva.server.report;

import com.google.protobuf.ByteString;
import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.FileNames;
import dev.viva.server.rpc.Requests;
import dev.viva.v1.CompareCandidatesRequest;
import dev.viva.v1.CompareCandidatesResponse;
import dev.viva.v1.Debrief;
import dev.viva.v1.Decision;
import dev.viva.v1.ExportDebriefRequest;
import dev.viva.v1.ExportDebriefResponse;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.ExportScorecardResponse;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.ListAreaStatisticsRequest;
import dev.viva.v1.ListAreaStatisticsResponse;
import dev.viva.v1.ListInterviewerStatisticsRequest;
import dev.viva.v1.ListInterviewerStatisticsResponse;
import dev.viva.v1.ListQuestionStatisticsRequest;
import dev.viva.v1.ListQuestionStatisticsResponse;
import dev.viva.v1.RecordDecisionRequest;
import dev.viva.v1.RedactionProfile;
import dev.viva.v1.ReportServiceGrpc;
import io.grpc.stub.StreamObserver;

/** {@code viva.v1.ReportService}: decodes, renders, encodes. */
public final class ReportGrpcService extends ReportServiceGrpc.ReportServiceImplBase {
  private final Scorecards scorecards;

  public ReportGrpcService(Scorecards scorecards) {
    this.scorecards = scorecards;
  }

  @Override
  public void exportScorecard(
      ExportScorecardRequest request, StreamObserver<ExportScorecardResponse> observer) {
    requireFull(request.getProfile());
    ScorecardReport report =
        ScorecardReport.of(scorecards.get(request.getName(), Caller.current().user()));
    String file = FileNames.of("scorecard-" + report.candidate().displayName());
    ExportScorecardResponse.Builder answer = ExportScorecardResponse.newBuilder();
    switch (request.getFormat()) {
      case DOCUMENT_FORMAT_UNSPECIFIED, DOCUMENT_FORMAT_MARKDOWN ->
          answer
              .setDocument(file + ".md")
              .setMediaType("text/markdown; charset=utf-8")
              .setContent(ByteString.copyFromUtf8(ScorecardMarkdown.render(report)));
      case DOCUMENT_FORMAT_JSON ->
          answer
              .setDocument(file + ".json")
              .setMediaType("application/json")
              .setContent(ByteString.copyFromUtf8(ReportProtos.json(report)));
      case DOCUMENT_FORMAT_HTML, DOCUMENT_FORMAT_PDF, DOCUMENT_FORMAT_CSV ->
          throw new VivaException.NotBuiltYet(
              "scorecards come as Markdown and JSON; HTML, PDF and CSV are not in this release yet");
      case UNRECOGNIZED -> throw new VivaException.Invalid("format", "expected md or json");
    }
    Requests.reply(observer, answer.build());
  }

  @Override
  public void getDebrief(GetDebriefRequest request, StreamObserver<Debrief> observer) {
    throw notBuiltYet("debriefs");
  }

  @Override
  public void exportDebrief(
      ExportDebriefRequest request, StreamObserver<ExportDebriefResponse> observer) {
    throw notBuiltYet("debriefs");
  }

  @Override
  public void recordDecision(RecordDecisionRequest request, StreamObserver<Decision> observer) {
    throw notBuiltYet("decisions");
  }

  @Override
  public void compareCandidates(
      CompareCandidatesRequest request, StreamObserver<CompareCandidatesResponse> observer) {
    throw notBuiltYet("comparisons");
  }

  @Override
  public void listQuestionStatistics(
      ListQuestionStatisticsRequest request,
      StreamObserver<ListQuestionStatisticsResponse> observer) {
    throw notBuiltYet("statistics");
  }

  @Override
  public void listInterviewerStatistics(
      ListInterviewerStatisticsRequest request,
      StreamObserver<ListInterviewerStatisticsResponse> observer) {
    throw notBuiltYet("statistics");
  }

  @Override
  public void listAreaStatistics(
      ListAreaStatisticsRequest request, StreamObserver<ListAreaStatisticsResponse> observer) {
    throw notBuiltYet("statistics");
  }

  /**
   * Everything that the caller may see; a profile that would hide more must not be taken for it.
   */
  private static void requireFull(RedactionProfile profile) {
    if (profile != RedactionProfile.REDACTION_PROFILE_UNSPECIFIED
        && profile != RedactionProfile.REDACTION_PROFILE_FULL) {
      throw notBuiltYet("redaction profiles other than full");
    }
  }

  private static VivaException notBuiltYet(String what) {
    return new VivaException.NotBuiltYet(what + " are not in this release yet");
  }
}
