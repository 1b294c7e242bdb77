package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Restore;
import dev.viva.server.VivaServer;
import dev.viva.v1.BackupSummary;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateUserResponse;
import dev.viva.v1.ListCandidatesResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From one server into a file, and from the file into another. */
final class BackupTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  @TempDir private Path directory;

  private Console viva() {
    return SERVER.console().at(directory);
  }

  @Test
  void backup_restoresIntoAnotherServer() throws IOException {
    viva().run("candidate", "add", "Grace Hopper").done();
    Path file = directory.resolve("viva.backup");

    BackupSummary summary =
        viva().json(BackupSummary.newBuilder(), "backup", "viva.backup").build();

    assertThat(summary.getSizeBytes()).isEqualTo(Files.size(file));
    Path home = directory.resolve("home");
    String keys = SERVER.home().resolve("data/keys").toString();
    assertThat(
            new CommandLine(new Restore())
                .execute(file.toString(), "--home", home.toString(), "--keys", keys))
        .isZero();
    try (VivaServer other = VivaServer.start(RunningServer.settings(home))) {
      ListCandidatesResponse there =
          Console.in(home)
              .with("VIVA_SERVER", "127.0.0.1:" + other.port())
              .json(ListCandidatesResponse.newBuilder(), "candidate", "list")
              .build();
      assertThat(there.getCandidatesList())
          .extracting(Candidate::getDisplayName)
          .contains("Grace Hopper");
    }
  }

  @Test
  void backup_saysWhatItWrote() {
    assertThat(viva().run("backup", "a.backup").done().out())
        .matches("wrote a.backup: [\\d,]+ bytes, everything up to commit \\d+\n");
  }

  @Test
  void backup_overAFile_isAConflict() throws IOException {
    Files.writeString(directory.resolve("a.backup"), "the last one");

    viva().run("backup", "a.backup").failed(ExitCode.CONFLICT);
    assertThat(directory.resolve("a.backup")).hasContent("the last one");
    viva().run("backup", "a.backup", "--force").done();
  }

  @Test
  void backup_intoADirectoryThatIsMissing_isInvalid() {
    viva().run("backup", "nowhere/a.backup").failed(ExitCode.INVALID);
    viva().run("backup", ".").failed(ExitCode.INVALID);
  }

  @Test
  void backup_byAnInterviewer_isNotAllowedAndLeavesNothing() {
    String token = viva().json(CreateUserResponse.newBuilder(), "user", "add", "ivy").getToken();

    viva().run("backup", "a.backup", "--token", token).failed(ExitCode.NOT_ALLOWED);

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void restore_misplaced_isUsage() {
    assertThat(viva().run("restore", "a.backup").failed(ExitCode.USAGE).err())
        .contains("comes first");
  }
}
