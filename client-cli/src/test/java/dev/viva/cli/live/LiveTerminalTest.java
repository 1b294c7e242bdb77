package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viva.cli.Cli;
import dev.viva.cli.CliAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole screen, driven by keys against a real server. */
@Timeout(180)
class LiveTerminalTest {
  @TempDir private static Path home;

  private static LiveServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new LiveServer(home);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void meetSomebody() {
    server.meetSomebody();
  }

  @Test
  void live_onAnExternalTerminal_ratesNotesAndSubmits() throws Exception {
    try (Cli cli = cli(server);
        Screenless screen = new Screenless("xterm");
        LiveSession session = LiveSession.open(cli, CutsTest.known(server))) {
      Thread loop = new Thread(() -> run(session, screen), "loop");
      loop.start();
      Screenless.await(() -> screen.shown().contains("1 poor"));
      screen.type("4n");
      screen.type("counted the queries");
      screen.type("\u001b");
      Screenless.await(() -> card(server).contains("counted the queries"));
      server.stop();
      screen.type("\u001b[C2");
      Screenless.await(() -> screen.shown().contains("unsent"));
      server.start();
      Screenless.await(() -> card(server).contains("RATING_MIXED"));
      TimeUnit.MILLISECONDS.sleep(100);
      screen.type("S3n");
      screen.type("solid");
      screen.type("\u001b");
      TimeUnit.MILLISECONDS.sleep(200);
      screen.type("\r");
      Screenless.await(() -> card(server).contains("SCORECARD_STATE_SUBMITTED"));
      screen.type("q");
      loop.join();
    }
  }

  @Test
  void live_submitted_leavesNothingOnThisMachine() throws Exception {
    Path spool = home.resolve("spool").resolve(server.interview() + "_ada");
    try (Cli cli = cli(server);
        Screenless screen = new Screenless("xterm");
        LiveSession session = LiveSession.open(cli, CutsTest.known(server))) {
      Thread loop = new Thread(() -> run(session, screen), "loop");
      loop.start();
      Screenless.await(() -> screen.shown().contains("1 poor"));
      screen.type("3S3nsolid");
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(readable(spool)).containsOnly("rw-------");
      screen.type("\u001b");
      TimeUnit.MILLISECONDS.sleep(200);
      screen.type("\r");
      Screenless.await(() -> card(server).contains("SCORECARD_STATE_SUBMITTED"));
      Screenless.await(() -> screen.shown().contains("Submitted"));
      screen.type("q");
      loop.join();
    }
    assertThat(spool).doesNotExist();
  }

  private static List<String> readable(Path directory) throws IOException {
    List<String> permissions = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return permissions;
  }

  @Test
  void live_killedWhileTheEditorIsOpen_hasWhatTheEditorWrote() throws Exception {
    assumeTrue(hasTmux(), "tmux is not installed");
    Path editor =
        Files.writeString(home.resolve("editor"), "echo 'from the editor' > $1; sleep 60");
    List<String> command = new ArrayList<>(command(server));
    command.add(1, "VISUAL=sh " + editor);
    try (Tmux tmux = new Tmux(home.resolve("editor.sock"), command)) {
      tmux.start(80, 24);
      tmux.await("1 poor");
      tmux.keys("e");
      Path edited = home.resolve("spool").resolve(server.interview() + "_ada").resolve("note.md");
      Screenless.await(() -> content(edited).equals("from the editor\n"));
      tmux.kill();
      tmux.startAgain(80, 24);
      tmux.await("Note    from the editor");
      Screenless.await(() -> card(server).contains("from the editor"));
      assertThat(edited).doesNotExist();
      tmux.keys("q");
    }
  }

  private static String content(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void live_onADumbTerminal_stillTakesKeys() throws Exception {
    try (Cli cli = cli(server);
        Screenless screen = new Screenless("dumb");
        LiveSession session = LiveSession.open(cli, CutsTest.known(server))) {
      Thread loop = new Thread(() -> run(session, screen), "loop");
      loop.start();
      Screenless.await(() -> screen.shown().contains("1 poor"));
      screen.type("3");
      Screenless.await(() -> card(server).contains("RATING_GOOD"));
      screen.type("q");
      loop.join();
    }
  }

  @Test
  void live_inTmux_survivesAKillInTheMiddleOfANote() throws Exception {
    assumeTrue(hasTmux(), "tmux is not installed");
    try (Tmux tmux = new Tmux(home.resolve("tmux.sock"), command(server))) {
      tmux.start(80, 24);
      tmux.await("1 poor");
      tmux.keys("3", "n");
      tmux.text("half a sen");
      tmux.await("half a sen");
      tmux.kill();
      tmux.startAgain(100, 30);
      tmux.await("half a sen");
      tmux.text("tence");
      tmux.keys("Escape");
      tmux.await("▶3 good");
      Screenless.await(() -> card(server).contains("half a sentence"));
      tmux.keys("q");
    }
  }

  /**
   * How to start the program. The class path goes through a file: tmux takes no more than 16 KB of
   * command.
   */
  private static List<String> command(LiveServer server) throws IOException {
    Path arguments = home.resolve("arguments");
    Files.write(
        arguments,
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dviva.terminal=true",
            "-cp",
            '"' + System.getProperty("java.class.path").replace("\\", "\\\\") + '"'));
    List<String> command = new ArrayList<>(List.of("env"));
    server.variables().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + arguments,
            "dev.viva.cli.Main",
            "live",
            server.interview()));
    return command;
  }

  private static boolean hasTmux() throws InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Cli cli(LiveServer server) {
    return CliAccess.cli(
        server.environment(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
  }

  private static void run(LiveSession session, Screenless screen) {
    try {
      session.run(screen.terminal());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String card(LiveServer server) {
    return CutsTest.known(server).card().toString();
  }

  /** A tmux server of its own; what ended in it stays readable. */
  private static final class Tmux implements AutoCloseable {
    private final Path socket;
    private final String command;

    Tmux(Path socket, List<String> command) {
      this.socket = socket;
      this.command = "'" + String.join("' '", command) + "'";
    }

    void start(int width, int height) throws Exception {
      tmux("start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";")
          .with("new-session", "-d", "-x", "" + width, "-y", "" + height, command)
          .run();
    }

    void startAgain(int width, int height) throws Exception {
      tmux("resize-window", "-x", "" + width, "-y", "" + height).run();
      tmux("respawn-pane", command).run();
    }

    void keys(String... keys) throws Exception {
      for (String key : keys) {
        tmux("send-keys", key).run();
        TimeUnit.MILLISECONDS.sleep(150);
      }
    }

    void text(String text) throws Exception {
      tmux("send-keys", "-l", text).run();
    }

    void await(String text) throws Exception {
      await(text, "capture-pane", "-p");
    }

    private void await(String text, String... command) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
      String shown = "";
      while (!shown.contains(text)) {
        assertThat(System.nanoTime()).as("'" + text + "' in:\n" + shown).isLessThan(end);
        TimeUnit.MILLISECONDS.sleep(100);
        shown = tmux(command).run();
      }
    }

    /** Kills the program in the only pane, as kill -9 does. */
    void kill() throws Exception {
      long pane = Long.parseLong(tmux("list-panes", "-F", "#{pane_pid}").run().strip());
      ProcessHandle program = ProcessHandle.of(pane).orElseThrow();
      program.descendants().forEach(ProcessHandle::destroyForcibly);
      program.destroyForcibly();
      await("1", "list-panes", "-F", "#{pane_dead}");
    }

    private Call tmux(String... arguments) {
      return new Call(socket, List.of(arguments));
    }

    @Override
    public void close() throws IOException {
      tmux("kill-server").run();
    }
  }

  /** One call of tmux, which must succeed. */
  private record Call(Path socket, List<String> arguments) {
    Call with(String... more) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of(more));
      return new Call(socket, all);
    }

    String run() throws IOException {
      List<String> all = new ArrayList<>(List.of("tmux", "-u", "-f", "/dev/null", "-S"));
      all.add(socket.toString());
      all.addAll(arguments);
      Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.onExit().join().exitValue()).as(said).isZero();
      return said;
    }
  }
}
