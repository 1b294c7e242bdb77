package dev.viva.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.cli.ExitCode;
import dev.viva.server.Settings;
import dev.viva.server.VivaServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickstartCommandTest {
  private static final Path LAUNCHER = Path.of("..", "viva").toAbsolutePath().normalize();

  private Path home;
  private VivaServer server;
  private String target;

  @BeforeAll
  void startServer(@TempDir Path directory) throws IOException {
    System.setProperty("viva.launcher", LAUNCHER.toString());
    home = directory.resolve("home");
    server =
        VivaServer.start(
            new Settings(
                "127.0.0.1",
                0,
                home,
                home.resolve("data"),
                "tester",
                Optional.empty(),
                4,
                4 << 20,
                2_000,
                false,
                Duration.ofSeconds(1)));
    target = "127.0.0.1:" + server.port();
  }

  @AfterAll
  void stopServer() {
    System.clearProperty("viva.launcher");
    server.close();
  }

  @Test
  void quickstart_twice_importsOnceAndKeepsThePlan() {
    Viva first = Viva.run(home, target, "quickstart");
    Viva second = Viva.run(home, target, "quickstart");

    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE.code());
    assertThat(first.out()).contains("Plan p-").contains("60 min");
    assertThat(first.err()).contains("score INTERVIEW").contains("scorecard export");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).contains("Questions: 0 new, 0 changed");
  }

  @Test
  void quickstart_withJson_printsThePlanAlone() {
    Viva json = Viva.run(home, target, "quickstart", "-o", "json");

    assertThat(json.code()).as(json.err()).isEqualTo(ExitCode.DONE.code());
    assertThat(json.out()).startsWith("{").contains("\"items\"").contains(SamplePlan.BRIEF);
    assertThat(json.err()).isEmpty();
  }

  @Test
  void quickstart_atAServerWithOtherTokens_saysSo(@TempDir Path other) {
    Viva refused = Viva.run(other, target, "quickstart");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_ALLOWED.code());
    assertThat(refused.err()).hasLineCount(1).contains(target).contains("does not take your token");
  }

  @Test
  void quickstart_whereAnotherProgramListens_saysSo(@TempDir Path other) throws IOException {
    try (ServerSocket stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> hangUp(stranger), "stranger");
      thread.setDaemon(true);
      thread.start();
      String taken = "127.0.0.1:" + stranger.getLocalPort();

      Viva refused = Viva.run(other, taken, "quickstart");

      assertThat(refused.code()).isEqualTo(ExitCode.CONFLICT.code());
      assertThat(refused.err())
          .hasLineCount(1)
          .contains(taken + " is taken by something that is not Viva");
    }
  }

  private static void hangUp(ServerSocket stranger) {
    try {
      while (true) {
        Socket caller = stranger.accept();
        caller
            .getOutputStream()
            .write("HTTP/1.0 400 no\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        caller.close();
      }
    } catch (IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void quickstart_whereNobodyAnswersElsewhere_startsNothing(@TempDir Path other) {
    Viva refused = Viva.run(other, "viva.invalid:1", "quickstart");

    assertThat(refused.code()).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(refused.err())
        .hasLineCount(1)
        .contains("viva.invalid:1")
        .contains("only on this machine");
    assertThat(other.resolve("server.pid")).doesNotExist();
  }

  @Test
  void quickstart_inAHomeThatIsAFile_saysSo(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    Viva refused = Viva.run(file, "127.0.0.1:" + freePort(), "quickstart");

    assertThat(refused.code()).isEqualTo(ExitCode.INVALID.code());
    assertThat(refused.err()).contains("cannot write to " + file).contains("VIVA_HOME");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
