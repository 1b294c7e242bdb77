package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.ScorecardServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva scorecard show}. */
@Command(
    name = "show",
    description = "Show a scorecard.",
    footer = {"", "Example: viva scorecard show i-4k2"})
final class ShowScorecard extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(
      names = "--interviewer",
      paramLabel = "USER",
      defaultValue = "-",
      description = "Whose; default: yours.")
  private String interviewer;

  ShowScorecard(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(ScorecardServiceGrpc::newBlockingStub)
            .getScorecard(
                GetScorecardRequest.newBuilder()
                    .setName("interviews/" + interview + "/scorecards/" + interviewer)
                    .build()),
        new ScorecardView(cli)::print);
  }
}
