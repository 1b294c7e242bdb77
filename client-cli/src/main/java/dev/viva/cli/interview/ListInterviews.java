package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.Flags;
import dev.viva.cli.Verb;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.InterviewState;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.ListInterviewsResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva interview list}. */
@Command(
    name = "list",
    description = "List interviews, newest first.",
    footer = {"", "Example: viva interview list --state in-progress"})
final class ListInterviews extends Verb {
  @Option(
      names = "--candidate",
      paramLabel = "NAME",
      description = "Only interviews of this person.")
  private String candidate = "";

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "scheduled, in-progress, awaiting-feedback, complete, cancelled or no-show.")
  private String state;

  @Option(names = "--page-size", paramLabel = "N", description = "1 to 1000; default 50.")
  private int pageSize;

  @Option(names = "--page-token", paramLabel = "T", description = "Where the page before ended.")
  private String pageToken = "";

  ListInterviews(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    ListInterviewsRequest.Builder request =
        ListInterviewsRequest.newBuilder()
            .setCandidate(candidate)
            .setPageSize(pageSize)
            .setPageToken(pageToken);
    if (state != null) {
      request.setState(Flags.value("--state", InterviewState.class, state));
    }
    cli.show(
        cli.call(InterviewServiceGrpc::newBlockingStub).listInterviews(request.build()),
        this::table);
  }

  private void table(ListInterviewsResponse answer) {
    InterviewView.table(cli, answer.getInterviewsList());
    if (!answer.getNextPageToken().isEmpty()) {
      cli.hint("more: --page-token " + answer.getNextPageToken());
    }
  }
}
