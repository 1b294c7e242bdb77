package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Table;
import dev.viva.v1.ApplyRetentionRequest;
import dev.viva.v1.ApplyRetentionResponse;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.ExpiredCandidate;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva candidate retention}. */
@Command(
    name = "retention",
    description = "Erase people about whom nothing happened for the retention period.",
    footer = {
      "",
      "A legal hold keeps a person: viva candidate hold CANDIDATE. A server with --retention-days does this by itself, once a day.",
      "Example: viva candidate retention --days 365 --dry-run"
    })
final class ApplyRetention extends Verb {
  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days without anything happening; default: the server's --retention-days.")
  private int days;

  @Option(names = "--dry-run", description = "Only say who it would be.")
  private boolean dryRun;

  @Option(
      names = {"--yes", "-y"},
      description = "Do not ask.")
  private boolean yes;

  ApplyRetention(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    if (!dryRun && !yes) {
      ApplyRetentionResponse would = apply(true);
      long count = would.getCandidatesList().stream().filter(one -> !one.getLegalHold()).count();
      if (count > 0) {
        Confirmation.require(
            cli,
            "This removes everything about "
                + count
                + (count == 1 ? " person" : " people")
                + ", for good.",
            Long.toString(count));
      }
    }
    cli.show(apply(dryRun), this::table);
  }

  private ApplyRetentionResponse apply(boolean dry) {
    return cli.call(CandidateServiceGrpc::newBlockingStub)
        .applyRetention(
            ApplyRetentionRequest.newBuilder()
                .setDays(days)
                .setDryRun(dry)
                .setRequestId(cli.requestId())
                .build());
  }

  private void table(ApplyRetentionResponse answer) {
    Table table = cli.table("id", "last event", "outcome");
    for (ExpiredCandidate one : answer.getCandidatesList()) {
      table.row(
          one.getName().substring(one.getName().indexOf('/') + 1),
          Instant.ofEpochSecond(one.getLastEventTime().getSeconds())
              .atZone(ZoneOffset.UTC)
              .toLocalDate()
              .toString(),
          one.getErased() ? "erased" : one.getLegalHold() ? "legal hold" : "would be erased");
    }
    table.print(cli.out());
    cli.hint(
        answer.getCandidatesCount()
            + (answer.getCandidatesCount() == 1 ? " person" : " people")
            + " without anything happening for "
            + answer.getDays()
            + " days");
  }
}
