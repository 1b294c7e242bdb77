package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.InterviewServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva interview show}. */
@Command(
    name = "show",
    description = "Show an interview.",
    footer = {"", "Example: viva interview show i-4k2"})
final class ShowInterview extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  ShowInterview(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(InterviewServiceGrpc::newBlockingStub)
            .getInterview(
                GetInterviewRequest.newBuilder().setName("interviews/" + interview).build()),
        found -> InterviewView.print(cli, found));
  }
}
