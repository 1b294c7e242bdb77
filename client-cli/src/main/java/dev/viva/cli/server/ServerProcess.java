package dev.viva.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that quickstart left running, found by the number in its home's {@code server.pid}.
 */
final class ServerProcess {
  private static final String MAIN = "dev.viva.server.Main";
  private static final long POLL_MILLIS = 50;

  private final ProcessHandle handle;
  private final Path home;

  private ServerProcess(ProcessHandle handle, Path home) {
    this.handle = handle;
    this.home = home;
  }

  /**
   * The server of {@code home}; empty where none runs. A number that now belongs to another program
   * counts as none.
   */
  static Optional<ServerProcess> of(Path home) throws IOException {
    Path file = file(home);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return number(Files.readString(file).strip())
        .flatMap(ProcessHandle::of)
        .map(handle -> new ServerProcess(handle, home))
        .filter(ServerProcess::isRunning);
  }

  /** Where the number is kept. */
  static Path file(Path home) {
    return home.resolve("server.pid");
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  long pid() {
    return handle.pid();
  }

  /**
   * Whether it still is that server. The command line tells: the number may have gone to another
   * program, and a server that has ended but that nobody waits for, as in a container without an
   * init, has none.
   */
  boolean isRunning() {
    String line = handle.info().commandLine().orElse("");
    return handle.isAlive()
        && line.contains(MAIN)
        && line.contains(home.toAbsolutePath().toString());
  }

  /** Asks it to stop and waits; false where it is still at work after {@code patience}. */
  boolean stop(Duration patience) throws InterruptedException {
    handle.destroy();
    long end = System.nanoTime() + patience.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
