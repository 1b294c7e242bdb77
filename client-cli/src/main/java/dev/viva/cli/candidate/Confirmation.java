package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks before something that cannot be taken back. */
final class Confirmation {
  private Confirmation() {}

  /** Goes on only where {@code word} is typed. */
  static void require(Cli cli, String what, String word) throws IOException {
    cli.err().println(what);
    cli.err().print("Type " + word + " to go on: ");
    cli.err().flush();
    String line =
        new BufferedReader(new InputStreamReader(cli.environment().in(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      cli.err().println();
      throw new Failure(
          ExitCode.USAGE, "nothing was done: nobody is there to ask; --yes goes on without");
    }
    if (!line.strip().equals(word)) {
      throw new Failure(ExitCode.USAGE, "nothing was done");
    }
  }
}
