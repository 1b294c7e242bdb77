package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import picocli.CommandLine.Command;

@Command(name = "quickstart")
public final class QuickstartCommand extends Verb {
  QuickstartCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {}
}
