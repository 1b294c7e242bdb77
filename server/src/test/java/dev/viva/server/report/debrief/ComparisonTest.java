package dev.viva.server.report.debrief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.plan.Plan;
import dev.viva.server.report.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Plan PLAN = Samples.plan("p-1", "Django plus DevOps");

  private static Comparison.Entrant entrant(String id, String role, String... ratings) {
    Candidate candidate = new Candidate("c-" + id, id, "", role, Instant.EPOCH, false, 1);
    String[] panel = {"ada", "bob", "eve"};
    Interview interview = Samples.interview("i-" + id, PLAN, panel);
    List<Ballot> ballots = new ArrayList<>();
    for (String digits : ratings) {
      var scored =
          Samples.scored(
              interview,
              Samples.card(interview, panel[ballots.size()], digits, Recommendation.YES));
      ballots.add(new Ballot(interview, scored.scorecard(), scored.summary()));
    }
    return new Comparison.Entrant(candidate, ballots);
  }

  @Test
  void common_countsOnlyAreasThatEverybodyHasAScoreIn() {
    Comparison comparison =
        Comparison.of(List.of(entrant("mara", "x", "33330004"), entrant("lin", "x", "22224440")));
    assertThat(comparison.lines().get(0).common()).hasValue(3.0);
    assertThat(comparison.lines().get(1).common()).hasValue(2.0);
    assertThat(comparison.findings())
        .contains("Not counted, since not everybody was assessed on it: collaboration, devops.");
  }

  @Test
  void areas_saysWhetherTheQuestionsWereTheSame() {
    Comparison comparison =
        Comparison.of(List.of(entrant("mara", "x", "33333333"), entrant("lin", "x", "42002222")));
    Comparison.AreaLine django =
        comparison.areas().stream().filter(area -> area.area().equals("django")).findFirst().get();
    assertThat(django.sameQuestions()).isFalse();
    assertThat(django.commonQuestions()).isEqualTo(2);
    assertThat(django.commonScores()).containsExactly(3.0, 3.0);
    assertThat(comparison.findings()).contains("On different questions: django.");
  }

  @Test
  void findings_nameWhatTheOrderHangsOn() {
    // django: 4 against 2, devops: 1 against 2, collaboration alike.
    Comparison comparison =
        Comparison.of(List.of(entrant("mara", "x", "44441113"), entrant("lin", "x", "22222223")));
    assertThat(comparison.lines().get(0).common().orElseThrow())
        .isCloseTo(0.45 * 4 + 0.45 * 1 + 0.1 * 3, within(1e-9));
    assertThat(comparison.findings())
        .anyMatch(
            line ->
                line.contains("The order would change")
                    && line.contains("area django (lin before mara)"));
  }

  @Test
  void findings_saySoWhereTheOrderIsRobust() {
    Comparison comparison =
        Comparison.of(
            List.of(
                entrant("mara", "x", "44444444", "44444444"),
                entrant("lin", "y", "11111111", "11111111")));
    assertThat(comparison.findings())
        .anyMatch(line -> line.startsWith("Robust"))
        .contains("Not for one role: x, y.");
  }

  @Test
  void findings_saySoWhereThereIsNoOrder() {
    Comparison comparison =
        Comparison.of(List.of(entrant("mara", "x", "44444444"), entrant("lin", "x")));
    assertThat(comparison.findings())
        .contains("No submitted scorecard of lin.")
        .contains("No area that everybody was assessed on: there is no order.");
    assertThat(comparison.areas().get(0).scores().get(1).coverage()).isZero();
  }

  @Test
  void of_refusesOneCandidateOrTheSameTwice() {
    Comparison.Entrant mara = entrant("mara", "x", "44444444");
    assertThatThrownBy(() -> Comparison.of(List.of(mara)))
        .isInstanceOf(VivaException.Invalid.class);
    assertThatThrownBy(() -> Comparison.of(List.of(mara, mara)))
        .isInstanceOf(VivaException.Invalid.class);
  }
}
