package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import picocli.CommandLine.Command;

@Command(name = "stop")
public final class StopCommand extends Verb {
  StopCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {}
}
