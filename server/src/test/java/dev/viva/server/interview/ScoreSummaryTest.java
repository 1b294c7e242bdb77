package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.viva.server.plan.Plan;
import dev.viva.server.report.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoreSummaryTest {
  private static final Plan PLAN = Samples.plan("p-1", "Django plus DevOps");

  private static ScoreSummary summary(String ratings) {
    Interview interview = Samples.interview("i-1", PLAN, "ada");
    return ScoreSummary.of(
        PLAN, Samples.card(interview, "ada", ratings, Recommendation.NONE).items());
  }

  private static String digits(List<Integer> ratings) {
    StringBuilder digits = new StringBuilder();
    ratings.forEach(rating -> digits.append(rating == 6 ? 9 : rating));
    return digits.toString();
  }

  @Test
  void of_isTheWeightedMeanOfAreaMeans() {
    // django 4,3,3,4 = 3.5; devops 3,2 = 2.5 with one of three not asked; collaboration not asked.
    ScoreSummary summary = summary("43340320");
    assertThat(summary.score().orElseThrow()).isCloseTo(3.0, within(1e-12));
    // 45 of 50 minutes belong to the two named areas in equal parts, 5 to the third.
    assertThat(summary.coverage()).isCloseTo(0.45 + 0.45 * 2 / 3, within(1e-12));
    assertThat(summary.areas())
        .extracting(ScoreSummary.AreaScore::area)
        .containsExactly("django", "devops", "collaboration");
  }

  @Test
  void of_hasNoScoreWhereNothingWasAssessed() {
    ScoreSummary summary = summary("00550990");
    assertThat(summary.score()).isEmpty();
    assertThat(summary.coverage()).isZero();
  }

  @Property
  void of_staysOnTheScaleAndWeighsToOne(
      @ForAll @Size(8) List<@IntRange(min = 0, max = 6) Integer> ratings) {
    ScoreSummary summary = summary(digits(ratings));
    summary.score().ifPresent(score -> assertThat(score).isBetween(1.0, 4.0));
    assertThat(summary.coverage()).isBetween(0.0, 1.0 + 1e-12);
    assertThat(summary.areas().stream().mapToDouble(ScoreSummary.AreaScore::weight).sum())
        .isCloseTo(1, within(1e-9));
    boolean rated = ratings.stream().anyMatch(rating -> rating >= 1 && rating <= 4);
    assertThat(summary.score().isPresent()).isEqualTo(rated);
    assertThat(summary.coverage() > 0).isEqualTo(rated);
  }

  @Property
  void of_neverCountsAMissingRatingAsZero(
      @ForAll @Size(8) List<@IntRange(min = 0, max = 6) Integer> ratings,
      @ForAll @IntRange(min = 1, max = 4) int same) {
    List<Integer> uniform =
        new ArrayList<>(ratings.stream().map(r -> r >= 1 && r <= 4 ? same : r).toList());
    summary(digits(uniform))
        .score()
        .ifPresent(score -> assertThat(score).isCloseTo(same, within(1e-9)));
  }

  @Property
  void of_growsWithEveryRating(
      @ForAll @Size(8) List<@IntRange(min = 1, max = 3) Integer> ratings,
      @ForAll @IntRange(min = 0, max = 7) int position) {
    List<Integer> better = new ArrayList<>(ratings);
    better.set(position, better.get(position) + 1);
    assertThat(summary(digits(better)).score().orElseThrow())
        .isGreaterThan(summary(digits(ratings)).score().orElseThrow());
  }

  @Property
  void of_doesNotMindTheOrderInsideAnArea(
      @ForAll @Size(8) List<@IntRange(min = 0, max = 4) Integer> ratings, @ForAll long seed) {
    List<Integer> shuffled = new ArrayList<>(ratings);
    Collections.shuffle(shuffled.subList(0, 4), new Random(seed)); // the four on django
    assertThat(summary(digits(shuffled)).coverage())
        .isCloseTo(summary(digits(ratings)).coverage(), within(1e-9));
    assertThat(summary(digits(shuffled)).score().orElse(0))
        .isCloseTo(summary(digits(ratings)).score().orElse(0), within(1e-9));
  }
}
