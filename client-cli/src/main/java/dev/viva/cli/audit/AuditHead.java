package dev.viva.cli.audit;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.cli.server.ServerProgram;
import dev.viva.v1.VerifyAuditResponse;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva audit head}. */
@Command(
    name = "head",
    description =
        "Verify the record of what was done, and print the one line that stands for all of it.",
    footer = {"", "Example: viva audit head >> /mnt/elsewhere/viva-heads"})
final class AuditHead extends Verb {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "Data directory or backup; default: ask the server.")
  private Path path;

  AuditHead(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws Exception {
    if (path != null) {
      String found = cli.environment().directory().resolve(path).toString();
      ServerProgram.run(cli, List.of("audit-check", found, "--head-only"));
      return;
    }
    VerifyAuditResponse answer = VerifyAudit.verify(cli, "");
    if (!answer.getIntact()) {
      throw new Failure(ExitCode.FAILED, Cli.safe(answer.getFindings(0)));
    }
    cli.show(answer, verified -> cli.out().println(verified.getHead()));
  }
}
