package dev.viva.server.report.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far raters agree, in figures with intervals and in words. A figure that is not defined, or
 * that rests on too few questions, is not shown at all.
 */
public final class Agreement {
  /** With fewer questions rated by two or more, intervals span half the scale and help nobody. */
  public static final int FEWEST = 8;

  private static final double RELIABLE = 0.8;
  private static final double TENTATIVE = 0.667;

  private Agreement() {}

  /** A figure and what it means. */
  public record Figure(String title, Estimate estimate, String words) {}

  /** The figures that the ratings support. */
  public static List<Figure> figures(RatingTable ratings) {
    List<Figure> figures = new ArrayList<>();
    RatingTable paired = ratings.paired();
    if (paired.size() >= FEWEST) {
      alpha(paired)
          .map(found -> new Figure("Krippendorff's alpha (ordinal)", found, reliability(found)))
          .ifPresent(figures::add);
    }
    RatingTable complete = ratings.complete();
    if (complete.size() < FEWEST || complete.raters() < 2) {
      return figures;
    }
    if (complete.raters() == 2) {
      kappa(complete)
          .map(found -> new Figure("Weighted kappa (quadratic)", found, beyondChance(found)))
          .ifPresent(figures::add);
    }
    IntraclassCorrelation.oneWay(complete)
        .map(found -> new Figure("ICC(1,1), one rating by anybody", found, consistency(found)))
        .ifPresent(figures::add);
    IntraclassCorrelation.twoWay(complete)
        .map(found -> new Figure("ICC(2,1), one rating by these", found, consistency(found)))
        .ifPresent(figures::add);
    return figures;
  }

  static Optional<Estimate> alpha(RatingTable ratings) {
    return Bootstrap.estimate(ratings, KrippendorffAlpha::ordinal);
  }

  static Optional<Estimate> kappa(RatingTable twoRaters) {
    return Bootstrap.estimate(twoRaters, WeightedKappa::quadratic);
  }

  /** After K. Krippendorff, Content Analysis (2004), page 241. */
  private static String reliability(Estimate alpha) {
    if (alpha.low() >= RELIABLE) {
      return "the ratings can be relied on";
    }
    if (alpha.value() >= TENTATIVE) {
      return hedged(alpha, "the ratings allow tentative conclusions");
    }
    return alpha.value() <= 0
        ? hedged(alpha, "no more agreement than by chance")
        : hedged(alpha, "too little agreement to rely on the ratings");
  }

  /** After J. R. Landis and G. G. Koch, Biometrics 33 (1977) 159-174. */
  private static String beyondChance(Estimate kappa) {
    double value = kappa.value();
    String words =
        value <= 0
            ? "no agreement beyond chance"
            : value <= 0.2
                ? "slight agreement beyond chance"
                : value <= 0.4
                    ? "fair agreement beyond chance"
                    : value <= 0.6
                        ? "moderate agreement beyond chance"
                        : value <= 0.8
                            ? "substantial agreement beyond chance"
                            : "almost perfect agreement beyond chance";
    return hedged(kappa, words);
  }

  /** After T. K. Koo and M. Y. Li, Journal of Chiropractic Medicine 15 (2016) 155-163. */
  private static String consistency(Estimate icc) {
    double value = icc.value();
    String words =
        value < 0.5 ? "poor" : value < 0.75 ? "moderate" : value < 0.9 ? "good" : "excellent";
    return hedged(icc, "a single rating is " + words + " evidence of the next one");
  }

  private static String hedged(Estimate estimate, String words) {
    return estimate.isVague() ? words + "; the interval is wide, so this is a hint only" : words;
  }
}
