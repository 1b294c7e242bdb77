package dev.viva.cli.server;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The script at the project's root that started this process, and the checkout around it.
 *
 * @param script the launcher, absolute
 */
record Launcher(Path script) {
  private static final String PROPERTY = "viva.launcher";
  private static final String TYPED_PROPERTY = "viva.typed";

  /** The one that started this process. */
  static Launcher current() {
    String script = System.getProperty(PROPERTY, "");
    if (script.isEmpty() || !Files.isRegularFile(Path.of(script))) {
      throw new Failure(
          ExitCode.FAILED, "this needs the launcher: run ./viva in a checkout of Viva");
    }
    return new Launcher(Path.of(script));
  }

  /** What a person types to run it: {@code ./viva}, or {@code viva} where it is on the path. */
  static String typed() {
    return System.getProperty(TYPED_PROPERTY, "viva");
  }

  /** The project's root. */
  Path root() {
    return script.toAbsolutePath().getParent();
  }
}
