package dev.viva.cli.live;

import com.google.protobuf.util.Timestamps;
import dev.viva.cli.Cli;
import dev.viva.v1.FinishInterviewRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;
import dev.viva.v1.ReplanInterviewRequest;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.Scorecard;
import dev.viva.v1.ScorecardServiceGrpc;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.StartInterviewRequest;
import dev.viva.v1.SubmitScorecardRequest;
import dev.viva.v1.TrackItemRequest;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;

/** The server of one scorecard, over gRPC. */
final class GrpcCardServer implements CardServer {
  private static final int DEADLINE_SECONDS = 10;

  private final Cli cli;
  private final String interview;
  private final String card;

  /**
   * @param interview id of the interview
   * @param card resource name of the scorecard
   */
  GrpcCardServer(Cli cli, String interview, String card) {
    this.cli = cli;
    this.interview = "interviews/" + interview;
    this.card = card;
  }

  private ScorecardServiceGrpc.ScorecardServiceBlockingStub scorecards() {
    return cli.call(ScorecardServiceGrpc::newBlockingStub)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private InterviewServiceGrpc.InterviewServiceBlockingStub interviews() {
    return cli.call(InterviewServiceGrpc::newBlockingStub)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Scorecard send(Change change, String etag) {
    Field field = change.field();
    return switch (field.kind()) {
      case RATING ->
          scorecards()
              .rateItem(
                  RateItemRequest.newBuilder()
                      .setName(card)
                      .setQuestion(field.question())
                      .setRating(
                          change.value().isEmpty()
                              ? Rating.RATING_UNSPECIFIED
                              : Rating.valueOf(change.value()))
                      .setEtag(etag)
                      .setRequestId(change.id())
                      .build());
      case NOTE, GENERAL_NOTE, PRIVATE_NOTE ->
          scorecards()
              .setNote(
                  SetNoteRequest.newBuilder()
                      .setName(card)
                      .setQuestion(field.question())
                      .setText(change.value())
                      .setPrivate(field.kind() == Field.Kind.PRIVATE_NOTE)
                      .setEtag(etag)
                      .setRequestId(change.id())
                      .build());
      case BOOKMARK, ASKED, SPENT -> scorecards().trackItem(track(change, etag));
      case RECOMMENDATION, COMMENT -> throw new IllegalArgumentException(field + " is not sent");
    };
  }

  private TrackItemRequest track(Change change, String etag) {
    TrackItemRequest.Builder request =
        TrackItemRequest.newBuilder()
            .setName(card)
            .setQuestion(change.field().question())
            .setEtag(etag)
            .setRequestId(change.id());
    switch (change.field().kind()) {
      case BOOKMARK -> request.setBookmarked(change.value().equals("true"));
      case SPENT ->
          request.setSpentSeconds(change.value().isEmpty() ? 0 : Integer.parseInt(change.value()));
      default -> setAskTime(request, change.value());
    }
    return request.build();
  }

  private static void setAskTime(TrackItemRequest.Builder request, String time) {
    try {
      request.setAskTime(Timestamps.parse(time));
    } catch (ParseException e) {
      throw new IllegalArgumentException("not a time: " + time, e);
    }
  }

  @Override
  public Scorecard card() {
    return scorecards().getScorecard(GetScorecardRequest.newBuilder().setName(card).build());
  }

  @Override
  public Interview interview() {
    return interviews().getInterview(GetInterviewRequest.newBuilder().setName(interview).build());
  }

  @Override
  public Interview start(String requestId) {
    return interviews()
        .startInterview(
            StartInterviewRequest.newBuilder().setName(interview).setRequestId(requestId).build());
  }

  @Override
  public Interview finish(String requestId) {
    return interviews()
        .finishInterview(
            FinishInterviewRequest.newBuilder().setName(interview).setRequestId(requestId).build());
  }

  @Override
  public ReplanInterviewResponse previewReplan() {
    return interviews()
        .replanInterview(
            ReplanInterviewRequest.newBuilder().setName(interview).setDryRun(true).build());
  }

  @Override
  public ReplanInterviewResponse replan(int minutes, String requestId) {
    return interviews()
        .replanInterview(
            ReplanInterviewRequest.newBuilder()
                .setName(interview)
                .setMinutesLeft(minutes)
                .setRequestId(requestId)
                .build());
  }

  @Override
  public Scorecard submit(Recommendation recommendation, String comment, String requestId) {
    return scorecards()
        .submitScorecard(
            SubmitScorecardRequest.newBuilder()
                .setName(card)
                .setRecommendation(recommendation)
                .setComment(comment)
                .setMarkRestNotAsked(true)
                .setRequestId(requestId)
                .build());
  }

  @Override
  public void retryNow() {
    cli.connection().retryNow();
  }
}
