package dev.viva.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.v1.BackupSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes its place when it is whole, and leaves nothing behind when it is not. */
final class BackupFileTest {
  private static final ByteString CONTENT = ByteString.copyFromUtf8("everything");

  @TempDir private Path directory;
  private Path target;

  @BeforeEach
  void chooseTarget() {
    target = directory.resolve("viva.backup");
  }

  private void receive(ByteString content, BackupSummary summary, boolean force)
      throws IOException {
    try (BackupFile file = BackupFile.beside(target, force)) {
      file.write(content);
      file.finish(summary);
    }
  }

  private static BackupSummary summary() {
    try {
      return BackupSummary.newBuilder()
          .setSizeBytes(CONTENT.size())
          .setSha256(
              ByteString.copyFrom(
                  MessageDigest.getInstance("SHA-256").digest(CONTENT.toByteArray())))
          .build();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertAlone() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void finish_putsAFileForItsOwnerInPlace() throws IOException {
    receive(CONTENT, summary(), false);

    assertThat(target).hasContent("everything");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    assertAlone();
  }

  @Test
  void finish_ofWhatWasNotSent_leavesTheOldFile() throws IOException {
    Files.writeString(target, "the last one");
    BackupSummary longer = summary().toBuilder().setSizeBytes(11).build();

    for (ByteString received :
        new ByteString[] {CONTENT.substring(1), ByteString.copyFromUtf8("everythinG")}) {
      assertThatThrownBy(() -> receive(received, summary(), true))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("not what the server sent");
    }
    assertThatThrownBy(() -> receive(CONTENT, longer, true)).isInstanceOf(Failure.class);

    assertThat(target).hasContent("the last one");
    assertAlone();
  }

  @Test
  void beside_anExistingFile_needsForce() throws IOException {
    Files.writeString(target, "the last one");

    assertConflict();
    receive(CONTENT, summary(), true);

    assertThat(target).hasContent("everything");
    assertAlone();
  }

  @Test
  void beside_aLink_needsForceAndReplacesTheLink() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other")).resolve("precious");
    Files.createSymbolicLink(target, other);

    assertConflict();
    receive(CONTENT, summary(), true);

    assertThat(other).doesNotExist();
    assertThat(target).isRegularFile().hasContent("everything");
  }

  @Test
  void finish_overAFileThatCameMeanwhile_isAConflict() throws IOException {
    try (BackupFile file = BackupFile.beside(target, false)) {
      file.write(CONTENT);
      Files.writeString(target, "somebody else's");

      assertThatThrownBy(() -> file.finish(summary()))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFLICT));
    }
    assertThat(target).hasContent("somebody else's");
    assertAlone();
  }

  private void assertConflict() {
    assertThatThrownBy(() -> BackupFile.beside(target, false))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFLICT))
        .hasMessageContaining("--force");
  }
}
