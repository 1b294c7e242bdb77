package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Table;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.ListPlansResponse;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva plan list}. */
@Command(
    name = "list",
    description = "List plans, newest first.",
    footer = {"", "Example: viva plan list"})
final class ListPlans extends Verb {
  @Option(names = "--candidate", paramLabel = "NAME", description = "Only plans for this person.")
  private String candidate = "";

  @Option(names = "--page-size", paramLabel = "N", description = "1 to 1000; default 50.")
  private int pageSize;

  @Option(names = "--page-token", paramLabel = "T", description = "Where the page before ended.")
  private String pageToken = "";

  ListPlans(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(PlanServiceGrpc::newBlockingStub)
            .listPlans(
                ListPlansRequest.newBuilder()
                    .setCandidate(candidate)
                    .setPageSize(pageSize)
                    .setPageToken(pageToken)
                    .build()),
        this::table);
  }

  private void table(ListPlansResponse answer) {
    Table table = cli.table("id", "brief", "questions", "min", "interview");
    for (Plan plan : answer.getPlansList()) {
      String interview = plan.getInterview().replaceFirst("^interviews/", "");
      table.row(
          plan.getId(),
          PlanView.brief(plan.getBrief()),
          plan.getItemsCount(),
          plan.getTotalMinutes(),
          interview);
    }
    table.print(cli.out());
    if (!answer.getNextPageToken().isEmpty()) {
      cli.hint("more: --page-token " + answer.getNextPageToken());
    }
  }
}
