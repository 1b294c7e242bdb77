package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code viva stop}. */
@Command(
    name = "stop",
    description = "Stop the server that quickstart started.",
    footer = {
      "",
      "A server that 'viva serve' runs in a terminal stops with Ctrl-C there.",
      "Example: viva stop"
    })
public final class StopCommand extends Verb {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  StopCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws Exception {
    Path home = cli.environment().home().toAbsolutePath().normalize();
    Optional<ServerProcess> server = ServerProcess.of(home);
    if (server.isEmpty()) {
      Files.deleteIfExists(ServerProcess.file(home));
      cli.hint("nothing to stop: quickstart has no server running in " + home);
      return;
    }
    if (!server.get().stop(PATIENCE)) {
      throw new Failure(
          ExitCode.FAILED,
          "the server (process "
              + server.get().pid()
              + ") has been told to stop and is still at work after "
              + PATIENCE.toSeconds()
              + " s; see "
              + home.resolve("server.log"));
    }
    Files.deleteIfExists(ServerProcess.file(home));
    cli.hint("stopped the server (process " + server.get().pid() + "); its data stays in " + home);
  }
}
