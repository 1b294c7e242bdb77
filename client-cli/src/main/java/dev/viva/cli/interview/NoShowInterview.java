package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.MarkNoShowRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva interview no-show}. */
@Command(
    name = "no-show",
    description = "The candidate did not come.",
    footer = {"", "Example: viva interview no-show i-4k2"})
final class NoShowInterview extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  NoShowInterview(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(InterviewServiceGrpc::newBlockingStub)
            .markNoShow(
                MarkNoShowRequest.newBuilder()
                    .setName("interviews/" + interview)
                    .setRequestId(cli.requestId())
                    .build()),
        found -> InterviewView.line(cli, found));
  }
}
