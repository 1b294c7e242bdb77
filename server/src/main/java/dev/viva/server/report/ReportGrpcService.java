package dev.viva.server.report;

import com.google.protobuf.ByteString;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.report.debrief.ComparisonProtos;
import dev.viva.server.report.debrief.DebriefCsv;
import dev.viva.server.report.debrief.DebriefHtml;
import dev.viva.server.report.debrief.DebriefMarkdown;
import dev.viva.server.report.debrief.DebriefProtos;
import dev.viva.server.report.debrief.DebriefReport;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.document.ProfileProtos;
import dev.viva.server.report.scorecard.ScorecardCsv;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardMarkdown;
import dev.viva.server.report.scorecard.ScorecardReport;
import dev.viva.server.report.scorecard.ScorecardReportProtos;
import dev.viva.server.report.statistics.Statistics;
import dev.viva.server.report.statistics.StatisticsProtos;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Json;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.server.rpc.Times;
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
import java.time.Instant;
import java.util.Optional;

/** {@code viva.v1.ReportService}: decodes, renders, encodes. */
public final class ReportGrpcService extends ReportServiceGrpc.ReportServiceImplBase {
  private final Scorecards scorecards;
  private final Debriefs debriefs;
  private final Statistics statistics;

  public ReportGrpcService(Scorecards scorecards, Debriefs debriefs, Statistics statistics) {
    this.scorecards = scorecards;
    this.debriefs = debriefs;
    this.statistics = statistics;
  }

  @Override
  public void exportScorecard(
      ExportScorecardRequest request, StreamObserver<ExportScorecardResponse> observer) {
    Format format = Format.of(request.getFormat());
    Profile profile = ProfileProtos.decode(request.getProfile());
    ScorecardReport report =
        ScorecardReport.of(scorecards.get(request.getName(), caller()), profile);
    ByteString content =
        switch (format) {
          case MARKDOWN -> ByteString.copyFromUtf8(ScorecardMarkdown.render(report));
          case HTML -> ByteString.copyFromUtf8(ScorecardHtml.render(report));
          case PDF -> ByteString.copyFrom(ScorecardHtml.pdf(report));
          case JSON -> ByteString.copyFromUtf8(Json.print(ScorecardReportProtos.encode(report)));
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
    Requests.reply(
        observer, DebriefProtos.encode(debriefs.get(request.getName(), caller(), Profile.MANAGER)));
  }

  @Override
  public void exportDebrief(
      ExportDebriefRequest request, StreamObserver<ExportDebriefResponse> observer) {
    Format format = Format.of(request.getFormat());
    Profile profile = ProfileProtos.decode(request.getProfile());
    DebriefReport report = debriefs.get(request.getName(), caller(), profile);
    ByteString content =
        switch (format) {
          case MARKDOWN -> ByteString.copyFromUtf8(DebriefMarkdown.render(report));
          case HTML -> ByteString.copyFromUtf8(DebriefHtml.render(report));
          case PDF -> ByteString.copyFrom(DebriefHtml.pdf(report));
          case JSON -> ByteString.copyFromUtf8(Json.print(DebriefProtos.encode(report)));
          case CSV -> ByteString.copyFromUtf8(DebriefCsv.render(report));
        };
    Requests.reply(
        observer,
        ExportDebriefResponse.newBuilder()
            .setDocument(report.fileName() + format.extension())
            .setMediaType(format.mediaType())
            .setContent(content)
            .build());
  }

  @Override
  public void recordDecision(RecordDecisionRequest request, StreamObserver<Decision> observer) {
    Debriefs.NewDecision wanted =
        new Debriefs.NewDecision(
            request.getHire(), request.getRationale(), request.getParticipantsList());
    Requests.reply(
        observer,
        DebriefProtos.encode(
            debriefs.decide(Requests.mutation(request), request.getName(), wanted, caller())));
  }

  @Override
  public void compareCandidates(
      CompareCandidatesRequest request, StreamObserver<CompareCandidatesResponse> observer) {
    Requests.reply(
        observer, ComparisonProtos.encode(debriefs.compare(request.getNamesList(), caller())));
  }

  @Override
  public void listQuestionStatistics(
      ListQuestionStatisticsRequest request,
      StreamObserver<ListQuestionStatisticsResponse> observer) {
    Optional<Instant> since =
        request.hasSince()
            ? Optional.of(Times.decode("since", request.getSince()))
            : Optional.empty();
    Pages.Page<Statistics.Item> page = statistics.questions(Pages.of(request, 50), since, caller());
    Requests.reply(
        observer,
        ListQuestionStatisticsResponse.newBuilder()
            .addAllStatistics(page.items().stream().map(StatisticsProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void listInterviewerStatistics(
      ListInterviewerStatisticsRequest request,
      StreamObserver<ListInterviewerStatisticsResponse> observer) {
    Requests.reply(
        observer,
        ListInterviewerStatisticsResponse.newBuilder()
            .addAllStatistics(
                statistics.interviewers(caller()).stream().map(StatisticsProtos::encode).toList())
            .build());
  }

  @Override
  public void listAreaStatistics(
      ListAreaStatisticsRequest request, StreamObserver<ListAreaStatisticsResponse> observer) {
    Requests.reply(
        observer,
        ListAreaStatisticsResponse.newBuilder()
            .addAllStatistics(
                statistics.areas(caller()).stream().map(StatisticsProtos::encode).toList())
            .build());
  }

  private static Caller caller() {
    return Caller.current();
  }
}
