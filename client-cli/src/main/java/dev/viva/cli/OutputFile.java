package dev.viva.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that a command writes, for their owner alone: much of what is exported is about people. */
public final class OutputFile {
  private OutputFile() {}

  /** Writes {@code content}; never over an existing file or a link, unless {@code force} is set. */
  public static void write(Path file, byte[] content, boolean force) throws IOException {
    if (force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            forItsOwner(file))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    } catch (FileAlreadyExistsException e) {
      throw new Failure(ExitCode.CONFLICT, file + " is there already: --force replaces it");
    }
  }

  private static FileAttribute<?>[] forItsOwner(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
