package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.PlanServiceGrpc;
import dev.viva.v1.RebuildPlanRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva plan rebuild}. */
@Command(
    name = "rebuild",
    aliases = "replan",
    description = "Build a plan anew from its brief, pins and exclusions.",
    footer = {"", "Example: viva plan rebuild p-7f3 --seed 2 --exclude django-signals-order"})
final class RebuildPlan extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  @Option(names = "--seed", paramLabel = "N", description = "New seed; default: as it was.")
  private Long seed;

  @Option(
      names = "--exclude",
      paramLabel = "QUESTION",
      description = "A further question to leave out; may be repeated.")
  private List<String> excluded = List.of();

  RebuildPlan(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    RebuildPlanRequest.Builder request =
        RebuildPlanRequest.newBuilder()
            .setName("plans/" + plan)
            .addAllExcluded(excluded)
            .setRequestId(cli.requestId());
    if (seed != null) {
      request.setSeed(seed);
    }
    cli.show(
        cli.call(PlanServiceGrpc::newBlockingStub).rebuildPlan(request.build()),
        changed -> new PlanView(cli).print(changed, false));
  }
}
