package dev.viva.cli.question;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Table;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ListSimilarQuestionsRequest;
import dev.viva.v1.ListSimilarQuestionsResponse;
import dev.viva.v1.SimilarQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva question similar}. */
@Command(
    name = "similar",
    description = "List the questions most like one.",
    footer = {"", "Example: viva question similar django-slow"})
final class SimilarQuestions extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "QUESTION",
      description = "Id of the question, or its beginning.")
  private String question;

  SimilarQuestions(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(BankServiceGrpc::newBlockingStub)
            .listSimilarQuestions(
                ListSimilarQuestionsRequest.newBuilder().setName("questions/" + question).build()),
        this::table);
  }

  private void table(ListSimilarQuestionsResponse answer) {
    Table table = cli.table("like", "id", "question", "group");
    for (SimilarQuestion similar : answer.getSimilarList()) {
      String title = similar.getQuestion().getTitle();
      table.row(
          Math.round(similar.getLikeness() * 100) + "%",
          similar.getQuestion().getId(),
          title.isEmpty() ? similar.getQuestion().getText() : title,
          similar.getQuestion().getGroup());
    }
    table.print(cli.out());
  }
}
