package dev.viva.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that a command writes. */
public final class OutputFile {
  private OutputFile() {}

  /** Writes {@code content}; never over an existing file or a link, unless {@code force} is set. */
  public static void write(Path file, byte[] content, boolean force) throws IOException {
    if (force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
    try {
      Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(ExitCode.CONFLICT, file + " is there already: --force replaces it");
    }
  }
}
