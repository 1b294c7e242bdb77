package dev.viva.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * The server that {@code viva login} chose, with the token for it: kept in the home, for its owner
 * alone.
 *
 * @param server as it was typed
 * @param roots PEM file with the roots to trust; empty: those of the system
 * @param certificate PEM file with the certificate to show; empty: none
 * @param key PEM file with its key
 */
public record Login(String server, String token, String roots, String certificate, String key) {
  private static final String FILE = "login";

  /** The login of this home; empty where there is none. */
  public static Optional<Login> in(Path home) {
    Path file = home.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      kept.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure(ExitCode.NOT_ALLOWED, "cannot read " + file + ": run 'viva login' again");
    }
    return Optional.of(
        new Login(
            kept.getProperty("server", ""),
            kept.getProperty("token", ""),
            kept.getProperty("ca", ""),
            kept.getProperty("cert", ""),
            kept.getProperty("key", "")));
  }

  /** Keeps it, instead of a former one. */
  public void save(Path home) throws IOException {
    boolean posix = home.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(home, mode(posix, "rwx------"));
    Properties kept = new Properties();
    kept.setProperty("server", server);
    kept.setProperty("token", token);
    kept.setProperty("ca", roots);
    kept.setProperty("cert", certificate);
    kept.setProperty("key", key);
    Path next = Files.createTempFile(home, FILE, ".new", mode(posix, "rw-------"));
    try (OutputStream out = Files.newOutputStream(next)) {
      kept.store(out, null);
    }
    Files.move(
        next,
        home.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] mode(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Forgets the login of this home, and answers whether there was one. */
  public static boolean forget(Path home) throws IOException {
    return Files.deleteIfExists(home.resolve(FILE));
  }
}
