package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.v1.Alternative;
import dev.viva.v1.ListAlternativesRequest;
import dev.viva.v1.ListAlternativesResponse;
import dev.viva.v1.PlanServiceGrpc;
import dev.viva.v1.SwapItemRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva plan swap}. */
@Command(
    name = "swap",
    description = "Offer the next best questions for a place, or put one there.",
    footer = {
      "",
      "Example: viva plan swap p-7f3 2",
      "Example: viva plan swap p-7f3 2 --to django-signals-order",
      "Example: viva plan swap p-7f3 2 --best"
    })
final class SwapItem extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  @Parameters(index = "1", paramLabel = "POSITION", description = "Place in the plan, from 1.")
  private int position;

  @Option(names = "--to", paramLabel = "QUESTION", description = "Put this question there.")
  private String question;

  @Option(names = "--best", description = "Put the best other question there.")
  private boolean best;

  SwapItem(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    PlanServiceGrpc.PlanServiceBlockingStub plans = cli.call(PlanServiceGrpc::newBlockingStub);
    String name = "plans/" + plan;
    if (question == null && !best) {
      cli.show(
          plans.listAlternatives(
              ListAlternativesRequest.newBuilder().setName(name).setPosition(position).build()),
          this::table);
      return;
    }
    cli.show(
        plans.swapItem(
            SwapItemRequest.newBuilder()
                .setName(name)
                .setPosition(position)
                .setQuestion(question == null ? "" : question)
                .setRequestId(cli.requestId())
                .build()),
        changed -> new PlanView(cli).print(changed, false));
  }

  private void table(ListAlternativesResponse answer) {
    if (answer.getAlternativesCount() == 0) {
      cli.out().println("nothing else fits here with the rest of the plan as it is");
      cli.hint("'viva plan drop " + plan + " " + position + "' plans its time anew.");
      return;
    }
    Table table = cli.table("points", "question", "kind", "min", "id");
    for (Alternative alternative : answer.getAlternativesList()) {
      table.row(
          String.format(java.util.Locale.ROOT, "%+d", alternative.getPointsDifference()),
          PlanView.title(alternative.getQuestion()),
          Names.of(alternative.getQuestion().getKind()),
          alternative.getQuestion().getMinutes(),
          alternative.getQuestion().getId());
    }
    table.print(cli.out());
    cli.hint(
        "points: what the plan would cost more. 'viva plan swap "
            + plan
            + " "
            + position
            + " --to ID' puts one there.");
  }
}
