package dev.viva.server.report.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.CompareCandidatesRequest;
import dev.viva.v1.CompareCandidatesResponse;
import dev.viva.v1.Debrief;
import dev.viva.v1.Decision;
import dev.viva.v1.DocumentFormat;
import dev.viva.v1.ExportDebriefRequest;
import dev.viva.v1.ExportDebriefResponse;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewerStatistics;
import dev.viva.v1.ListAreaStatisticsRequest;
import dev.viva.v1.ListInterviewerStatisticsRequest;
import dev.viva.v1.ListQuestionStatisticsRequest;
import dev.viva.v1.ListQuestionStatisticsResponse;
import dev.viva.v1.ListScorecardsRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;
import dev.viva.v1.RecordDecisionRequest;
import dev.viva.v1.RedactionProfile;
import dev.viva.v1.Role;
import dev.viva.v1.Scorecard;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.VoidScorecardRequest;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Debriefs, decisions, comparisons and statistics over a real server, and who may read them. */
final class DebriefServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static Client lead;
  private static Client ada;
  private static Client bob;

  @BeforeAll
  static void people() {
    lead = SERVER.user("lea", Role.ROLE_LEAD);
    ada = SERVER.interviewer("ada");
    bob = SERVER.interviewer("bob");
  }

  private static Debrief debrief(Client client, Interview interview) {
    return client
        .reports()
        .getDebrief(GetDebriefRequest.newBuilder().setName(interview.getCandidate()).build());
  }

  private static RecordDecisionRequest.Builder decision(Interview interview) {
    return RecordDecisionRequest.newBuilder()
        .setName(interview.getCandidate())
        .setHire(true)
        .setRationale("Strong where we are weak.")
        .setRequestId(Client.requestId());
  }

  private static Interview judged() {
    Interview interview = Journey.started(lead, "ada", "bob");
    Journey.submit(ada, interview);
    Journey.submit(bob, interview);
    return interview;
  }

  @Test
  void getDebrief_showsThePanelSideBySide() {
    Interview interview = judged();

    Debrief debrief = debrief(lead, interview);

    assertThat(debrief.getScorecardsList())
        .extracting(Scorecard::getInterviewer)
        .containsExactly("ada", "bob");
    assertThat(debrief.getScore()).isEqualTo(3.0);
    assertThat(debrief.getMajority().getInFavour()).isEqualTo(2);
    assertThat(debrief.getMissingList()).isEmpty();
    assertThat(debrief.getQuestionsCount()).isEqualTo(interview.getPlan().getItemsCount());
    assertThat(debrief.getQuestions(0).getRatingsCount()).isEqualTo(2);
    assertThat(debrief.getDisplayName()).isEqualTo(interview.getCandidateDisplayName());
  }

  @Test
  void everyReport_withOneOwnDraft_isBlind() {
    Interview interview = Journey.started(lead, "ada", "bob");
    Journey.submit(ada, interview);

    for (DocumentFormat format : List.of(DocumentFormat.DOCUMENT_FORMAT_JSON)) {
      Refusal.expect(
          Status.Code.FAILED_PRECONDITION,
          Reason.SCORECARD_BLIND,
          () ->
              bob.reports()
                  .exportDebrief(
                      ExportDebriefRequest.newBuilder()
                          .setName(interview.getCandidate())
                          .setFormat(format)
                          .build()));
    }
    Refusal.expect(
        Status.Code.FAILED_PRECONDITION, Reason.SCORECARD_BLIND, () -> debrief(bob, interview));
    Refusal.expect(
        Status.Code.PERMISSION_DENIED,
        Reason.NOT_ALLOWED,
        () -> bob.reports().recordDecision(decision(interview).build()));
    Interview other = Journey.started(lead, "ada");
    Refusal.expect(
        Status.Code.FAILED_PRECONDITION,
        Reason.SCORECARD_BLIND,
        () ->
            bob.reports()
                .compareCandidates(
                    CompareCandidatesRequest.newBuilder()
                        .addNames(interview.getCandidate())
                        .addNames(other.getCandidate())
                        .build()));
    assertThat(debrief(ada, interview).getMissingList())
        .containsExactly(interview.getId() + "/bob");
    assertThat(debrief(ada, interview).getScorecardsList())
        .extracting(Scorecard::getInterviewer)
        .containsExactly("ada");
  }

  @Test
  void voidingAnOwnDraft_opensNothingUntilTheInterviewIsComplete() {
    Client tom = SERVER.interviewer("tom");
    Interview interview = Journey.started(lead, "ada", "bob", "tom");
    Journey.submit(ada, interview);
    bob.scorecards()
        .voidScorecard(
            VoidScorecardRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setReason("was ill")
                .setRequestId(Client.requestId())
                .build());

    Refusal blind =
        Refusal.expect(
            Status.Code.FAILED_PRECONDITION, Reason.SCORECARD_BLIND, () -> debrief(bob, interview));
    assertThat(blind.message()).contains("voided", "complete");
    assertThat(
            bob.scorecards()
                .listScorecards(
                    ListScorecardsRequest.newBuilder().setParent(interview.getName()).build())
                .getScorecardsList())
        .extracting(Scorecard::getInterviewer)
        .containsExactly("bob");

    Journey.submit(tom, interview);
    assertThat(debrief(bob, interview).getScorecardsList())
        .extracting(Scorecard::getInterviewer)
        .containsExactly("ada", "tom");
  }

  @Test
  void statistics_withAnOwnDraft_leaveThePersonOut() {
    Client eve = SERVER.interviewer("eve");
    Client kim = SERVER.interviewer("kim");
    Interview interview = Journey.started(lead, "eve", "kim");
    Journey.submit(eve, interview);

    assertThat(interviewers(kim)).noneMatch(who -> who.getInterviewer().equals("eve"));
    assertThat(interviewers(lead))
        .filteredOn(who -> who.getInterviewer().equals("eve"))
        .singleElement()
        .satisfies(who -> assertThat(who.getScorecards()).isEqualTo(1));

    Journey.submit(kim, interview);
    assertThat(interviewers(kim))
        .filteredOn(who -> who.getInterviewer().equals("eve"))
        .singleElement()
        .satisfies(
            who -> {
              assertThat(who.getSeverity()).isZero();
              assertThat(who.getOverlaps()).isEqualTo(interview.getPlan().getItemsCount());
            });
  }

  private static List<InterviewerStatistics> interviewers(Client client) {
    return client
        .reports()
        .listInterviewerStatistics(ListInterviewerStatisticsRequest.getDefaultInstance())
        .getStatisticsList();
  }

  @Test
  void getDebrief_hidesForeignPrivateNotes() {
    Interview interview = Journey.started(lead, "ada", "bob");
    ada.scorecards()
        .setNote(
            SetNoteRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setText("canary-private")
                .setPrivate(true)
                .setRequestId(Client.requestId())
                .build());
    Journey.submit(ada, interview);
    Journey.submit(bob, interview);

    assertThat(debrief(bob, interview).toString()).doesNotContain("canary-private");
    assertThat(export(bob, interview, RedactionProfile.REDACTION_PROFILE_FULL))
        .doesNotContain("canary-private");
    assertThat(export(ada, interview, RedactionProfile.REDACTION_PROFILE_MANAGER))
        .doesNotContain("canary-private");
  }

  private static String export(Client client, Interview interview, RedactionProfile profile) {
    return client
        .reports()
        .exportDebrief(
            ExportDebriefRequest.newBuilder()
                .setName(interview.getCandidate())
                .setFormat(DocumentFormat.DOCUMENT_FORMAT_JSON)
                .setProfile(profile)
                .build())
        .getContent()
        .toStringUtf8();
  }

  @ParameterizedTest
  @EnumSource(
      value = DocumentFormat.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNRECOGNIZED"})
  void export_answersInEveryFormat(DocumentFormat format) {
    Interview interview = judged();

    ExportDebriefResponse debrief =
        lead.reports()
            .exportDebrief(
                ExportDebriefRequest.newBuilder()
                    .setName(interview.getCandidate())
                    .setFormat(format)
                    .build());
    assertThat(debrief.getContent().size()).isPositive();
    assertThat(debrief.getDocument()).startsWith("debrief-ada");
    assertThat(
            ada.reports()
                .exportScorecard(
                    ExportScorecardRequest.newBuilder()
                        .setName(Journey.ownCard(interview))
                        .setFormat(format)
                        .build())
                .getContent()
                .size())
        .isPositive();
  }

  @Test
  void exportDebrief_forTheCandidate_namesNobody() {
    Interview interview = judged();
    assertThat(export(lead, interview, RedactionProfile.REDACTION_PROFILE_CANDIDATE))
        .contains("interviewer-1", "Solid on data")
        .doesNotContain("\"bob\"", "/bob", "/ada");
    assertThat(export(lead, interview, RedactionProfile.REDACTION_PROFILE_AUDIT))
        .doesNotContain("Solid on data", interview.getCandidateDisplayName());
  }

  @Test
  void recordDecision_keepsWhatWasKnown() {
    Interview interview = Journey.started(lead, "ada", "bob");
    Journey.submit(ada, interview);

    Decision first =
        lead.reports().recordDecision(decision(interview).addParticipants("ada").build());

    assertThat(first.getKnownScorecards(0)).startsWith(interview.getName() + "/scorecards/ada@r");
    assertThat(first.getKnown(0).getScore()).isEqualTo(3.0);
    assertThat(first.getMissingList()).containsExactly(interview.getId() + "/bob");
    assertThat(first.getRecorder()).isEqualTo("lea");

    Journey.submit(bob, interview);
    lead.reports().recordDecision(decision(interview).setHire(false).build());

    Debrief debrief = debrief(lead, interview);
    assertThat(debrief.getDecision().getHire()).isFalse();
    assertThat(debrief.getDecision().getKnownCount()).isEqualTo(2);
    assertThat(debrief.getFormerDecisionsList()).containsExactly(first);
  }

  @Test
  void recordDecision_sentTwice_isRecordedOnce() {
    Interview interview = judged();
    RecordDecisionRequest request = decision(interview).build();

    Decision first = lead.reports().recordDecision(request);

    assertThat(lead.reports().recordDecision(request)).isEqualTo(first);
    assertThat(debrief(lead, interview).getFormerDecisionsList()).isEmpty();
  }

  @Test
  void recordDecision_withoutAReason_isRefused() {
    Interview interview = judged();
    Refusal.expectInvalid(
        "rationale",
        () -> lead.reports().recordDecision(decision(interview).setRationale(" ").build()));
    Refusal.expectInvalid(
        "participants",
        () -> lead.reports().recordDecision(decision(interview).addParticipants("No One").build()));
  }

  @Test
  void compareCandidates_setsThemSideBySide() {
    Interview first = judged();
    Interview second = judged();

    CompareCandidatesResponse answer =
        lead.reports()
            .compareCandidates(
                CompareCandidatesRequest.newBuilder()
                    .addNames(first.getCandidate())
                    .addNames(second.getCandidateDisplayName())
                    .build());

    assertThat(answer.getCandidatesList()).hasSize(2);
    assertThat(answer.getCandidates(0).getCommonScore()).isEqualTo(3.0);
    assertThat(answer.getAreasList()).isNotEmpty();
    assertThat(answer.getFindingsList()).isNotEmpty();
  }

  @Test
  void submitScorecard_pointsOutAMismatch() {
    Interview interview = Journey.started(lead, "ada");
    interview
        .getPlan()
        .getItemsList()
        .forEach(item -> Journey.rate(ada, interview, item.getPosition(), Rating.RATING_MIXED));

    Scorecard submitted =
        ada.scorecards()
            .submitScorecard(
                Journey.submission(interview)
                    .setRecommendation(Recommendation.RECOMMENDATION_STRONG_YES)
                    .build());

    assertThat(submitted.getWarningsList())
        .containsExactly(
            "Strong yes, although the mean rating is 2.00 of 4: say in the comment why");
  }

  @Test
  void statistics_comeInPages() {
    judged();
    ListQuestionStatisticsResponse all =
        lead.reports()
            .listQuestionStatistics(
                ListQuestionStatisticsRequest.newBuilder().setPageSize(1000).build());
    ListQuestionStatisticsResponse first =
        lead.reports()
            .listQuestionStatistics(
                ListQuestionStatisticsRequest.newBuilder().setPageSize(2).build());
    ListQuestionStatisticsResponse second =
        lead.reports()
            .listQuestionStatistics(
                ListQuestionStatisticsRequest.newBuilder()
                    .setPageSize(2)
                    .setPageToken(first.getNextPageToken())
                    .build());
    assertThat(first.getStatisticsList()).isEqualTo(all.getStatisticsList().subList(0, 2));
    assertThat(second.getStatistics(0)).isEqualTo(all.getStatistics(2));
    assertThat(all.getStatistics(0).getTitle()).isNotEmpty();
    assertThat(
            lead.reports()
                .listAreaStatistics(ListAreaStatisticsRequest.getDefaultInstance())
                .getStatisticsList())
        .isNotEmpty()
        .anyMatch(area -> area.getAsked() > 0);
  }
}
