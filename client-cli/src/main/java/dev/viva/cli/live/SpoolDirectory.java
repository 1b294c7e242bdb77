package dev.viva.cli.live;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.v1.Interview;
import dev.viva.v1.Scorecard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this machine keeps of one scorecard: the spool, and the interview and the scorecard as they
 * were last seen, so that the screen opens without the server too. One process at a time.
 */
final class SpoolDirectory implements AutoCloseable {
  private final Path directory;
  private final FileChannel lockFile;

  private SpoolDirectory(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /** Opens or creates it, for one process. */
  static SpoolDirectory open(Path home, String interview, String interviewer) throws IOException {
    Path spools = privateDirectory(home.resolve("spool"));
    Path directory = privateDirectory(spools.resolve(interview + "_" + interviewer));
    FileChannel lockFile = Spool.channel(directory.resolve("lock"), StandardOpenOption.READ);
    if (!lock(lockFile)) {
      lockFile.close();
      throw new Failure(
          ExitCode.CONFLICT,
          "another 'viva live' has interview " + interview + " open on this machine: use that one");
    }
    return new SpoolDirectory(directory, lockFile);
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Path privateDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return directory;
  }

  Path changes() {
    return directory.resolve("changes.log");
  }

  /** Where a text lies while the interviewer's own editor has it. */
  Path edited() {
    return directory.resolve("note.md");
  }

  /** Removes everything: of what is settled nothing stays on this machine. */
  void clear() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** Keeps what the server said last. */
  void remember(Interview interview, Scorecard card) throws IOException {
    replace("interview.pb", interview.toByteArray());
    replace("scorecard.pb", card.toByteArray());
  }

  private void replace(String name, byte[] content) throws IOException {
    Path fresh = directory.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel file = Spool.channel(fresh, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
    Files.move(
        fresh,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** What was remembered of one scorecard. */
  record Remembered(Interview interview, Scorecard card) {}

  /** What this machine remembers of interviews whose id begins with {@code prefix}. */
  static List<Remembered> find(Path home, String prefix) throws IOException {
    Path spools = home.resolve("spool");
    List<Remembered> found = new ArrayList<>();
    if (!Files.isDirectory(spools, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (Stream<Path> directories = Files.list(spools)) {
      for (Path directory : directories.sorted().toList()) {
        Path interview = directory.resolve("interview.pb");
        Path card = directory.resolve("scorecard.pb");
        if (directory.getFileName().toString().startsWith(prefix)
            && Files.exists(interview)
            && Files.exists(card)) {
          found.add(
              new Remembered(
                  Interview.parseFrom(Files.readAllBytes(interview)),
                  Scorecard.parseFrom(Files.readAllBytes(card))));
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
