package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Timestamp;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.AmendScorecardRequest;
import dev.viva.v1.CancelInterviewRequest;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.FinishInterviewRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewState;
import dev.viva.v1.ItemRating;
import dev.viva.v1.ListScorecardsRequest;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;
import dev.viva.v1.Scorecard;
import dev.viva.v1.ScorecardState;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.SubmitScorecardRequest;
import dev.viva.v1.TrackItemRequest;
import dev.viva.v1.VoidScorecardRequest;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scorecards over a real server: rate, note, track, submit, amend, void, and who sees what. */
final class ScorecardServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static final String HOSTILE =
      "\u001b[31mred\u001b[0m \u202eevil \u200f<b>&amp;</b> | `x`";

  private static Client root;
  private static Client bob;
  private static Client eve;

  @BeforeAll
  static void addUsers() {
    root = SERVER.admin();
    bob = SERVER.interviewer("bob");
    eve = SERVER.interviewer("eve");
  }

  private static Scorecard get(Client client, String name) {
    return client.scorecards().getScorecard(GetScorecardRequest.newBuilder().setName(name).build());
  }

  private static Scorecard own(Interview interview) {
    return get(root, Journey.ownCard(interview));
  }

  private static Scorecard rate(RateItemRequest.Builder request) {
    return root.scorecards().rateItem(request.setRequestId(Client.requestId()).build());
  }

  private static RateItemRequest.Builder rating(Interview interview, int position, Rating rating) {
    return RateItemRequest.newBuilder()
        .setName(Journey.ownCard(interview))
        .setPosition(position)
        .setRating(rating);
  }

  private static Scorecard note(SetNoteRequest.Builder request) {
    return root.scorecards().setNote(request.setRequestId(Client.requestId()).build());
  }

  private static SetNoteRequest.Builder text(Interview interview, int position, String text) {
    return SetNoteRequest.newBuilder()
        .setName(Journey.ownCard(interview))
        .setPosition(position)
        .setText(text);
  }

  private static Scorecard track(TrackItemRequest.Builder request) {
    return root.scorecards().trackItem(request.setRequestId(Client.requestId()).build());
  }

  private static Scorecard submit(SubmitScorecardRequest.Builder request) {
    return root.scorecards().submitScorecard(request.setRequestId(Client.requestId()).build());
  }

  private static Scorecard amend(AmendScorecardRequest.Builder request) {
    return root.scorecards().amendScorecard(request.setRequestId(Client.requestId()).build());
  }

  private static AmendScorecardRequest.Builder amendment(Interview interview) {
    return AmendScorecardRequest.newBuilder()
        .setName(Journey.ownCard(interview))
        .setReason("mixed up two answers");
  }

  private static Scorecard voidIt(Interview interview, String reason) {
    return root.scorecards()
        .voidScorecard(
            VoidScorecardRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setReason(reason)
                .setRequestId(Client.requestId())
                .build());
  }

  private static InterviewState state(Interview interview) {
    return root.interviews()
        .getInterview(GetInterviewRequest.newBuilder().setName(interview.getName()).build())
        .getState();
  }

  @Test
  void getScorecard_fresh_hasAnOpenItemForEachQuestion() {
    Interview interview = Journey.started(root);

    Scorecard card = own(interview);

    assertThat(card.getName()).isEqualTo(Journey.card(interview, TestServer.ADMIN));
    assertThat(card.getState()).isEqualTo(ScorecardState.SCORECARD_STATE_DRAFT);
    assertThat(card.getRatingsList())
        .extracting(ItemRating::getQuestion)
        .isEqualTo(
            interview.getPlan().getItemsList().stream()
                .map(item -> item.getQuestion().getId())
                .toList());
    assertThat(card.getSummary().hasScore()).isFalse();
    assertThat(card.getSummary().getCoverage()).isZero();
  }

  @Test
  void rateItem_withNote_isStoredAndScored() {
    Interview interview = Journey.started(root);

    Scorecard rated = rate(rating(interview, 1, Rating.RATING_EXCELLENT).setNote("found it alone"));

    assertThat(rated.getRatings(0).getRating()).isEqualTo(Rating.RATING_EXCELLENT);
    assertThat(rated.getRatings(0).getNote()).isEqualTo("found it alone");
    assertThat(rated.getSummary().getScore()).isEqualTo(4.0, within(1e-9));
    assertThat(rated.getSummary().getCoverage()).isStrictlyBetween(0.0, 1.0);
    assertThat(own(interview)).isEqualTo(rated);
  }

  @Test
  void rateItem_withoutNote_keepsTheNoteThatIsThere() {
    Interview interview = Journey.started(root);
    rate(rating(interview, 1, Rating.RATING_GOOD).setNote("first"));

    assertThat(rate(rating(interview, 1, Rating.RATING_MIXED)).getRatings(0).getNote())
        .isEqualTo("first");
    assertThat(rate(rating(interview, 1, Rating.RATING_MIXED).setNote("")).getRatings(0).getNote())
        .isEmpty();
  }

  @Test
  void rateItem_unspecified_takesTheRatingBack() {
    Interview interview = Journey.started(root);
    rate(rating(interview, 1, Rating.RATING_GOOD));

    Scorecard open = rate(rating(interview, 1, Rating.RATING_UNSPECIFIED));

    assertThat(open.getRatings(0).getRating()).isEqualTo(Rating.RATING_UNSPECIFIED);
    assertThat(open.getSummary().hasScore()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RATING_NOT_ASKED", "RATING_NOT_ASSESSED"})
  void rateItem_withoutValue_neverCountsAsZero(String mark) {
    Interview interview = Journey.started(root);
    rate(rating(interview, 1, Rating.RATING_GOOD));

    Scorecard card = rate(rating(interview, 2, Rating.valueOf(mark)));

    assertThat(card.getSummary().getScore()).isEqualTo(3.0, within(1e-9));
    assertThat(card.getSummary().getCoverage()).isLessThan(1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 7, Integer.MAX_VALUE})
  void rateItem_unknownRating_invalid(int rating) {
    Interview interview = Journey.started(root);

    Refusal.expectInvalid(
        "rating", () -> rate(rating(interview, 1, Rating.RATING_GOOD).setRatingValue(rating)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100, Integer.MAX_VALUE})
  void rateItem_noSuchPosition_invalid(int position) {
    Interview interview = Journey.started(root);

    Refusal.expectInvalid("position", () -> rate(rating(interview, position, Rating.RATING_GOOD)));
  }

  @Test
  void rateItem_staleEtag_aborted() {
    Interview interview = Journey.started(root);
    String etag = own(interview).getEtag();
    Scorecard next = rate(rating(interview, 1, Rating.RATING_GOOD).setEtag(etag));

    Refusal refusal =
        Refusal.expect(
            Status.Code.ABORTED,
            Reason.STALE_REVISION,
            () -> rate(rating(interview, 2, Rating.RATING_GOOD).setEtag(etag)));

    assertThat(refusal.metadata()).containsEntry("currentEtag", next.getEtag());
    assertThat(own(interview)).isEqualTo(next);
  }

  @Test
  void rateItem_beforeTheStart_isRefused() {
    Interview interview = Journey.scheduled(root);

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.WRONG_STATE,
        () -> rate(rating(interview, 1, Rating.RATING_GOOD)));
  }

  @Test
  void rateItem_afterCancellation_isRefused() {
    Interview interview = Journey.started(root);
    root.interviews()
        .cancelInterview(
            CancelInterviewRequest.newBuilder()
                .setName(interview.getName())
                .setRequestId(Client.requestId())
                .build());

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.WRONG_STATE,
        () -> rate(rating(interview, 1, Rating.RATING_GOOD)));
  }

  @Test
  void rateItem_cardOfSomebodyElse_isNotAllowed() {
    Interview interview = Journey.started(root, TestServer.ADMIN, "bob");

    Refusal.expect(
        Status.Code.PERMISSION_DENIED,
        Reason.NOT_ALLOWED,
        () ->
            rate(rating(interview, 1, Rating.RATING_GOOD).setName(Journey.card(interview, "bob"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "interviews/x",
        "interviews//scorecards/-",
        "interviews/x/scorecards/",
        "interviews/x/scorecards/-/y",
        "interviews/\u0000/scorecards/-",
        "interviews/\u001b[2J/scorecards/-",
        "interviews/x/scorecards/\n"
      })
  void getScorecard_noName_invalid(String name) {
    Refusal.expectInvalid("name", () -> get(root, name));
  }

  @Test
  void getScorecard_notOfThePanel_notFound() {
    Interview interview = Journey.started(root);

    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () -> get(root, Journey.card(interview, "stranger")));
  }

  @Test
  void setNote_hostileText_isKeptAsTyped() {
    Interview interview = Journey.started(root);

    note(text(interview, 1, HOSTILE));

    assertThat(own(interview).getRatings(0).getNote()).isEqualTo(HOSTILE);
  }

  @Test
  void setNote_append_addsALine() {
    Interview interview = Journey.started(root);
    note(text(interview, 1, "one"));

    assertThat(note(text(interview, 1, "two").setAppend(true)).getRatings(0).getNote())
        .isEqualTo("one\ntwo");
    assertThat(note(text(interview, 1, "three")).getRatings(0).getNote()).isEqualTo("three");
  }

  @Test
  void setNote_wholeInterviewAndPrivate_areApart() {
    Interview interview = Journey.started(root);
    note(text(interview, 0, "calm"));

    Scorecard card = note(text(interview, 0, "too kind?").setPrivate(true));

    assertThat(card.getNote()).isEqualTo("calm");
    assertThat(card.getPrivateNote()).isEqualTo("too kind?");
  }

  @Test
  void setNote_privateOnAQuestion_invalid() {
    Interview interview = Journey.started(root);

    Refusal.expectInvalid("private", () -> note(text(interview, 1, "x").setPrivate(true)));
  }

  @Test
  void setNote_nulOrTooLong_invalid() {
    Interview interview = Journey.started(root);

    Refusal.expectInvalid("text", () -> note(text(interview, 1, "a\u0000b")));
    Refusal.expectInvalid("text", () -> note(text(interview, 1, "x".repeat(20_001))));
    assertThat(note(text(interview, 1, "x".repeat(20_000))).getRatings(0).getNote())
        .hasSize(20_000);
    Refusal.expectInvalid("text", () -> note(text(interview, 1, "y").setAppend(true)));
  }

  @Test
  void trackItem_partial_leavesTheRest() {
    Interview interview = Journey.started(root);
    Timestamp asked = Timestamp.newBuilder().setSeconds(1_800_000_000).setNanos(5).build();
    TrackItemRequest.Builder first =
        TrackItemRequest.newBuilder().setName(Journey.ownCard(interview)).setPosition(2);
    track(first.clone().setAskTime(asked).setSpentSeconds(90));

    ItemRating item = track(first.clone().setBookmarked(true)).getRatings(1);

    assertThat(item.getAskTime()).isEqualTo(asked);
    assertThat(item.getSpentSeconds()).isEqualTo(90);
    assertThat(item.getBookmarked()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 86_401, Integer.MAX_VALUE})
  void trackItem_impossibleTime_invalid(int seconds) {
    Interview interview = Journey.started(root);

    Refusal.expectInvalid(
        "spent_seconds",
        () ->
            track(
                TrackItemRequest.newBuilder()
                    .setName(Journey.ownCard(interview))
                    .setPosition(1)
                    .setSpentSeconds(seconds)));
  }

  @Test
  void submitScorecard_muchMissing_saysEverythingAtOnce() {
    Interview interview = Journey.started(root);
    rate(rating(interview, 1, Rating.RATING_POOR));

    Refusal refusal =
        Refusal.expect(
            Status.Code.FAILED_PRECONDITION,
            Reason.SCORECARD_INCOMPLETE,
            () -> submit(SubmitScorecardRequest.newBuilder().setName(Journey.ownCard(interview))));

    assertThat(refusal.message())
        .contains("question 1 is rated POOR without a note")
        .contains("question 2 is not rated")
        .contains("recommendation is missing")
        .contains("comment is missing");
    assertThat(own(interview).getState()).isEqualTo(ScorecardState.SCORECARD_STATE_DRAFT);
  }

  @Test
  void submitScorecard_noDecisionWithoutReason_isRefused() {
    Interview interview = Journey.started(root);
    Journey.rateAll(root, interview);

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.SCORECARD_INCOMPLETE,
        () ->
            submit(
                Journey.submission(interview)
                    .setRecommendation(Recommendation.RECOMMENDATION_NO_DECISION)
                    .setComment(" \n")));
  }

  @Test
  void submitScorecard_restNotAsked_lowersTheCoverageOnly() {
    Interview interview = Journey.started(root);
    rate(rating(interview, 1, Rating.RATING_GOOD));

    Scorecard card = submit(Journey.submission(interview).setMarkRestNotAsked(true));

    assertThat(card.getState()).isEqualTo(ScorecardState.SCORECARD_STATE_SUBMITTED);
    assertThat(card.getRatingsList().subList(1, card.getRatingsCount()))
        .extracting(ItemRating::getRating)
        .containsOnly(Rating.RATING_NOT_ASKED);
    assertThat(card.getSummary().getScore()).isEqualTo(3.0, within(1e-9));
    assertThat(card.getSummary().getCoverage()).isLessThan(1.0);
  }

  @Test
  void submitScorecard_thenAnyChange_isRefused() {
    Interview interview = Journey.started(root, TestServer.ADMIN, "bob");
    Scorecard submitted = Journey.submit(root, interview);

    for (Runnable change :
        List.<Runnable>of(
            () -> rate(rating(interview, 1, Rating.RATING_POOR)),
            () -> note(text(interview, 1, "x")),
            () -> note(text(interview, 0, "x")),
            () ->
                track(
                    TrackItemRequest.newBuilder()
                        .setName(Journey.ownCard(interview))
                        .setPosition(1)
                        .setBookmarked(true)),
            () -> submit(Journey.submission(interview)))) {
      Refusal.expect(Status.Code.FAILED_PRECONDITION, Reason.WRONG_STATE, change::run);
    }
    assertThat(own(interview)).isEqualTo(submitted);
  }

  @Test
  void submitScorecard_lastOfThePanel_completesTheInterviewEvenBeforeItsFinish() {
    Interview interview = Journey.started(root, TestServer.ADMIN, "bob");
    Journey.submit(root, interview);
    assertThat(state(interview)).isEqualTo(InterviewState.INTERVIEW_STATE_IN_PROGRESS);

    Journey.submit(bob, interview);

    Interview complete =
        root.interviews()
            .getInterview(GetInterviewRequest.newBuilder().setName(interview.getName()).build());
    assertThat(complete.getState()).isEqualTo(InterviewState.INTERVIEW_STATE_COMPLETE);
    assertThat(complete.hasFinishTime()).isTrue();
  }

  @Test
  void submitScorecard_lastAfterTheFinish_completesTheInterview() {
    Interview interview = Journey.started(root);
    Interview finished =
        root.interviews()
            .finishInterview(
                FinishInterviewRequest.newBuilder()
                    .setName(interview.getName())
                    .setRequestId(Client.requestId())
                    .build());
    assertThat(finished.getState()).isEqualTo(InterviewState.INTERVIEW_STATE_AWAITING_FEEDBACK);

    Journey.submit(root, interview);

    Interview complete =
        root.interviews()
            .getInterview(GetInterviewRequest.newBuilder().setName(interview.getName()).build());
    assertThat(complete.getState()).isEqualTo(InterviewState.INTERVIEW_STATE_COMPLETE);
    assertThat(complete.getFinishTime()).isEqualTo(finished.getFinishTime());
  }

  @Test
  void amendScorecard_twice_keepsEveryVersion() {
    Interview interview = Journey.started(root);
    Scorecard first = Journey.submit(root, interview);

    Scorecard second =
        amend(
            amendment(interview)
                .addRatings(
                    ItemRating.newBuilder()
                        .setPosition(1)
                        .setRating(Rating.RATING_EXCELLENT)
                        .setNote("found it alone")));
    Scorecard third =
        amend(
            amendment(interview)
                .setReason("slept over it")
                .setRecommendation(Recommendation.RECOMMENDATION_STRONG_YES));

    assertThat(second.getState()).isEqualTo(ScorecardState.SCORECARD_STATE_AMENDED);
    assertThat(second.getRatings(0).getRating()).isEqualTo(Rating.RATING_EXCELLENT);
    assertThat(third.getRatingsList()).isEqualTo(second.getRatingsList());
    assertThat(third.getVersionsList()).hasSize(2);
    assertThat(third.getVersions(0).getRatingsList()).isEqualTo(first.getRatingsList());
    assertThat(third.getVersions(0).getSubmitTime()).isEqualTo(first.getSubmitTime());
    assertThat(third.getVersions(0).getReason()).isEqualTo("mixed up two answers");
    assertThat(third.getVersions(1).getRatingsList()).isEqualTo(second.getRatingsList());
    assertThat(third.getVersions(1).getReason()).isEqualTo("slept over it");
    assertThat(third.getRecommendation()).isEqualTo(Recommendation.RECOMMENDATION_STRONG_YES);
    assertThat(third.getComment()).isEqualTo(first.getComment());
  }

  @Test
  void amendScorecard_draftOrWithoutReason_isRefused() {
    Interview interview = Journey.started(root);

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.WRONG_STATE,
        () -> amend(amendment(interview).setComment("x")));
    Refusal.expectInvalid("reason", () -> amend(amendment(interview).setReason(" ")));
  }

  @Test
  void amendScorecard_toAnIncompleteOne_isRefused() {
    Interview interview = Journey.started(root);
    Scorecard submitted = Journey.submit(root, interview);

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.SCORECARD_INCOMPLETE,
        () ->
            amend(
                amendment(interview)
                    .addRatings(
                        ItemRating.newBuilder().setPosition(1).setRating(Rating.RATING_POOR))));
    assertThat(own(interview)).isEqualTo(submitted);
  }

  @Test
  void voidScorecard_isKeptAndChangesNoMore() {
    Interview interview = Journey.started(root, TestServer.ADMIN, "bob");
    Journey.submit(root, interview);

    Scorecard voided = voidIt(interview, "knows the candidate");

    assertThat(voided.getState()).isEqualTo(ScorecardState.SCORECARD_STATE_VOIDED);
    assertThat(voided.getVersions(0).getReason()).isEqualTo("knows the candidate");
    Refusal.expect(
        Status.Code.FAILED_PRECONDITION, Reason.WRONG_STATE, () -> voidIt(interview, "again"));
    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.WRONG_STATE,
        () -> amend(amendment(interview).setComment("x")));
    Refusal.expectInvalid("reason", () -> voidIt(interview, ""));
  }

  @Test
  void getScorecard_draftOfAPeer_isNotFound() {
    Interview interview = Journey.started(root, "bob", "eve");
    Journey.rate(bob, interview, 1, Rating.RATING_EXCELLENT);

    for (Client other : List.of(eve, root)) {
      Refusal.expect(
          Status.Code.NOT_FOUND,
          Reason.NOT_FOUND,
          () -> get(other, Journey.card(interview, "bob")));
    }
  }

  @Test
  void getScorecard_submittedOfAPeerBeforeOnesOwn_isBlind() {
    Interview interview = Journey.started(root, "bob", "eve");
    Journey.submit(bob, interview);

    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.SCORECARD_BLIND,
        () -> get(eve, Journey.card(interview, "bob")));
    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.SCORECARD_BLIND,
        () ->
            eve.reports()
                .exportScorecard(
                    ExportScorecardRequest.newBuilder()
                        .setName(Journey.card(interview, "bob"))
                        .build()));
    assertThat(list(eve, interview)).extracting(Scorecard::getInterviewer).containsExactly("eve");
  }

  @Test
  void getScorecard_submittedOfAPeerAfterOnesOwn_isVisibleWithoutThePrivateNote() {
    Interview interview = Journey.started(root, "bob", "eve");
    bob.scorecards()
        .setNote(
            text(interview, 0, "for bob alone")
                .setPrivate(true)
                .setRequestId(Client.requestId())
                .build());
    Scorecard submitted = Journey.submit(bob, interview);
    Journey.submit(eve, interview);

    Scorecard seen = get(eve, Journey.card(interview, "bob"));

    assertThat(submitted.getPrivateNote()).isEqualTo("for bob alone");
    assertThat(seen).isEqualTo(submitted.toBuilder().clearPrivateNote().build());
    assertThat(list(eve, interview))
        .extracting(Scorecard::getInterviewer)
        .containsExactly("bob", "eve");
    assertThat(
            eve.reports()
                .exportScorecard(
                    ExportScorecardRequest.newBuilder()
                        .setName(Journey.card(interview, "bob"))
                        .build())
                .getContent()
                .toStringUtf8())
        .doesNotContain("for bob alone");
  }

  private static List<Scorecard> list(Client client, Interview interview) {
    return client
        .scorecards()
        .listScorecards(ListScorecardsRequest.newBuilder().setParent(interview.getName()).build())
        .getScorecardsList();
  }
}
