package dev.viva.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva completion}. */
@Command(
    name = "completion",
    description = "Print a completion script for a shell.",
    footer = {"", "Example: source <(viva completion bash)"})
final class CompletionCommand extends Verb {
  @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
  private String shell;

  CompletionCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    if (!shell.equals("bash") && !shell.equals("zsh")) {
      throw new Failure(ExitCode.USAGE, "no completion for '" + shell + "': expected bash or zsh");
    }
    CommandLine all = Main.everything(cli);
    // The script makes itself at home in zsh too.
    cli.out().println(AutoComplete.bash("viva", all));
  }
}
