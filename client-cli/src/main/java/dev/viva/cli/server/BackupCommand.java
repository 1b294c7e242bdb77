package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.AdminServiceGrpc;
import dev.viva.v1.BackUpRequest;
import dev.viva.v1.BackUpResponse;
import dev.viva.v1.BackupSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva backup}. */
@Command(
    name = "backup",
    description = "Copy all data into one file while the server runs.",
    footer = {
      "",
      "The file is written beside its place, checked, and then renamed: it is whole or it is not there. What it holds of candidates is",
      "sealed, and the keys are not in it: keep a copy of the folder 'keys' of the data directory elsewhere. 'viva restore' reads it.",
      "Example: viva backup viva-2026-11-21.backup"
    })
public final class BackupCommand extends Verb {
  @Parameters(index = "0", paramLabel = "FILE", description = "File to write.")
  private Path file;

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  BackupCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    Path target = cli.environment().directory().resolve(file).toAbsolutePath();
    try (BackupFile copy = BackupFile.beside(target, force)) {
      BackupSummary summary = receive(copy);
      copy.finish(summary);
      cli.show(
          summary,
          whole ->
              cli.out()
                  .printf(
                      Locale.ROOT,
                      "wrote %s: %,d bytes, everything up to commit %d%n",
                      Cli.safe(file.toString()),
                      whole.getSizeBytes(),
                      whole.getCommitIndex()));
    }
  }

  private BackupSummary receive(BackupFile copy) throws IOException {
    Iterator<BackUpResponse> answers =
        cli.connection().stream(AdminServiceGrpc::newBlockingStub)
            .backUp(BackUpRequest.getDefaultInstance());
    while (answers.hasNext()) {
      BackUpResponse answer = answers.next();
      copy.write(answer.getChunk());
      if (answer.hasSummary()) {
        return answer.getSummary();
      }
    }
    throw new Failure(
        ExitCode.FAILED, "the server ended the backup before it was whole; nothing was written");
  }
}
