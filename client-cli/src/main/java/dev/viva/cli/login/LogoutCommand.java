package dev.viva.cli.login;

import dev.viva.cli.Cli;
import dev.viva.cli.Login;
import dev.viva.cli.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;

/** {@code viva logout}. */
@Command(
    name = "logout",
    description = "Forget the server and the token of 'viva login'.",
    footer = {"", "Example: viva logout"})
public final class LogoutCommand extends Verb {
  LogoutCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    try {
      boolean was = Login.forget(cli.environment().home());
      cli.out().println(was ? "signed out" : "was not signed in");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cli.hint("A token that others may know is ended by an administrator: viva user revoke USER");
  }
}
