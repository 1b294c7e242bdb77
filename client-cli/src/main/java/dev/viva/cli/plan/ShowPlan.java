package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.GetPlanRequest;
import dev.viva.v1.PlanServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva plan show}. */
@Command(
    name = "show",
    description = "Show a plan.",
    footer = {"", "Example: viva plan show p-7f3"})
final class ShowPlan extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  ShowPlan(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(PlanServiceGrpc::newBlockingStub)
            .getPlan(GetPlanRequest.newBuilder().setName("plans/" + plan).build()),
        found -> new PlanView(cli).print(found, true));
  }
}
