package dev.viva.server.store.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes a file as a whole or not at all, readable by its owner only. */
final class WholeFile {
  private WholeFile() {}

  static String read(FileLayer files, Path path) throws IOException {
    try (DurableFile file = files.openReadOnly(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      return UTF_8.decode(file.readFully(bytes, 0)).toString();
    }
  }

  static void copy(FileLayer files, Path from, Path to) throws IOException {
    write(files, to, read(files, from));
  }

  static void write(FileLayer files, Path path, String text) throws IOException {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    if (files.exists(beside)) {
      files.delete(beside);
    }
    try (DurableFile file = files.create(beside)) {
      file.write(UTF_8.encode(text), 0);
      file.force();
    }
    files.rename(beside, path);
    files.forceDirectory(path.getParent());
  }
}
