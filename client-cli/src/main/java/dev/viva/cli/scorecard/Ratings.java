package dev.viva.cli.scorecard;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Flags;
import dev.viva.cli.output.Names;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;

/** Ratings and recommendations as people type them. */
final class Ratings {
  private Ratings() {}

  /** {@code 1} to {@code 4}, or a name such as {@code not-asked}. */
  static Rating parse(String text) {
    if (text.matches("[1-4]")) {
      return Rating.forNumber(Integer.parseInt(text));
    }
    return Names.parse(Rating.class, text)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.INVALID,
                    "rating '"
                        + text
                        + "' is not known: expected 1 (poor), 2 (mixed), 3 (good), 4 (excellent), not-asked or not-assessed"));
  }

  static Recommendation recommendation(String text) {
    return Flags.value("--recommend", Recommendation.class, text);
  }

  /** Resource name of the caller's own scorecard. */
  static String own(String interview) {
    return "interviews/" + interview + "/scorecards/-";
  }
}
