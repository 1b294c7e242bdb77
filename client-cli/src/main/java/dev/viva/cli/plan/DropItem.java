package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.DropItemRequest;
import dev.viva.v1.PlanServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva plan drop}. */
@Command(
    name = "drop",
    description = "Take a question out and fill its time anew.",
    footer = {"", "Example: viva plan drop p-7f3 2"})
final class DropItem extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  @Parameters(index = "1", paramLabel = "POSITION", description = "Place in the plan, from 1.")
  private int position;

  DropItem(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(PlanServiceGrpc::newBlockingStub)
            .dropItem(
                DropItemRequest.newBuilder()
                    .setName("plans/" + plan)
                    .setPosition(position)
                    .setRequestId(cli.requestId())
                    .build()),
        changed -> new PlanView(cli).print(changed, false));
  }
}
