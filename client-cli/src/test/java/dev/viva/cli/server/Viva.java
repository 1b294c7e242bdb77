package dev.viva.cli.server;

import dev.viva.cli.Environment;
import dev.viva.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What one command in this process did.
 *
 * @param code exit code
 * @param out what it said on stdout
 * @param err what it said on stderr
 */
record Viva(int code, String out, String err) {
  /** Runs a command with a home of its own; {@code server} is {@code HOST:PORT}. */
  static Viva run(Path home, String server, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Environment(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                Map.of("VIVA_HOME", home.toString(), "VIVA_SERVER", server),
                false,
                Path.of("")),
            args);
    return new Viva(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
