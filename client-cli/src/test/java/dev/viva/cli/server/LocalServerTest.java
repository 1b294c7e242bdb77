package dev.viva.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServerTest {
  @TempDir private Path directory;

  private Path home;
  private LocalServer server;

  @BeforeEach
  void makeServer() throws IOException {
    home = directory.resolve("home");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server = new LocalServer(home, new ServerAddress("127.0.0.1", free.getLocalPort()));
    }
  }

  @Test
  void start_ofAServerThatDies_showsTheEndOfItsLog() throws IOException {
    Launcher launcher =
        launcher("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"line $i\"; done; exit 1");

    assertThatThrownBy(() -> server.start(launcher))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ExitCode.FAILED))
        .hasMessageContaining("did not start")
        .hasMessageContaining("line 12")
        .hasMessageContaining(server.log().toString())
        .hasMessageNotContaining("line 2\n");
    assertThat(ServerProcess.file(home)).doesNotExist();
  }

  @Test
  void start_whereThePortIsTaken_isAConflict() throws IOException {
    Launcher launcher =
        launcher("echo 'viva: port 1 is taken: choose another with --port'; exit 1");

    assertThatThrownBy(() -> server.start(launcher))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(ExitCode.CONFLICT))
        .hasMessageContaining("port 1 is taken");
  }

  @Test
  void start_again_keepsTheFormerLog() throws IOException {
    Files.createDirectories(home);
    Files.writeString(server.log(), "former");

    assertThatThrownBy(() -> server.start(launcher("exit 1")))
        .hasMessageContaining("it said nothing");

    assertThat(home.resolve("server.log.1")).hasContent("former");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.log())))
        .isEqualTo("rw-------");
  }

  @Test
  void start_tellsTheServerWhereToListenAndWhereItsHomeIs() throws IOException {
    Launcher launcher = launcher("echo \"$*\"; exit 1");

    assertThatThrownBy(() -> server.start(launcher)).hasMessageContaining("--home " + home);

    assertThat(Files.readString(server.log())).startsWith("serve --host 127.0.0.1 --port ");
  }

  private Launcher launcher(String body) throws IOException {
    Path script = directory.resolve("viva");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return new Launcher(script);
  }
}
