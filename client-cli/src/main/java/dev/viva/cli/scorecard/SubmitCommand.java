package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.Scorecard;
import dev.viva.v1.ScorecardServiceGrpc;
import dev.viva.v1.SubmitScorecardRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva submit}. */
@Command(
    name = "submit",
    description = "Check your scorecard, say all that is missing, and freeze it.",
    footer = {
      "",
      "Example: viva submit i-4k2 --recommend yes --comment \"solid on data, learns fast\" --rest-not-asked"
    })
public final class SubmitCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(
      names = "--recommend",
      paramLabel = "WHAT",
      description = "strong-no, no, yes, strong-yes or no-decision; must be given.")
  private String recommend;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Why; must be given.")
  private String comment = "";

  @Option(names = "--rest-not-asked", description = "Mark what is not rated as not asked.")
  private boolean restNotAsked;

  SubmitCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    SubmitScorecardRequest.Builder request =
        SubmitScorecardRequest.newBuilder()
            .setName(Ratings.own(interview))
            .setComment(comment)
            .setMarkRestNotAsked(restNotAsked)
            .setRequestId(cli.requestId());
    // Without it the server refuses, and says in the same breath what else is missing.
    if (recommend != null) {
      request.setRecommendation(Ratings.recommendation(recommend));
    }
    Scorecard submitted =
        cli.call(ScorecardServiceGrpc::newBlockingStub).submitScorecard(request.build());
    ScorecardView view = new ScorecardView(cli);
    cli.show(submitted, view::print);
    view.warn(submitted);
    cli.hint("");
    cli.hint("Next: viva scorecard export " + interview + " --format pdf --out scorecard.pdf");
  }
}
