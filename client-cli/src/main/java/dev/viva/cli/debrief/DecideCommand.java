package dev.viva.cli.debrief;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.RecordDecisionRequest;
import dev.viva.v1.ReportServiceGrpc;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva decide}. */
@Command(
    name = "decide",
    description = "Record the decision on a candidate, with what is known now.",
    footer = {
      "",
      "Example: viva decide Ada hire --because \"strong where we are weak\" --with ada,bob"
    })
public final class DecideCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "CANDIDATE",
      description = "Id or name, or how either begins.")
  private String candidate;

  @Parameters(index = "1", paramLabel = "DECISION", description = "hire or no-hire.")
  private String decision;

  @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why.")
  private String rationale;

  @Option(
      names = "--with",
      paramLabel = "USER,…",
      split = ",",
      hideParamSyntax = true,
      description = "Who decided; default: you.")
  private List<String> participants = List.of();

  DecideCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    if (!decision.equals("hire") && !decision.equals("no-hire")) {
      throw new Failure(
          ExitCode.INVALID, "decision '" + decision + "' is not known: expected hire or no-hire");
    }
    cli.show(
        cli.call(ReportServiceGrpc::newBlockingStub)
            .recordDecision(
                RecordDecisionRequest.newBuilder()
                    .setName(candidate)
                    .setHire(decision.equals("hire"))
                    .setRationale(rationale)
                    .addAllParticipants(participants)
                    .setRequestId(cli.requestId())
                    .build()),
        recorded -> {
          new DebriefView(cli).decision(recorded);
          cli.out()
              .printf(
                  "Scorecards known then: %d, missing: %d%n",
                  recorded.getKnownCount(), recorded.getMissingCount());
        });
  }
}
