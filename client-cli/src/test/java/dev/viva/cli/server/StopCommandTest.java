package dev.viva.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopCommandTest {
  private static final String ANY = "127.0.0.1:1";

  @TempDir private Path home;

  @Test
  void stop_withNothingRunning_saysSo() {
    Viva stop = Viva.run(home, ANY, "stop");

    assertThat(stop.code()).isEqualTo(ExitCode.DONE.code());
    assertThat(stop.err()).contains("nothing to stop");
  }

  @Test
  void stop_leavesAnotherProgramAlone() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(ServerProcess.file(home), stranger.pid() + "\n");

      Viva stop = Viva.run(home, ANY, "stop");

      assertThat(stop.code()).isEqualTo(ExitCode.DONE.code());
      assertThat(stop.err()).contains("nothing to stop");
      assertThat(stranger.isAlive()).isTrue();
      assertThat(ServerProcess.file(home)).doesNotExist();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void stop_endsTheServerOfItsHome() throws IOException {
    // Looks like a server of this home to whoever reads its command line, and ends when told to.
    Process server =
        new ProcessBuilder(
                "sh",
                "-c",
                "sleep 600; :",
                "dev.viva.server.Main",
                "--home",
                home.toAbsolutePath().toString())
            .start();
    try {
      Files.writeString(ServerProcess.file(home), server.pid() + "\n");

      Viva stop = Viva.run(home, ANY, "stop");

      assertThat(stop.code()).as(stop.err()).isEqualTo(ExitCode.DONE.code());
      assertThat(stop.err()).contains("stopped the server (process " + server.pid() + ")");
      assertThat(ServerProcess.file(home)).doesNotExist();
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  @Test
  void stop_withAPidFileOfRubbish_saysNothingRuns() throws IOException {
    Files.writeString(ServerProcess.file(home), "rubbish");

    assertThat(Viva.run(home, ANY, "stop").err()).contains("nothing to stop");
  }
}
