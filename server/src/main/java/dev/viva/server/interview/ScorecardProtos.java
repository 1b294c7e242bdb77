package dev.viva.server.interview;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.v1.ItemRating;
import dev.viva.v1.ScorecardState;
import dev.viva.v1.ScorecardVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scorecards as messages, and back. */
public final class ScorecardProtos {
  static final Codec<Scorecard> SCORECARD =
      Codecs.of(dev.viva.v1.Scorecard.parser(), ScorecardProtos::encode, ScorecardProtos::decode);

  private ScorecardProtos() {}

  public static dev.viva.v1.Scorecard encode(Scorecards.Scored scored) {
    return encode(scored.scorecard()).toBuilder()
        .setSummary(encode(scored.summary()))
        .addAllWarnings(scored.warnings())
        .build();
  }

  private static dev.viva.v1.Scorecard encode(Scorecard scorecard) {
    dev.viva.v1.Scorecard.Builder encoded =
        dev.viva.v1.Scorecard.newBuilder()
            .setName(scorecard.resource())
            .setInterviewer(scorecard.interviewer())
            .setState(encode(scorecard.state()))
            .addAllRatings(encode(scorecard.items()))
            .setNote(scorecard.note())
            .setPrivateNote(scorecard.privateNote())
            .setRecommendation(encode(scorecard.recommendation()))
            .setComment(scorecard.comment())
            .setEtag(Names.etag(scorecard.revision()));
    scorecard.submitted().map(Times::encode).ifPresent(encoded::setSubmitTime);
    for (Scorecard.Version version : scorecard.versions()) {
      encoded
          .addVersionsBuilder()
          .setSubmitTime(Times.encode(version.submitted()))
          .addAllRatings(encode(version.items()))
          .setRecommendation(encode(version.recommendation()))
          .setComment(version.comment())
          .setReason(version.reason());
    }
    return encoded.build();
  }

  private static Scorecard decode(dev.viva.v1.Scorecard message) {
    String[] name = message.getName().split("/", -1);
    return new Scorecard(
        name[1],
        message.getInterviewer(),
        decode(message.getState()),
        message.getRatingsList().stream().map(ScorecardProtos::decode).toList(),
        message.getNote(),
        message.getPrivateNote(),
        decode(message.getRecommendation()),
        message.getComment(),
        message.hasSubmitTime()
            ? Optional.of(Times.decode(message.getSubmitTime()))
            : Optional.empty(),
        message.getVersionsList().stream().map(ScorecardProtos::decode).toList(),
        Names.revision(message.getEtag()));
  }

  private static Scorecard.Version decode(ScorecardVersion version) {
    return new Scorecard.Version(
        Times.decode(version.getSubmitTime()),
        version.getRatingsList().stream().map(ScorecardProtos::decode).toList(),
        decode(version.getRecommendation()),
        version.getComment(),
        version.getReason());
  }

  private static List<ItemRating> encode(List<Scorecard.Item> items) {
    List<ItemRating> encoded = new ArrayList<>();
    for (Scorecard.Item item : items) {
      ItemRating.Builder rating =
          ItemRating.newBuilder()
              .setPosition(encoded.size() + 1)
              .setQuestion(item.question())
              .setRating(encode(item.rating()))
              .setNote(item.note())
              .setSpentSeconds(item.spentSeconds())
              .setBookmarked(item.bookmarked());
      item.asked().map(Times::encode).ifPresent(rating::setAskTime);
      encoded.add(rating.build());
    }
    return encoded;
  }

  static Scorecard.Item decode(ItemRating item) {
    Optional<Instant> asked =
        item.hasAskTime() ? Optional.of(Times.decode(item.getAskTime())) : Optional.empty();
    return new Scorecard.Item(
        item.getQuestion(),
        decode(item.getRating()),
        item.getNote(),
        asked,
        item.getSpentSeconds(),
        item.getBookmarked());
  }

  public static dev.viva.v1.ScoreSummary encode(ScoreSummary summary) {
    dev.viva.v1.ScoreSummary.Builder encoded =
        dev.viva.v1.ScoreSummary.newBuilder().setCoverage(summary.coverage());
    summary.score().ifPresent(encoded::setScore);
    for (ScoreSummary.AreaScore area : summary.areas()) {
      encoded.addAreas(encode(area));
    }
    return encoded.build();
  }

  public static dev.viva.v1.AreaScore encode(ScoreSummary.AreaScore area) {
    dev.viva.v1.AreaScore.Builder encoded =
        dev.viva.v1.AreaScore.newBuilder()
            .setArea(area.area())
            .setCoverage(area.coverage())
            .setWeight(area.weight())
            .setAssessed(area.assessed())
            .setPlanned(area.planned());
    area.score().ifPresent(encoded::setScore);
    return encoded.build();
  }

  public static dev.viva.v1.Rating encode(Rating rating) {
    return switch (rating) {
      case UNRATED -> dev.viva.v1.Rating.RATING_UNSPECIFIED;
      case POOR -> dev.viva.v1.Rating.RATING_POOR;
      case MIXED -> dev.viva.v1.Rating.RATING_MIXED;
      case GOOD -> dev.viva.v1.Rating.RATING_GOOD;
      case EXCELLENT -> dev.viva.v1.Rating.RATING_EXCELLENT;
      case NOT_ASKED -> dev.viva.v1.Rating.RATING_NOT_ASKED;
      case NOT_ASSESSED -> dev.viva.v1.Rating.RATING_NOT_ASSESSED;
    };
  }

  static Rating decode(dev.viva.v1.Rating rating) {
    return switch (rating) {
      case RATING_UNSPECIFIED -> Rating.UNRATED;
      case RATING_POOR -> Rating.POOR;
      case RATING_MIXED -> Rating.MIXED;
      case RATING_GOOD -> Rating.GOOD;
      case RATING_EXCELLENT -> Rating.EXCELLENT;
      case RATING_NOT_ASKED -> Rating.NOT_ASKED;
      case RATING_NOT_ASSESSED -> Rating.NOT_ASSESSED;
      case UNRECOGNIZED ->
          throw new VivaException.Invalid("rating", "expected 1 to 4, not-asked or not-assessed");
    };
  }

  public static dev.viva.v1.Recommendation encode(Recommendation recommendation) {
    return switch (recommendation) {
      case NONE -> dev.viva.v1.Recommendation.RECOMMENDATION_UNSPECIFIED;
      case STRONG_NO -> dev.viva.v1.Recommendation.RECOMMENDATION_STRONG_NO;
      case NO -> dev.viva.v1.Recommendation.RECOMMENDATION_NO;
      case YES -> dev.viva.v1.Recommendation.RECOMMENDATION_YES;
      case STRONG_YES -> dev.viva.v1.Recommendation.RECOMMENDATION_STRONG_YES;
      case NO_DECISION -> dev.viva.v1.Recommendation.RECOMMENDATION_NO_DECISION;
    };
  }

  public static Recommendation decode(dev.viva.v1.Recommendation recommendation) {
    return switch (recommendation) {
      case RECOMMENDATION_UNSPECIFIED -> Recommendation.NONE;
      case RECOMMENDATION_STRONG_NO -> Recommendation.STRONG_NO;
      case RECOMMENDATION_NO -> Recommendation.NO;
      case RECOMMENDATION_YES -> Recommendation.YES;
      case RECOMMENDATION_STRONG_YES -> Recommendation.STRONG_YES;
      case RECOMMENDATION_NO_DECISION -> Recommendation.NO_DECISION;
      case UNRECOGNIZED ->
          throw new VivaException.Invalid(
              "recommendation", "expected strong-no, no, yes, strong-yes or no-decision");
    };
  }

  public static ScorecardState encode(Scorecard.State state) {
    return switch (state) {
      case DRAFT -> ScorecardState.SCORECARD_STATE_DRAFT;
      case SUBMITTED -> ScorecardState.SCORECARD_STATE_SUBMITTED;
      case AMENDED -> ScorecardState.SCORECARD_STATE_AMENDED;
      case VOIDED -> ScorecardState.SCORECARD_STATE_VOIDED;
    };
  }

  private static Scorecard.State decode(ScorecardState state) {
    return switch (state) {
      case SCORECARD_STATE_DRAFT -> Scorecard.State.DRAFT;
      case SCORECARD_STATE_SUBMITTED -> Scorecard.State.SUBMITTED;
      case SCORECARD_STATE_AMENDED -> Scorecard.State.AMENDED;
      case SCORECARD_STATE_VOIDED -> Scorecard.State.VOIDED;
      case SCORECARD_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("no state");
    };
  }
}
