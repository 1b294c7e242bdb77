package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.viva.v1.BackUpRequest;
import dev.viva.v1.GetServerInfoRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code viva restore}: what it puts where, and what it leaves alone. */
final class RestoreTest {
  private static final int USAGE = 2;
  private static final int INVALID = 3;
  private static final int CONFLICT = 5;

  @TempDir private static Path shared;
  private static Path backup;

  @TempDir private Path directory;
  private Path home;

  @BeforeAll
  static void takeABackup() throws IOException {
    backup = shared.resolve("viva.backup");
    try (ServerProcess server = new ServerProcess(shared.resolve("home"));
        OutputStream out = Files.newOutputStream(backup)) {
      TestBanks.importInto(server.client());
      server
          .client()
          .server()
          .backUp(BackUpRequest.getDefaultInstance())
          .forEachRemaining(answer -> write(answer.getChunk(), out));
    }
  }

  private static void write(ByteString bytes, OutputStream out) {
    try {
      bytes.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void restoreIt() throws IOException {
    home = directory.resolve("home");

    assertThat(RestoreCommand.run(backup, home).done().out())
        .contains("restored " + home.resolve("data") + " as of commit ");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }

  @Test
  void inUse_saysWhoHoldsTheDirectory() throws Exception {
    try (ServerProcess server = new ServerProcess(home)) {
      Process second = ServerProcess.start(home);
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).as(said).isEqualTo(1);
      assertThat(said)
          .contains("viva: " + home.resolve("data") + " is in use by process " + server.pid());

      assertThat(RestoreCommand.run(backup, home, "--force").failed(CONFLICT).err())
          .contains(home.resolve("data") + " is in use by process " + server.pid());

      assertThat(
              server
                  .client()
                  .server()
                  .getServerInfo(GetServerInfoRequest.getDefaultInstance())
                  .getActiveQuestions())
          .isEqualTo(16);
    }
  }

  @Test
  void restore_ofAnExistingStore_needsForceAndKeepsIt() throws IOException {
    assertThat(RestoreCommand.run(backup, home).failed(CONFLICT).err())
        .contains("holds a store", "--force");

    RestoreCommand forced = RestoreCommand.run(backup, home, "--force", "-o", "json").done();

    assertThat(forced.out())
        .contains("\"replaced\": \"" + home.resolve("data/g1") + "\"")
        .contains("\"commitIndex\": \"");
    assertThat(home.resolve("data/g1/journal")).isDirectory();
    assertThat(RestoreCommand.run(backup, home, "--force").done().err())
        .contains("still in " + home.resolve("data/g2"));
  }

  @Test
  void restore_ofAForeignDirectory_isRefused() throws IOException {
    Path data = Files.createDirectories(directory.resolve("elsewhere/data"));
    Files.writeString(data.resolve("letter.txt"), "not yours");

    assertThat(
            RestoreCommand.run(backup, directory.resolve("elsewhere"), "--force")
                .failed(CONFLICT)
                .err())
        .contains("letter.txt");
  }

  @Test
  void restore_ofWhatIsNoWholeBackup_leavesTheDataAlone() throws Exception {
    byte[] whole = Files.readAllBytes(backup);
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    byte[] newer = whole.clone();
    newer[11] = 9;
    StoreDigest before = StoreDigest.ofHistory(home.resolve("data"), 2);

    assertThat(refused(damaged)).contains("is damaged");
    assertThat(refused(Arrays.copyOf(whole, whole.length - 1))).contains("ends too early");
    assertThat(refused(newer)).contains("format 9", "later");
    assertThat(refused("a letter".getBytes(StandardCharsets.UTF_8))).contains("not a backup");
    assertThat(RestoreCommand.run(directory.resolve("none"), home).failed(INVALID).err())
        .contains("no such file");

    assertThat(StoreDigest.ofHistory(home.resolve("data"), 2)).isEqualTo(before);
    try (var names = Files.list(home.resolve("data"))) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("LOCK", "STORE", "keys", "g1");
    }
  }

  private String refused(byte[] content) throws IOException {
    Path broken = directory.resolve("broken");
    Files.write(broken, content);
    return RestoreCommand.run(broken, home, "--force").failed(INVALID).err();
  }

  @Test
  void restore_overADamagedManifest_works() throws Exception {
    Files.writeString(home.resolve("data/STORE"), "format=1\nnonsense\n");

    RestoreCommand.run(backup, home, "--force").done();

    assertThat(StoreDigest.ofHistory(home.resolve("data"), 2).tables()).contains("questions");
  }

  @Test
  void restore_removesWhatACutOffRestoreLeft() throws IOException {
    Path left = Files.createDirectories(home.resolve("data/g2/journal"));
    Files.writeString(left.resolve("00000000000000000001.journal"), "half");

    RestoreCommand.run(backup, home, "--force").done();

    assertThat(home.resolve("data/g2/journal/00000000000000000001.journal"))
        .binaryContent()
        .isNotEqualTo("half".getBytes(StandardCharsets.UTF_8));
    assertThat(home.resolve("data/g3")).doesNotExist();
  }

  @Test
  void restore_withoutAFile_isUsage() {
    assertThat(RestoreCommand.run(Path.of("--nonsense"), home).code()).isEqualTo(USAGE);
  }
}
