package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code viva restore}, for the list of commands: the launcher runs the server's own program, which
 * knows how data is kept, so only a misplaced word gets here.
 */
@Command(
    name = "restore",
    description =
        "Put a backup into a data directory whose server is stopped; 'viva restore --help' lists the flags.",
    footer = {"", "Example: viva restore viva.backup --force"})
public final class RestoreCommand extends Verb {
  @Parameters(index = "0", paramLabel = "FILE", description = "What 'viva backup' wrote.")
  private Path file;

  RestoreCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    throw new Failure(
        ExitCode.USAGE,
        "'restore' comes first, then its flags: "
            + Launcher.typed()
            + " restore "
            + file
            + " --force");
  }
}
