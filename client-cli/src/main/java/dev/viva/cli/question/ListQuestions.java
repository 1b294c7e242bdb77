package dev.viva.cli.question;

import dev.viva.cli.Cli;
import dev.viva.cli.Flags;
import dev.viva.cli.Verb;
import dev.viva.cli.bank.Levels;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.Kind;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.ListQuestionsResponse;
import dev.viva.v1.Question;
import dev.viva.v1.QuestionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva question list}. */
@Command(
    name = "list",
    description = "List questions; the filters narrow each other.",
    footer = {"", "Example: viva question list --area k8s --level senior --kind debugging"})
final class ListQuestions extends Verb {
  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "Area path or alias; its children count too.")
  private String area = "";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "2-6, 5+, junior, mid, senior or staff.")
  private String level;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "conceptual, coding, scenario, design, debugging or behavioural.")
  private String kind;

  @Option(names = "--bank", paramLabel = "BANK", description = "Id of the bank.")
  private String bank = "";

  @Option(names = "--status", paramLabel = "STATUS", description = "active or retired.")
  private String status;

  @Option(names = "--search", paramLabel = "TEXT", description = "Words that the question has.")
  private String search = "";

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "Questions of one page, 1 to 1000; default 50.")
  private int pageSize;

  @Option(names = "--page-token", paramLabel = "T", description = "Where the page before ended.")
  private String pageToken = "";

  @Option(names = "--all", description = "Every page.")
  private boolean all;

  ListQuestions(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    ListQuestionsRequest.Builder request =
        ListQuestionsRequest.newBuilder()
            .setArea(area)
            .setBank(bank)
            .setSearch(search)
            .setPageSize(all ? 1000 : pageSize)
            .setPageToken(pageToken);
    if (level != null) {
      request.setLevel(Levels.parse("--level", level));
    }
    if (kind != null) {
      request.setKind(Flags.value("--kind", Kind.class, kind));
    }
    if (status != null) {
      request.setStatus(Flags.value("--status", QuestionStatus.class, status));
    }
    cli.show(all ? everyPage(request) : page(request.build()), this::table);
  }

  private ListQuestionsResponse page(ListQuestionsRequest request) {
    return cli.call(BankServiceGrpc::newBlockingStub).listQuestions(request);
  }

  private ListQuestionsResponse everyPage(ListQuestionsRequest.Builder request) {
    ListQuestionsResponse.Builder whole = ListQuestionsResponse.newBuilder();
    String token;
    do {
      ListQuestionsResponse page = page(request.build());
      whole.addAllQuestions(page.getQuestionsList());
      token = page.getNextPageToken();
      request.setPageToken(token);
    } while (!token.isEmpty());
    return whole.build();
  }

  private void table(ListQuestionsResponse answer) {
    Table table = cli.table("id", "question", "area", "kind", "level", "diff", "min");
    for (Question question : answer.getQuestionsList()) {
      table.row(
          question.getId(),
          question.getTitle().isEmpty() ? question.getText() : question.getTitle(),
          question.getAreas(0),
          Names.of(question.getKind()),
          Levels.text(question.getLevel()),
          question.getDifficulty(),
          question.getMinutes());
    }
    table.print(cli.out());
    if (!answer.getNextPageToken().isEmpty()) {
      cli.hint("more: --page-token " + answer.getNextPageToken() + ", or --all");
    }
  }
}
