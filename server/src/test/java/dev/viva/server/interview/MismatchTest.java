package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MismatchTest {
  @ParameterizedTest
  @CsvSource({
    "STRONG_YES, 1.6, true",
    "STRONG_YES, 2.9, true",
    "STRONG_YES, 3.0, false",
    "YES, 2.0, true",
    "YES, 2.3, false",
    "YES, 4.0, false",
    "NO, 3.1, true",
    "NO, 2.7, false",
    "NO, 1.0, false",
    "STRONG_NO, 2.4, true",
    "STRONG_NO, 1.9, false",
    "NO_DECISION, 4.0, false",
    "NONE, 1.0, false"
  })
  void between_pointsOutWhatDoesNotFit(Recommendation recommendation, double mean, boolean warns) {
    assertThat(Mismatch.between(recommendation, summary(OptionalDouble.of(mean), 1)).isEmpty())
        .isEqualTo(!warns);
  }

  @Test
  void between_namesTheMean() {
    assertThat(Mismatch.between(Recommendation.STRONG_YES, summary(OptionalDouble.of(1.6), 1)))
        .containsExactly(
            "Strong yes, although the mean rating is 1.60 of 4: say in the comment why");
  }

  @Test
  void between_pointsOutLittleCoverage() {
    assertThat(Mismatch.between(Recommendation.YES, summary(OptionalDouble.of(3), 0.3)))
        .containsExactly("Yes on 30 % of what was planned");
    assertThat(Mismatch.between(Recommendation.NO, summary(OptionalDouble.empty(), 0)))
        .containsExactly("No without a single rating");
  }

  private static ScoreSummary summary(OptionalDouble score, double coverage) {
    return new ScoreSummary(score, coverage, List.of());
  }
}
