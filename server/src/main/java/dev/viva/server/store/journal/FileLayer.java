package dev.viva.server.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few file operations that durability hangs on. Everything that must survive a crash goes
 * through here, so that the tests can drop unforced bytes, tear writes and fail the n-th call.
 */
public interface FileLayer {
  /** Creates a file that only its owner may read and write; fails where it exists. */
  DurableFile create(Path file) throws IOException;

  DurableFile open(Path file) throws IOException;

  DurableFile openReadOnly(Path file) throws IOException;

  boolean exists(Path file);

  /** Names in the directory, sorted; empty where it does not exist. */
  List<String> list(Path directory) throws IOException;

  /** Creates the directory for its owner only, and its parents; does nothing where it exists. */
  void createDirectories(Path directory) throws IOException;

  /** Renames atomically, replacing the target. */
  void rename(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** Makes creations, renames and deletions in the directory survive a crash. */
  void forceDirectory(Path directory) throws IOException;

  long usableSpace(Path directory) throws IOException;

  /**
   * Locks the file for this process until the result is closed.
   *
   * @throws IOException where another process, or this one, holds it; the message says who
   */
  Closeable lock(Path file) throws IOException;
}
