package dev.viva.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything of the process that a command may touch, so that tests run commands in-process.
 *
 * @param out data
 * @param err talk: progress, hints, warnings, errors
 * @param variables the environment
 * @param terminal whether stdout is a terminal
 * @param directory the working directory
 */
public record Environment(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> variables,
    boolean terminal,
    Path directory) {
  private static final int DEFAULT_WIDTH = 100;
  private static final int NARROWEST = 40;

  /** The real one. The launcher says whether stdout is a terminal, since Java 17 cannot tell. */
  static Environment system() {
    return new Environment(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.in,
        System.getenv(),
        Boolean.getBoolean("viva.terminal"),
        Path.of(""));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** A variable that is set and not blank, else {@code fallback}. */
  public String variable(String name, String fallback) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? fallback : value;
  }

  /** {@code VIVA_HOME}: token file, data of the local server, its log. */
  public Path home() {
    String home = variable("VIVA_HOME", "");
    return home.isEmpty() ? Path.of(System.getProperty("user.home"), ".viva") : Path.of(home);
  }

  /** Columns that a line may take. */
  public int width() {
    try {
      return Math.max(
          NARROWEST, Integer.parseInt(variable("COLUMNS", String.valueOf(DEFAULT_WIDTH))));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }
}
