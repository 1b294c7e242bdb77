package dev.viva.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A noun that does nothing without a verb: says which there are. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, synopsisSubcommandLabel = "VERB")
public abstract class NounOnly implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public final void run() {
    String verbs = String.join(", ", spec.subcommands().keySet());
    throw new CommandLine.ParameterException(
        spec.commandLine(), "'" + spec.qualifiedName() + "' needs a verb: " + verbs);
  }
}
