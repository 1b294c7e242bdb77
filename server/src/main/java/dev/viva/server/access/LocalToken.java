package dev.viva.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file with the raw token of the person who runs the server. Only that person can read it, and
 * the CLI on the same machine finds it.
 */
public final class LocalToken {
  private final Path file;

  private LocalToken(Path file) {
    this.file = file;
  }

  /** The token file {@code file}; makes its directory, readable by its owner alone. */
  public static LocalToken in(Path file) throws IOException {
    Path directory = file.getParent();
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode(directory, "rwx------"));
    }
    return new LocalToken(file);
  }

  /** The token; empty where there is none. */
  public String read() throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  /** Replaces the token at once, never showing half of it. */
  public void write(String raw) throws IOException {
    if (raw.equals(read())) {
      return;
    }
    Path directory = file.getParent();
    Path next = Files.createTempFile(directory, "token", ".new", mode(directory, "rw-------"));
    Files.writeString(next, raw + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] mode(Path near, String permissions) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)}
        : new FileAttribute<?>[0];
  }
}
