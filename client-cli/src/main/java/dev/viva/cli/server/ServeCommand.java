package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import picocli.CommandLine.Command;

/**
 * {@code viva serve}, for the list of commands: the launcher runs the server itself, so only a
 * misplaced word gets here.
 */
@Command(
    name = "serve",
    description = "Run the server in the foreground; 'viva serve --help' lists its settings.")
public final class ServeCommand extends Verb {
  ServeCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    throw new Failure(
        ExitCode.USAGE,
        "'serve' comes first, then its flags: " + Launcher.typed() + " serve --port 9000");
  }
}
