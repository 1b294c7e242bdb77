package dev.viva.cli.server;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a server in the background that outlives this command, its terminal and a Ctrl-C; its log
 * and its number stay in the home.
 */
final class LocalServer {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 50;
  private static final int SHOWN_LINES = 10;

  /**
   * A session of its own where the system has setsid; else the signals of the terminal are ignored,
   * which exec hands on.
   */
  private static final String DETACH =
      "if command -v setsid >/dev/null; then exec setsid \"$@\"; else trap '' HUP INT; exec \"$@\"; fi";

  private final Path home;
  private final ServerAddress address;

  LocalServer(Path home, ServerAddress address) {
    this.home = home.toAbsolutePath().normalize();
    this.address = address;
  }

  Path log() {
    return home.resolve("server.log");
  }

  /** Starts it and waits until it takes connections. */
  void start(Launcher launcher) throws IOException, InterruptedException {
    prepareHome();
    Process process = launch(launcher);
    Files.writeString(ServerProcess.file(home), process.pid() + "\n");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!address.isTaken()) {
      if (!process.isAlive()) {
        Files.deleteIfExists(ServerProcess.file(home));
        throw ended();
      }
      if (System.nanoTime() > end) {
        throw new Failure(
            ExitCode.UNREACHABLE,
            "the server does not answer after "
                + PATIENCE.toSeconds()
                + " s; it says why in "
                + log());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void prepareHome() {
    try {
      makeHome();
      if (Files.exists(log())) {
        Files.move(log(), home.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      // What a server logs is nobody else's business.
      Files.createFile(log(), ofItsOwner("rw-------"));
    } catch (IOException e) {
      throw new Failure(
          ExitCode.INVALID,
          "cannot write to "
              + home
              + " ("
              + reason(e)
              + "): set VIVA_HOME to a directory of your own");
    }
  }

  private void makeHome() throws IOException {
    if (Files.isDirectory(home)) {
      return;
    }
    Files.createDirectories(home, ofItsOwner("rwx------"));
  }

  private FileAttribute<?>[] ofItsOwner(String permissions) {
    return home.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static String reason(IOException e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof java.nio.file.FileAlreadyExistsException) {
      return "not a directory";
    }
    return e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.toString();
  }

  private Process launch(Launcher launcher) throws IOException {
    List<String> command =
        List.of(
            "sh",
            "-c",
            DETACH,
            "viva",
            launcher.script().toString(),
            "serve",
            "--host",
            address.host(),
            "--port",
            String.valueOf(address.port()),
            "--home",
            home.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .redirectErrorStream(true);
    // One person's server is better off with half the work at start than with the faster code of
    // the second compiler.
    builder.environment().putIfAbsent("VIVA_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    return builder.start();
  }

  private Failure ended() throws IOException {
    List<String> lines;
    try (Stream<String> all = Files.lines(log())) {
      lines = all.filter(line -> !line.isBlank()).toList();
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    boolean taken = last.stream().anyMatch(line -> line.contains("is taken"));
    String why =
        last.size() == 1
            ? last.get(0).replaceFirst("^viva: ", "")
            : "the end of its log:\n" + String.join("\n", last);
    return new Failure(
        taken ? ExitCode.CONFLICT : ExitCode.FAILED,
        "the server did not start: "
            + (last.isEmpty() ? "it said nothing" : why)
            + "\n("
            + log()
            + ")");
  }
}
