package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.plan.PlanCommand;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanServiceGrpc;
import java.lang.reflect.Constructor;
import java.util.Optional;
import picocli.CommandLine;

/** The plan that quickstart shows. */
final class SamplePlan {
  static final String BRIEF = "4+ years, Django plus DevOps, 60 min";

  private final Cli cli;

  SamplePlan(Cli cli) {
    this.cli = cli;
  }

  /**
   * The newest one of a former run that no interview uses yet, so that runs do not pile up plans.
   */
  Optional<Plan> find() {
    return cli
        .call(PlanServiceGrpc::newBlockingStub)
        .listPlans(ListPlansRequest.getDefaultInstance())
        .getPlansList()
        .stream()
        .filter(plan -> plan.getBrief().getText().equals(BRIEF))
        .filter(plan -> plan.getCandidate().isEmpty() && plan.getInterview().isEmpty())
        .findFirst();
  }

  Plan build() {
    return cli.call(PlanServiceGrpc::newBlockingStub)
        .buildPlan(
            BuildPlanRequest.newBuilder().setText(BRIEF).setRequestId(cli.requestId()).build());
  }

  /** Prints it as {@code viva plan show} does, by running that. */
  void print(Plan plan) {
    new CommandLine(PlanCommand.class, new Factory(cli))
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              throw e;
            })
        .execute("show", plan.getId());
  }

  /** Makes commands that share our connection and flags. */
  private record Factory(Cli cli) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (!Verb.class.isAssignableFrom(type)) {
        return CommandLine.defaultFactory().create(type);
      }
      Constructor<K> constructor = type.getDeclaredConstructor(Cli.class);
      constructor.setAccessible(true);
      return constructor.newInstance(cli);
    }
  }
}
