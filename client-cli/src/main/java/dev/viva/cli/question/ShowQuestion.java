package dev.viva.cli.question;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.GetQuestionRequest;
import dev.viva.v1.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva question show}. */
@Command(
    name = "show",
    description = "Show a question as an interviewer reads it.",
    footer = {"", "Example: viva question show django-slow"})
final class ShowQuestion extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "QUESTION",
      description = "Id of the question, or its beginning.")
  private String question;

  ShowQuestion(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Question answer =
        cli.call(BankServiceGrpc::newBlockingStub)
            .getQuestion(GetQuestionRequest.newBuilder().setName("questions/" + question).build());
    cli.show(answer, new QuestionView(cli)::print);
  }
}
