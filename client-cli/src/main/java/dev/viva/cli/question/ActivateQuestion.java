package dev.viva.cli.question;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.v1.ActivateQuestionRequest;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva question activate}. */
@Command(
    name = "activate",
    description = "Put a retired question back into planning.",
    footer = {"", "Example: viva question activate django-slow-list-page"})
final class ActivateQuestion extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "QUESTION",
      description = "Id of the question, or its beginning.")
  private String question;

  ActivateQuestion(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Question answer =
        cli.call(BankServiceGrpc::newBlockingStub)
            .activateQuestion(
                ActivateQuestionRequest.newBuilder()
                    .setName("questions/" + question)
                    .setRequestId(cli.requestId())
                    .build());
    cli.show(answer, done -> cli.out().println(done.getId() + " is " + Names.of(done.getStatus())));
  }
}
