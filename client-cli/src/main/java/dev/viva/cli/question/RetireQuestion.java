package dev.viva.cli.question;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.Question;
import dev.viva.v1.RetireQuestionRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva question retire}. */
@Command(
    name = "retire",
    description = "Take a question out of planning.",
    footer = {"", "Example: viva question retire django-slow-list-page"})
final class RetireQuestion extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "QUESTION",
      description = "Id of the question, or its beginning.")
  private String question;

  RetireQuestion(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Question answer =
        cli.call(BankServiceGrpc::newBlockingStub)
            .retireQuestion(
                RetireQuestionRequest.newBuilder()
                    .setName("questions/" + question)
                    .setRequestId(cli.requestId())
                    .build());
    cli.show(answer, done -> cli.out().println(done.getId() + " is " + Names.of(done.getStatus())));
  }
}
