package dev.viva.cli.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of this machine that only grows while the screen is open, readable by its owner alone.
 * What was appended and forced survives a kill at any moment; a torn last line is cut off. At the
 * next start what is settled is left out of a fresh file.
 */
final class Spool implements AutoCloseable {
  private final FileChannel channel;
  private final List<SpoolLine> found;

  private Spool(FileChannel channel, List<SpoolLine> found) {
    this.channel = channel;
    this.found = List.copyOf(found);
  }

  /** Opens or creates the file and reads what is in it. */
  static Spool open(Path file) throws IOException {
    FileChannel channel = channel(file, StandardOpenOption.READ);
    byte[] content = Files.readAllBytes(file);
    List<SpoolLine> lines = new ArrayList<>();
    int whole = read(content, lines);
    channel.truncate(whole);
    channel.position(whole);
    return new Spool(channel, lines);
  }

  /** A file for writing that its owner alone may read. */
  static FileChannel channel(Path file, StandardOpenOption more) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, more);
    return posix
        ? FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(file, options);
  }

  /** Reads whole lines; returns where the last good one ends. */
  private static int read(byte[] content, List<SpoolLine> lines) {
    int whole = 0;
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        String line = new String(content, start, i - start, StandardCharsets.UTF_8);
        Optional<SpoolLine> decoded = SpoolLine.decode(line);
        if (decoded.isPresent()) {
          lines.add(decoded.get());
          whole = i + 1;
        }
        start = i + 1;
      }
    }
    return whole;
  }

  /** What the file held when it was opened. */
  List<SpoolLine> found() {
    return found;
  }

  /** Appends and forces: what this returns from survives a crash. */
  void save(List<SpoolLine> lines) throws IOException {
    append(lines);
    channel.force(false);
  }

  /** Appends without forcing: survives a kill, and losing it costs nothing. */
  void append(List<SpoolLine> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.forEach(line -> bytes.writeBytes(line.encode()));
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Replaces the file by one that holds {@code lines} alone, all or nothing. */
  static void rewrite(Path file, List<SpoolLine> lines) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (Spool spool = open(fresh)) {
      spool.save(lines);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
