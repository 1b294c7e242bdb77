package dev.viva.server.interview;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Requests;
import dev.viva.server.rpc.Times;
import dev.viva.v1.AmendScorecardRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.ItemRating;
import dev.viva.v1.ListScorecardsRequest;
import dev.viva.v1.ListScorecardsResponse;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.ScorecardServiceGrpc;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.SubmitScorecardRequest;
import dev.viva.v1.TrackItemRequest;
import dev.viva.v1.VoidScorecardRequest;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** {@code viva.v1.ScorecardService}: decodes, calls {@link Scorecards}, encodes. */
public final class ScorecardGrpcService extends ScorecardServiceGrpc.ScorecardServiceImplBase {
  private final Scorecards scorecards;

  public ScorecardGrpcService(Scorecards scorecards) {
    this.scorecards = scorecards;
  }

  @Override
  public void getScorecard(
      GetScorecardRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    reply(observer, scorecards.get(request.getName(), Caller.current()).scored());
  }

  @Override
  public void listScorecards(
      ListScorecardsRequest request, StreamObserver<ListScorecardsResponse> observer) {
    String interview = Names.id("parent", "interviews", request.getParent());
    Requests.reply(
        observer,
        ListScorecardsResponse.newBuilder()
            .addAllScorecards(
                scorecards.list(interview, Caller.current()).stream()
                    .map(ScorecardProtos::encode)
                    .toList())
            .build());
  }

  @Override
  public void rateItem(RateItemRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    Optional<String> note = request.hasNote() ? Optional.of(request.getNote()) : Optional.empty();
    reply(
        observer,
        scorecards.rate(
            Requests.mutation(request),
            own(request.getName()),
            request.getEtag(),
            new Place(request.getPosition(), request.getQuestion()),
            ScorecardProtos.decode(request.getRating()),
            note));
  }

  @Override
  public void setNote(SetNoteRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    Scorecards.NewNote note =
        new Scorecards.NewNote(
            new Place(request.getPosition(), request.getQuestion()),
            request.getText(),
            request.getAppend(),
            request.getPrivate());
    reply(
        observer,
        scorecards.annotate(
            Requests.mutation(request), own(request.getName()), request.getEtag(), note));
  }

  @Override
  public void trackItem(TrackItemRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    Scorecards.Track track =
        new Scorecards.Track(
            new Place(request.getPosition(), request.getQuestion()),
            request.hasAskTime()
                ? Optional.of(Times.decode("ask_time", request.getAskTime()))
                : Optional.empty(),
            request.hasSpentSeconds()
                ? OptionalInt.of(request.getSpentSeconds())
                : OptionalInt.empty(),
            request.hasBookmarked() ? Optional.of(request.getBookmarked()) : Optional.empty());
    reply(
        observer,
        scorecards.track(
            Requests.mutation(request), own(request.getName()), request.getEtag(), track));
  }

  @Override
  public void submitScorecard(
      SubmitScorecardRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    reply(
        observer,
        scorecards.submit(
            Requests.mutation(request),
            own(request.getName()),
            request.getEtag(),
            ScorecardProtos.decode(request.getRecommendation()),
            request.getComment(),
            request.getMarkRestNotAsked()));
  }

  @Override
  public void amendScorecard(
      AmendScorecardRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    Map<Integer, Scorecard.Item> items = new TreeMap<>();
    for (ItemRating rating : request.getRatingsList()) {
      items.put(rating.getPosition(), ScorecardProtos.decode(rating));
    }
    Scorecards.Amendment amendment =
        new Scorecards.Amendment(
            request.getReason(),
            items,
            Optional.of(ScorecardProtos.decode(request.getRecommendation()))
                .filter(given -> given != Recommendation.NONE),
            Optional.of(request.getComment()).filter(comment -> !comment.isBlank()));
    reply(
        observer,
        scorecards.amend(
            Requests.mutation(request), own(request.getName()), request.getEtag(), amendment));
  }

  @Override
  public void voidScorecard(
      VoidScorecardRequest request, StreamObserver<dev.viva.v1.Scorecard> observer) {
    reply(
        observer,
        scorecards.voidIt(Requests.mutation(request), own(request.getName()), request.getReason()));
  }

  private static Scorecards.Key own(String name) {
    Scorecards.Key key = Scorecards.Key.of(name, Caller.current());
    if (!key.caller().is(key.interviewer())) {
      throw new VivaException.NotAllowed(
          "only '" + key.interviewer() + "' may change this scorecard");
    }
    return key;
  }

  private static void reply(
      StreamObserver<dev.viva.v1.Scorecard> observer, Scorecards.Scored scored) {
    Requests.reply(observer, ScorecardProtos.encode(scored));
  }
}
