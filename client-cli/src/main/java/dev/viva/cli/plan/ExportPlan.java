package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Exports;
import dev.viva.cli.Verb;
import dev.viva.v1.ExportPlanRequest;
import dev.viva.v1.ExportPlanResponse;
import dev.viva.v1.PlanAudience;
import dev.viva.v1.PlanServiceGrpc;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva plan export}. */
@Command(
    name = "export",
    description =
        "Write a plan as a kit to print, or as prompts for the candidate's shared screen.",
    footer = {"", "Example: viva plan export p-7f3 --format html --out kit.html"})
final class ExportPlan extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "md",
      description = "md or html.")
  private String format;

  @Option(names = "--for-candidate", description = "Prompts only: no answers, no rubrics.")
  private boolean forCandidate;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; default: stdout.")
  private Path file;

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  ExportPlan(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    ExportPlanResponse answer =
        cli.call(PlanServiceGrpc::newBlockingStub)
            .exportPlan(
                ExportPlanRequest.newBuilder()
                    .setName("plans/" + plan)
                    .setFormat(Exports.format(format))
                    .setAudience(
                        forCandidate
                            ? PlanAudience.PLAN_AUDIENCE_CANDIDATE
                            : PlanAudience.PLAN_AUDIENCE_INTERVIEWER)
                    .build());
    Exports.deliver(cli, answer.getContent(), file, force);
  }
}
