package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.PinQuestionRequest;
import dev.viva.v1.PlanServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva plan pin}. */
@Command(
    name = "pin",
    description = "Keep a question in the plan, adding it where it is missing.",
    footer = {"", "Example: viva plan pin p-7f3 django-slow"})
final class PinQuestion extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  @Parameters(
      index = "1",
      paramLabel = "QUESTION",
      description = "Id of the question, or its beginning.")
  private String question;

  PinQuestion(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(PlanServiceGrpc::newBlockingStub)
            .pinQuestion(
                PinQuestionRequest.newBuilder()
                    .setName("plans/" + plan)
                    .setQuestion(question)
                    .setRequestId(cli.requestId())
                    .build()),
        changed -> new PlanView(cli).print(changed, false));
  }
}
