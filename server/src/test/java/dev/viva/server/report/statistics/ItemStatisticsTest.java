package dev.viva.server.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.viva.server.bank.Question;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.plan.Plan;
import dev.viva.server.report.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ItemStatisticsTest {
  private static final Plan PLAN = Samples.plan("p-1", "Django plus DevOps");
  private static final Candidate CANDIDATE = Samples.candidate("Ada", "");

  private static PanelCards panel(String id, String... ratings) {
    String[] panel = {"ada", "bob", "eve"};
    Interview interview = Samples.interview(id, PLAN, panel);
    Scorecard[] cards = new Scorecard[ratings.length];
    for (int i = 0; i < ratings.length; i++) {
      cards[i] = Samples.card(interview, panel[i], ratings[i], Recommendation.YES);
    }
    return Samples.panel(CANDIDATE, interview, List.of(), cards);
  }

  private static ItemStatistics first(List<PanelCards> panels) {
    return ItemStatistics.of(panels, Optional.empty()).stream()
        .filter(item -> item.question().equals("orm-n-plus-one"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void facility_isTheMeanOverTheBestRating() {
    ItemStatistics item =
        first(List.of(panel("i-1", "40000000", "20000000"), panel("i-2", "00000000")));
    assertThat(item.facility().orElseThrow()).isCloseTo(0.75, within(1e-12));
    assertThat(item.asked()).isEqualTo(1);
    assertThat(item.rated()).isEqualTo(2);
  }

  @Test
  void discrimination_isOneWhereTheQuestionGoesWithTheRest() {
    List<PanelCards> panels = new ArrayList<>();
    for (String ratings : List.of("11100000", "22200000", "33300000", "44400000", "11100000")) {
      panels.add(panel("i-" + panels.size(), ratings));
    }
    assertThat(first(panels).discrimination().orElseThrow()).isCloseTo(1, within(1e-9));
  }

  @Test
  void discrimination_isMinusOneWhereItGoesAgainst() {
    List<PanelCards> panels = new ArrayList<>();
    for (String ratings : List.of("41100000", "32200000", "23300000", "14400000", "41100000")) {
      panels.add(panel("i-" + panels.size(), ratings));
    }
    assertThat(first(panels).discrimination().orElseThrow()).isCloseTo(-1, within(1e-9));
  }

  @Test
  void discrimination_isAbsentBelowFiveScorecardsOrWithoutVariation() {
    assertThat(first(List.of(panel("i-1", "44400000"))).discrimination()).isEmpty();
    List<PanelCards> same = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      same.add(panel("i-" + i, "33300000"));
    }
    assertThat(first(same).discrimination()).isEmpty();
  }

  @Test
  void drift_isTheRiseOfFacilityWithItsError() {
    List<PanelCards> panels = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      panels.add(panelAt("i-" + i, i < 3 ? "1" : "4", Duration.ofDays(i < 3 ? -30 : 30)));
    }
    ItemStatistics.Drift drift =
        ItemStatistics.of(panels, Optional.of(Samples.START)).get(5).drift().orElseThrow();
    assertThat(drift.before()).hasValue(0.25);
    assertThat(drift.since()).hasValue(1.0);
    assertThat(drift.change().orElseThrow()).isCloseTo(0.75, within(1e-12));
    assertThat(drift.error()).hasValue(0.0);
  }

  private static PanelCards panelAt(String id, String rating, Duration after) {
    Interview interview = Samples.interview(id, PLAN, "ada");
    Instant time = Samples.START.plus(after);
    Interview moved =
        new Interview(
            interview.id(),
            interview.candidate(),
            interview.plan(),
            interview.panel(),
            interview.state(),
            Optional.empty(),
            Optional.of(time),
            Optional.of(time.plusSeconds(3600)),
            interview.assignments(),
            "",
            time,
            1);
    return Samples.panel(
        CANDIDATE,
        moved,
        List.of(),
        Samples.card(moved, "ada", rating.repeat(8), Recommendation.YES));
  }

  @Test
  void severity_isTheDifferenceToTheOthersWithItsError() {
    PanelCards panel = panel("i-1", "33330000", "22220000", "43220000");
    List<RaterStatistics> raters = RaterStatistics.of(List.of(panel));
    RaterStatistics bob = raters.get(1);
    assertThat(bob.interviewer()).isEqualTo("bob");
    // 2 - 3.5, 2 - 3, 2 - 2.5, 2 - 2.5
    assertThat(bob.severity().orElseThrow()).isCloseTo(-0.875, within(1e-12));
    assertThat(bob.severityError().orElseThrow())
        .isCloseTo(
            Math.sqrt((0.625 * 0.625 + 0.125 * 0.125 + 2 * 0.375 * 0.375) / 3) / 2, within(1e-12));
    assertThat(bob.overlaps()).isEqualTo(4);
    assertThat(bob.spread()).hasValue(0.0);
    assertThat(bob.meanHoursLate().orElseThrow()).isCloseTo(37 / 60.0, within(1e-9));
  }

  @Test
  void severity_isAbsentForSomebodyWhoIsAlwaysAlone() {
    RaterStatistics ada = RaterStatistics.of(List.of(panel("i-1", "33330000"))).get(0);
    assertThat(ada.severity()).isEmpty();
    assertThat(ada.mean()).hasValue(3.0);
  }

  @Test
  void interviewers_countsMissingScorecards() {
    Interview interview = Samples.interview("i-1", PLAN, "ada", "bob");
    PanelCards panel = Samples.panel(CANDIDATE, interview, List.of("bob"));
    RaterStatistics bob = RaterStatistics.of(List.of(panel)).get(0);
    assertThat(bob.missing()).isEqualTo(1);
    assertThat(bob.scorecards()).isZero();
  }

  @Test
  void areas_countEverythingBelowAndWhatWasNeverAsked() {
    List<Question> active =
        List.of(
            Samples.question("orm-n-plus-one", "a", "django", 5),
            Samples.question("b", "b", "django/orm", 5),
            Samples.question("c", "c", "devops/kubernetes", 5));
    List<AreaUse> areas = AreaUse.of(active, List.of(panel("i-1", "40000000", "20000000")));
    assertThat(areas)
        .extracting(AreaUse::area)
        .containsExactly("devops", "devops/kubernetes", "django", "django/orm");
    AreaUse django = areas.get(2);
    assertThat(django.questions()).isEqualTo(2);
    assertThat(django.asked()).isEqualTo(1);
    assertThat(django.neverAsked()).isEqualTo(1);
    assertThat(django.bankShare()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(django.useShare()).isEqualTo(1.0);
    assertThat(django.mean()).hasValue(3.0);
  }

  @Test
  void observedMinutes_drawsWhatWasSeenTowardsWhatIsStated() {
    List<PanelCards> panels = List.of(panel("i-1", "30000000"));
    List<ItemStatistics> items = ItemStatistics.of(panels, Optional.empty());
    // 8 minutes stated count three times, 6 minutes seen once: 7.5 is rounded to 8.
    assertThat(ObservedMinutes.of(items, id -> OptionalInt.of(8)))
        .containsExactly(Map.entry("orm-n-plus-one", 8));
    assertThat(ObservedMinutes.of(items, id -> OptionalInt.of(2)))
        .containsExactly(Map.entry("orm-n-plus-one", 3));
    assertThat(ObservedMinutes.of(items, id -> OptionalInt.empty())).isEmpty();
  }
}
