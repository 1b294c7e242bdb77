package dev.viva.cli.audit;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.cli.server.ServerProgram;
import dev.viva.v1.AuditServiceGrpc;
import dev.viva.v1.VerifyAuditRequest;
import dev.viva.v1.VerifyAuditResponse;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva audit verify}. */
@Command(
    name = "verify",
    description =
        "Check that no record of what was done was changed, removed, inserted or swapped: of the running server, or of a data"
            + " directory or backup without one.",
    footer = {
      "",
      "Whoever can write the files can make a new chain of them. Keep what 'viva audit head' prints where that person cannot reach it,",
      "and give it to --head later.",
      "Example: viva audit verify --head 1042:5f0c…",
      "         viva audit verify viva-2026-11-21.backup"
    })
final class VerifyAudit extends Verb {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "Data directory or backup; default: ask the server.")
  private Path path;

  @Option(
      names = "--head",
      paramLabel = "INDEX:HASH",
      defaultValue = "",
      description = "A head that was kept elsewhere, which the chain must go through.")
  private String head;

  VerifyAudit(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws Exception {
    if (path != null) {
      String found = cli.environment().directory().resolve(path).toString();
      String output = cli.json() ? "json" : "table";
      ServerProgram.run(cli, List.of("audit-check", found, "--head=" + head, "-o", output));
      return;
    }
    VerifyAuditResponse answer = verify(cli, head);
    cli.show(answer, this::print);
    if (!answer.getIntact()) {
      throw new Failure(ExitCode.FAILED, "the history is not what was written");
    }
  }

  static VerifyAuditResponse verify(Cli cli, String head) {
    return cli.call(AuditServiceGrpc::newBlockingStub)
        .verifyAudit(VerifyAuditRequest.newBuilder().setHead(head).build());
  }

  private void print(VerifyAuditResponse answer) {
    answer.getFindingsList().forEach(finding -> cli.out().println(Cli.safe(finding)));
    if (answer.getIntact()) {
      cli.out().println("intact: " + answer.getRecords() + " records");
      cli.out().println("head: " + answer.getHead());
    }
  }
}
