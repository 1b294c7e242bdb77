package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.output.Bars;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.cli.output.Texts;
import dev.viva.v1.AreaScore;
import dev.viva.v1.ItemRating;
import dev.viva.v1.Rating;
import dev.viva.v1.ScoreSummary;
import dev.viva.v1.Scorecard;
import dev.viva.v1.ScorecardState;
import dev.viva.v1.ScorecardVersion;
import java.time.Instant;
import java.util.Locale;

/** A scorecard on a terminal. */
final class ScorecardView {
  private final Cli cli;

  ScorecardView(Cli cli) {
    this.cli = cli;
  }

  /** One line after a change. */
  void line(Scorecard card) {
    long rated =
        card.getRatingsList().stream()
            .filter(item -> item.getRating() != Rating.RATING_UNSPECIFIED)
            .count();
    cli.out()
        .printf(
            "saved: %d of %d rated, score %s, coverage %d %%%n",
            rated,
            card.getRatingsCount(),
            score(card.getSummary()),
            percent(card.getSummary().getCoverage()));
    if (rated == card.getRatingsCount()
        && card.getState() == ScorecardState.SCORECARD_STATE_DRAFT) {
      cli.hint(
          "Everything is rated. Next: viva submit "
              + interview(card)
              + " --recommend yes --comment \"why\"");
    }
  }

  /** What does not fit together, as talk. */
  void warn(Scorecard card) {
    card.getWarningsList().forEach(warning -> cli.err().println("note: " + Cli.safe(warning)));
  }

  void print(Scorecard card) {
    cli.out()
        .printf(
            "Scorecard of %s in %s: %s%n",
            Cli.safe(card.getInterviewer()), interview(card), Names.of(card.getState()));
    if (card.getState() != ScorecardState.SCORECARD_STATE_DRAFT) {
      cli.out().println("Recommendation: " + Names.of(card.getRecommendation()));
      Texts.wrap(card.getComment(), cli.environment().width()).forEach(cli.out()::println);
    }
    cli.out().println();
    areas(card.getSummary());
    cli.out().println();
    Table table = cli.table("#", "question", "rating", "note");
    for (ItemRating item : card.getRatingsList()) {
      table.row(item.getPosition(), item.getQuestion(), rating(item.getRating()), item.getNote());
    }
    table.print(cli.out());
    text("", card.getNote());
    text("Private note, for you alone: ", card.getPrivateNote());
    for (ScorecardVersion version : card.getVersionsList()) {
      text(
          "Former version of "
              + Instant.ofEpochSecond(version.getSubmitTime().getSeconds())
              + ", "
              + Names.of(version.getRecommendation())
              + "; changed because: ",
          version.getReason());
    }
  }

  private void text(String label, String text) {
    if (!text.isEmpty()) {
      cli.out().println();
      Texts.wrap(label + text, cli.environment().width()).forEach(cli.out()::println);
    }
  }

  private void areas(ScoreSummary summary) {
    Table table = cli.table("area", "score", "1 to 4", "assessed", "weight");
    for (AreaScore area : summary.getAreasList()) {
      table.row(
          area.getArea(),
          area.hasScore() ? number(area.getScore()) : "–",
          area.hasScore() ? Bars.score(area.getScore()) : "",
          area.getAssessed() + " of " + area.getPlanned(),
          percent(area.getWeight()) + " %");
    }
    table.row(
        "all",
        score(summary),
        summary.hasScore() ? Bars.score(summary.getScore()) : "",
        percent(summary.getCoverage()) + " % covered",
        "");
    table.print(cli.out());
  }

  private static String rating(Rating rating) {
    return switch (rating) {
      case RATING_UNSPECIFIED -> "";
      case RATING_POOR, RATING_MIXED, RATING_GOOD, RATING_EXCELLENT ->
          rating.getNumber() + " " + Names.of(rating);
      default -> Names.of(rating);
    };
  }

  private static String score(ScoreSummary summary) {
    return summary.hasScore() ? number(summary.getScore()) : "–";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static long percent(double share) {
    return Math.round(share * 100);
  }

  private static String interview(Scorecard card) {
    return card.getName().split("/", -1)[1];
  }
}
