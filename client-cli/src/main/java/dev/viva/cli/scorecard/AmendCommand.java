package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.AmendScorecardRequest;
import dev.viva.v1.ItemRating;
import dev.viva.v1.Scorecard;
import dev.viva.v1.ScorecardServiceGrpc;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva amend}. */
@Command(
    name = "amend",
    description = "Change your submitted scorecard, with a reason; the former version is kept.",
    footer = {
      "",
      "Example: viva amend i-4k2 --because \"mixed up two answers\" --rating 2=3 --note \"2=found it alone\""
    })
public final class AmendCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Option(
      names = "--rating",
      paramLabel = "POSITION=RATING",
      description = "New rating; may be repeated.")
  private Map<Integer, String> ratings = Map.of();

  @Option(
      names = "--note",
      paramLabel = "POSITION=TEXT",
      description = "New note; may be repeated.")
  private Map<Integer, String> notes = Map.of();

  @Option(names = "--recommend", paramLabel = "WHAT", description = "New recommendation.")
  private String recommend;

  @Option(names = "--comment", paramLabel = "TEXT", description = "New comment.")
  private String comment = "";

  AmendCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    AmendScorecardRequest.Builder request =
        AmendScorecardRequest.newBuilder()
            .setName(Ratings.own(interview))
            .setReason(reason)
            .setComment(comment)
            .setRequestId(cli.requestId());
    if (recommend != null) {
      request.setRecommendation(Ratings.recommendation(recommend));
    }
    Map<Integer, ItemRating.Builder> items = new TreeMap<>();
    ratings.forEach((position, rating) -> item(items, position).setRating(Ratings.parse(rating)));
    notes.forEach((position, note) -> item(items, position).setNote(note));
    items.values().forEach(request::addRatings);
    if (items.isEmpty() && recommend == null && comment.isBlank()) {
      throw new Failure(
          ExitCode.USAGE,
          "nothing to amend: say what with --rating, --note, --recommend or --comment");
    }
    Scorecard amended =
        cli.call(ScorecardServiceGrpc::newBlockingStub).amendScorecard(request.build());
    ScorecardView view = new ScorecardView(cli);
    cli.show(amended, view::print);
    view.warn(amended);
  }

  private static ItemRating.Builder item(Map<Integer, ItemRating.Builder> items, int position) {
    return items.computeIfAbsent(position, at -> ItemRating.newBuilder().setPosition(at));
  }
}
