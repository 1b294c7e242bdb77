package dev.viva.cli.server;

import com.google.protobuf.ByteString;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.v1.BackupSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A backup that is being received, in a file beside its place that only its owner can read. It
 * takes its place when it is whole; until then closing removes it.
 */
final class BackupFile implements AutoCloseable {
  private static final int READ_BYTES = 1 << 16;

  private final Path target;
  private final boolean force;
  private final Path part;
  private final FileChannel channel;

  private BackupFile(Path target, boolean force, Path part) throws IOException {
    this.target = target;
    this.force = force;
    this.part = part;
    this.channel = FileChannel.open(part, StandardOpenOption.WRITE);
  }

  /**
   * Begins a file that will be {@code target}.
   *
   * @throws Failure where something is there already that may not be replaced
   */
  static BackupFile beside(Path target, boolean force) throws IOException {
    if (Files.isDirectory(target)) {
      throw new Failure(ExitCode.INVALID, target + " is a directory: name a file in it");
    }
    if (!force && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(target);
    }
    // Made for its owner alone.
    Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
    part.toFile().deleteOnExit(); // a Ctrl-C gets here too
    return new BackupFile(target, force, part);
  }

  private static Failure exists(Path target) {
    return new Failure(ExitCode.CONFLICT, target + " is there already: --force replaces it");
  }

  void write(ByteString chunk) throws IOException {
    for (var buffer : chunk.asReadOnlyByteBufferList()) {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /**
   * Reads back what the disk took, and puts the file in its place.
   *
   * @throws Failure where it is not what the server sent
   */
  void finish(BackupSummary summary) throws IOException {
    channel.force(true);
    if (Files.size(part) != summary.getSizeBytes() || !digest().equals(summary.getSha256())) {
      throw new Failure(
          ExitCode.FAILED,
          "the file is not what the server sent ("
              + Files.size(part)
              + " of "
              + summary.getSizeBytes()
              + " bytes, or another checksum); check the disk, then try again");
    }
    try {
      if (force) {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(part, target);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    }
    try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private ByteString digest() throws IOException {
    try (InputStream in = Files.newInputStream(part)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[READ_BYTES];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha.update(buffer, 0, count);
      }
      return ByteString.copyFrom(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
