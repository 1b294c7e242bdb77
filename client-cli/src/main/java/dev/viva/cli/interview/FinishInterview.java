package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.FinishInterviewRequest;
import dev.viva.v1.InterviewServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva interview finish}. */
@Command(
    name = "finish",
    description = "End the conversation; the scorecards remain to be submitted.",
    footer = {"", "Example: viva interview finish i-4k2"})
final class FinishInterview extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  FinishInterview(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(InterviewServiceGrpc::newBlockingStub)
            .finishInterview(
                FinishInterviewRequest.newBuilder()
                    .setName("interviews/" + interview)
                    .setRequestId(cli.requestId())
                    .build()),
        found -> InterviewView.line(cli, found));
  }
}
