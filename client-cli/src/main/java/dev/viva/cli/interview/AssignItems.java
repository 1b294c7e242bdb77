package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.AssignItemRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewServiceGrpc;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva interview assign}. */
@Command(
    name = "assign",
    description = "Say who of the panel asks which questions.",
    footer = {
      "",
      "Without --to the questions are anybody's again.",
      "Example: viva interview assign i-4k2 1 2 5 --to bob"
    })
final class AssignItems extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Parameters(
      index = "1",
      arity = "1..*",
      paramLabel = "POSITION",
      description = "Places of the questions, from 1.")
  private List<Integer> positions;

  @Option(names = "--to", paramLabel = "USER", description = "Id of an interviewer of the panel.")
  private String interviewer = "";

  AssignItems(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Interview changed = Interview.getDefaultInstance();
    for (int position : positions) {
      changed =
          cli.call(InterviewServiceGrpc::newBlockingStub)
              .assignItem(
                  AssignItemRequest.newBuilder()
                      .setName("interviews/" + interview)
                      .setPosition(position)
                      .setInterviewer(interviewer)
                      .setRequestId(cli.requestId())
                      .build());
    }
    cli.show(changed, last -> InterviewView.print(cli, last));
  }
}
