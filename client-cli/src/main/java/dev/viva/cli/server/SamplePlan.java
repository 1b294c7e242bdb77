package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.plan.PlanView;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanServiceGrpc;
import java.util.Optional;

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

  void print(Plan plan) {
    cli.show(plan, built -> new PlanView(cli).print(built, true));
  }
}
