package dev.viva.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva help}. */
@Command(
    name = "help",
    description = "Explain a command, or the exit codes ('viva help exit-codes').")
final class HelpCommand extends Verb {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TOPIC",
      description = "A command or exit-codes.")
  private String topic;

  HelpCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    if ("exit-codes".equals(topic)) {
      for (ExitCode code : ExitCode.values()) {
        cli.out().printf("%d  %s%n", code.code(), code.meaning());
      }
      return;
    }
    String[] args = topic == null ? new String[] {"--help"} : new String[] {topic, "--help"};
    if (topic != null && Noun.of(topic).isEmpty()) {
      throw new Failure(
          ExitCode.USAGE, "no command or topic '" + topic + "'; 'viva help' lists the commands");
    }
    int code = Main.run(cli.environment(), args);
    if (code != CommandLine.ExitCode.OK) {
      throw new Failure(ExitCode.FAILED, "no help for '" + topic + "'");
    }
  }
}
