package dev.viva.server.report;

import com.google.protobuf.ByteString;
import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.report.document.ProfileProtos;
import dev.viva.server.report.scorecard.ScorecardCsv;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardJson;
import dev.viva.server.report.scorecard.ScorecardMarkdown;
import dev.viva.server.report.scorecard.ScorecardReport;
import dev.viva.server.rpc.Caller;
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
    Scorecards.InContext card = scorecards.get(request.getName(), Caller.current().user());
    ScorecardReport report = ScorecardReport.of(card, ProfileProtos.decode(request.getProfile()));
    Format format = Format.of(request.getFormat());
    ByteString content =
        switch (format) {
          case MARKDOWN -> ByteString.copyFromUtf8(ScorecardMarkdown.render(report));
          case HTML -> ByteString.copyFromUtf8(ScorecardHtml.render(report));
          case PDF -> ByteString.copyFrom(ScorecardHtml.pdf(report));
          case JSON -> ByteString.copyFromUtf8(ScorecardJson.render(report));
          case CSV -> ByteString.copyFromUtf8(ScorecardCsv.render(report));
        };
    Requests.reply(
        observer,
        ExportScorecardResponse.newBuilder()
            .setDocument(report.fileName() + format.extension())
            .setMediaType(format.mediaType())
            .setContent(content)
            .build());
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

  private static VivaException notBuiltYet(String what) {
    return new VivaException.NotBuiltYet(what + " are not in this release yet");
  }
}
