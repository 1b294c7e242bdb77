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

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description =
          "Why an administrator has to see what a panel of others wrote; the panel sees it. Must name nobody.")
  private String reason;

  ShowScorecard(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.because(reason, ScorecardServiceGrpc::newBlockingStub)
            .getScorecard(
                GetScorecardRequest.newBuilder()
                    .setName("interviews/" + interview + "/scorecards/" + interviewer)
                    .build()),
        new ScorecardView(cli)::print);
  }
}
