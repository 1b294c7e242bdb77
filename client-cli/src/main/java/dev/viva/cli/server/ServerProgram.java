package dev.viva.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the server that need no server running; the launcher knows how to start them. */
public final class ServerProgram {
  private static final String PREFIX = "viva: ";

  private ServerProgram() {}

  /**
   * Runs one and prints what it answers.
   *
   * @throws Failure with its exit code and what it said
   */
  public static void run(Cli cli, List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Launcher.current().script().toString()));
    command.addAll(words);
    Path said = Files.createTempFile("viva", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(said.toFile()).start();
      process.getInputStream().transferTo(cli.out());
      cli.out().flush();
      int code = process.waitFor();
      if (code != 0) {
        String line = Files.readString(said, UTF_8).strip();
        throw new Failure(
            ExitCode.of(code), line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line);
      }
    } finally {
      Files.delete(said);
    }
  }
}
