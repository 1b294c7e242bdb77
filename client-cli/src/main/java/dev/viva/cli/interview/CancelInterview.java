package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.CancelInterviewRequest;
import dev.viva.v1.InterviewServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva interview cancel}. */
@Command(
    name = "cancel",
    description = "Cancel an interview; its questions are free again.",
    footer = {"", "Example: viva interview cancel i-4k2"})
final class CancelInterview extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(names = "--because", paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  CancelInterview(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(InterviewServiceGrpc::newBlockingStub)
            .cancelInterview(
                CancelInterviewRequest.newBuilder()
                    .setName("interviews/" + interview)
                    .setReason(reason)
                    .setRequestId(cli.requestId())
                    .build()),
        found -> InterviewView.line(cli, found));
  }
}
