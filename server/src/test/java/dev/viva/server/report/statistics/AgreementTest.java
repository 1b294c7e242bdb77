package dev.viva.server.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.WeightedKappaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.junit.jupiter.api.Test;

/** Published worked examples, then an independent library on random ratings. */
class AgreementTest {
  /** 40 articles, 5 observers: Hayes and Krippendorff 2007, table 1. */
  private static final String HAYES =
      """
      112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1
      111.1 212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2
      110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1
      """;

  /** 12 units, 4 observers: Krippendorff, Content Analysis, chapter 11.3.4. */
  private static final String KRIPPENDORFF =
      "11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..";

  /** 6 targets, 4 judges: Shrout and Fleiss 1979, table 2. */
  private static final RatingTable SHROUT_FLEISS =
      new RatingTable(
          List.of(
              new int[] {9, 2, 5, 8},
              new int[] {6, 1, 3, 2},
              new int[] {8, 4, 6, 8},
              new int[] {7, 1, 2, 6},
              new int[] {10, 5, 6, 9},
              new int[] {6, 2, 4, 7}));

  private static RatingTable table(String units) {
    return new RatingTable(
        Arrays.stream(units.strip().split("\\s+"))
            .map(unit -> unit.chars().map(c -> c == '.' ? RatingTable.MISSING : c - '0').toArray())
            .toList());
  }

  @Test
  void alpha_isAsHayesAndKrippendorffPublished() {
    assertThat(KrippendorffAlpha.ordinal(table(HAYES)).orElseThrow())
        .isCloseTo(0.7598, within(0.00005));
    Estimate estimate = Agreement.alpha(table(HAYES).paired()).orElseThrow();
    assertThat(estimate.count()).isEqualTo(40);
    // Their bootstrap draws pairs and gives .7078 to .8078; ours draws whole units.
    assertThat(estimate.low()).isBetween(0.6, 0.7078);
    assertThat(estimate.high()).isBetween(0.8078, 0.9);
  }

  @Test
  void alpha_isAsKrippendorffPublishedWithMissingRatings() {
    assertThat(KrippendorffAlpha.ordinal(table(KRIPPENDORFF)).orElseThrow())
        .isCloseTo(0.815, within(0.0005));
  }

  @Test
  void kappa_isAsCohenPublishedIn1968() {
    int[][] counts = {{88, 10, 2}, {14, 40, 6}, {18, 10, 12}};
    int[][] costs = {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}};
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        for (int i = 0; i < counts[a][b]; i++) {
          pairs.add(new int[] {a, b});
        }
      }
    }
    RatingTable ratings = new RatingTable(pairs);
    assertThat(WeightedKappa.of(ratings, (a, b) -> costs[a][b]).orElseThrow())
        .isCloseTo(0.348, within(0.0005));
    assertThat(WeightedKappa.of(ratings, (a, b) -> a == b ? 0 : 1).orElseThrow())
        .isCloseTo(0.492, within(0.0005));
  }

  @Test
  void icc_isAsShroutAndFleissPublished() {
    Estimate oneWay = IntraclassCorrelation.oneWay(SHROUT_FLEISS).orElseThrow();
    assertThat(oneWay.value()).isCloseTo(0.17, within(0.005));
    assertThat(oneWay.low()).isCloseTo(-0.133, within(0.001));
    assertThat(oneWay.high()).isCloseTo(0.723, within(0.001));
    Estimate twoWay = IntraclassCorrelation.twoWay(SHROUT_FLEISS).orElseThrow();
    assertThat(twoWay.value()).isCloseTo(0.29, within(0.005));
    assertThat(twoWay.low()).isCloseTo(0.019, within(0.001));
    assertThat(twoWay.high()).isCloseTo(0.761, within(0.001));
  }

  @Test
  void alpha_isAsDkproHasItOnRandomRatings() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      int raters = 2 + random.nextInt(4);
      RatingTable ratings = random(random, 3 + random.nextInt(20), raters, 0.2);
      CodingAnnotationStudy study = new CodingAnnotationStudy(raters);
      for (int[] row : ratings.rows()) {
        study.addItemAsArray(
            Arrays.stream(row)
                .mapToObj(value -> value == RatingTable.MISSING ? null : (Object) value)
                .toArray());
      }
      double theirs =
          new KrippendorffAlphaAgreement(study, new OrdinalDistanceFunction()).calculateAgreement();
      KrippendorffAlpha.ordinal(ratings)
          .ifPresent(ours -> assertThat(ours).isCloseTo(theirs, within(1e-9)));
    }
  }

  @Test
  void kappa_isAsDkproHasItOnRandomRatings() {
    Random random = new Random(12);
    IDistanceFunction quadratic =
        (study, a, b) -> Math.pow((Integer) a - (double) (Integer) b, 2) / 9;
    for (int round = 0; round < 200; round++) {
      RatingTable ratings = random(random, 5 + random.nextInt(20), 2, 0);
      CodingAnnotationStudy study = new CodingAnnotationStudy(2);
      for (int[] row : ratings.rows()) {
        study.addItem(row[0], row[1]);
      }
      double theirs = new WeightedKappaAgreement(study, quadratic).calculateAgreement();
      WeightedKappa.quadratic(ratings)
          .ifPresent(ours -> assertThat(ours).isCloseTo(theirs, within(1e-9)));
    }
  }

  @Test
  void figures_saysNothingWithoutEnoughQuestions() {
    assertThat(Agreement.figures(random(new Random(1), Agreement.FEWEST - 1, 3, 0))).isEmpty();
    assertThat(Agreement.figures(new RatingTable(List.of()))).isEmpty();
  }

  @Test
  void figures_saysNothingWhereEveryRatingIsTheSame() {
    List<int[]> same = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      same.add(new int[] {3, 3});
    }
    assertThat(Agreement.figures(new RatingTable(same))).isEmpty();
  }

  @Test
  void figures_hasKappaForTwoRatersOnly() {
    assertThat(titles(random(new Random(3), 12, 2, 0)))
        .anyMatch(title -> title.contains("kappa"))
        .anyMatch(title -> title.contains("ICC(2,1)"));
    assertThat(titles(random(new Random(3), 12, 3, 0))).noneMatch(title -> title.contains("kappa"));
  }

  @Test
  void figures_valuesLieInsideTheirIntervals() {
    Random random = new Random(4);
    for (int round = 0; round < 20; round++) {
      for (Agreement.Figure figure :
          Agreement.figures(random(random, 8 + random.nextInt(10), 3, 0.1))) {
        Estimate estimate = figure.estimate();
        assertThat(estimate.value()).isBetween(estimate.low(), estimate.high());
        assertThat(estimate.high()).isLessThanOrEqualTo(1);
        assertThat(figure.words()).isNotBlank();
      }
    }
  }

  @Test
  void alpha_isOneForFullAgreement() {
    assertThat(KrippendorffAlpha.ordinal(table("11 22 33 44 22"))).hasValue(1.0);
    assertThat(WeightedKappa.quadratic(table("11 22 33 44 22"))).hasValue(1.0);
    assertThat(IntraclassCorrelation.oneWay(table("11 22"))).isEqualTo(Optional.empty());
  }

  private static List<String> titles(RatingTable ratings) {
    return Agreement.figures(ratings).stream().map(Agreement.Figure::title).toList();
  }

  /** Ratings from 1 to 4 that have something in common. */
  private static RatingTable random(Random random, int units, int raters, double missing) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      int truth = 1 + random.nextInt(4);
      int[] row = new int[raters];
      for (int j = 0; j < raters; j++) {
        int seen = Math.max(1, Math.min(4, truth + random.nextInt(3) - 1));
        row[j] = random.nextDouble() < missing ? RatingTable.MISSING : seen;
      }
      rows.add(row);
    }
    return new RatingTable(rows);
  }
}
