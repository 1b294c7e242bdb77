package dev.viva.server.report.debrief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.plan.Plan;
import dev.viva.server.report.Samples;
import dev.viva.server.report.document.Profile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebriefReportTest {
  private static final Plan PLAN = Samples.plan("p-1", "Django plus DevOps");
  private static final Candidate CANDIDATE = Samples.candidate("Mara", "");
  private static final String[] PANEL = {"ada", "bob", "eve"};

  private record Vote(String ratings, Recommendation recommendation) {}

  private static PanelCards panel(Vote... votes) {
    Interview interview = Samples.interview("i-1", PLAN, PANEL);
    List<Scorecard> cards = new ArrayList<>();
    for (Vote vote : votes) {
      cards.add(
          Samples.card(interview, PANEL[cards.size()], vote.ratings(), vote.recommendation()));
    }
    return Samples.panel(CANDIDATE, interview, List.of(), cards.toArray(Scorecard[]::new));
  }

  private static DebriefReport debrief(PanelCards... panels) {
    return DebriefReport.of(
        CANDIDATE, List.of(panels), List.of(), Profile.FULL, Samples.START.plusSeconds(7200));
  }

  @Test
  void questions_putDisagreementsFirst() {
    DebriefReport report =
        debrief(
            panel(
                new Vote("33330042", Recommendation.YES),
                new Vote("33330011", Recommendation.YES)));
    assertThat(report.questions().get(0).position()).isEqualTo(7);
    assertThat(report.questions().get(0).gap()).isEqualTo(3);
    assertThat(report.questions().get(1).position()).isEqualTo(1);
    assertThat(report.findings().get(0)).startsWith("Disagreement on question 7");
  }

  @Test
  void findings_sayWithoutWhomTheMajorityWouldBeAnother() {
    DebriefReport report =
        debrief(
            panel(
                new Vote("33333333", Recommendation.YES),
                new Vote("33333333", Recommendation.YES),
                new Vote("33333333", Recommendation.NO)));
    assertThat(report.majority()).isEqualTo(new Majority(2, 1, 0));
    assertThat(report.findings())
        .anyMatch(line -> line.startsWith("The panel is split, 2 for, 1 against"))
        .contains("Without ada the vote of 2 for, 1 against would be 1 for, 1 against.")
        .noneMatch(line -> line.startsWith("Without eve"))
        .noneMatch(line -> line.startsWith("Robust"));
  }

  @Test
  void findings_saySoWhereNothingHangsOnOneThing() {
    DebriefReport report =
        debrief(
            panel(
                new Vote("33333333", Recommendation.YES),
                new Vote("33333333", Recommendation.YES),
                new Vote("33333333", Recommendation.YES)));
    assertThat(report.findings()).anyMatch(line -> line.startsWith("Robust"));
    assertThat(report.findings())
        .contains("Agreement figures are not defined where all ratings are the same.");
  }

  @Test
  void findings_nameTheAreaThatTheMeanHangsOn() {
    // django 2.5, devops 4, collaboration 1; without devops the mean falls below the middle.
    DebriefReport report = debrief(panel(new Vote("22234441", Recommendation.YES)));
    assertThat(report.findings())
        .anyMatch(line -> line.contains("would cross the middle") && line.contains("area devops"));
  }

  @Test
  void findings_pointOutMismatchAndUncoveredAreas() {
    DebriefReport report = debrief(panel(new Vote("11111110", Recommendation.STRONG_YES)));
    assertThat(report.findings())
        .anyMatch(line -> line.startsWith("ada: Strong yes, although"))
        .contains("Planned, but assessed by nobody: collaboration.");
  }

  @Test
  void agreement_isShownFromEightQuestionsOn() {
    DebriefReport report =
        debrief(
            panel(
                new Vote("12341234", Recommendation.YES),
                new Vote("12341233", Recommendation.YES)));
    assertThat(report.agreement()).hasSize(4);
    assertThat(report.agreement().get(0).title()).contains("Krippendorff");
    assertThat(report.agreement().get(0).estimate().value()).isGreaterThan(0.8);
  }

  @Test
  void score_isTheMeanOfTheScorecards() {
    DebriefReport report =
        debrief(
            panel(
                new Vote("44444444", Recommendation.YES),
                new Vote("22222222", Recommendation.NO),
                new Vote("00000000", Recommendation.NO_DECISION)));
    assertThat(report.score().orElseThrow()).isCloseTo(3, within(1e-9));
    assertThat(report.coverage()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(report.majority().undecided()).isEqualTo(1);
  }

  @Test
  void debrief_ofNobodyIsEmptyAndSaysSo() {
    DebriefReport report = debrief();
    assertThat(report.findings()).containsExactly("No scorecard is submitted yet.");
    assertThat(report.score()).isEmpty();
    assertThat(DebriefHtml.render(report)).contains("No scorecard is submitted yet.");
    assertThat(DebriefMarkdown.render(report)).contains("No scorecard");
    assertThat(DebriefHtml.pdf(report)).isNotEmpty();
  }
}
