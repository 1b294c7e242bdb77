package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.ScorecardServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva score}. */
@Command(
    name = "score",
    description = "Rate one question.",
    footer = {
      "",
      "Ratings: 1 poor, 2 mixed, 3 good, 4 excellent, not-asked, not-assessed. 1 and 4 need a note before submitting.",
      "Example: viva score i-4k2 2 3 --note \"found the loop, counted the queries\""
    })
public final class ScoreCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Parameters(index = "1", paramLabel = "POSITION", description = "Place of the question, from 1.")
  private int position;

  @Parameters(
      index = "2",
      paramLabel = "RATING",
      description = "1 to 4, not-asked or not-assessed.")
  private String rating;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "The evidence; replaces a former note.")
  private String note;

  ScoreCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    RateItemRequest.Builder request =
        RateItemRequest.newBuilder()
            .setName(Ratings.own(interview))
            .setPosition(position)
            .setRating(Ratings.parse(rating))
            .setRequestId(cli.requestId());
    if (note != null) {
      request.setNote(note);
    }
    cli.show(
        cli.call(ScorecardServiceGrpc::newBlockingStub).rateItem(request.build()),
        new ScorecardView(cli)::line);
  }
}
