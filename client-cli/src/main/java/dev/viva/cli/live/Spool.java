package dev.viva.cli.live;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
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
  private final Disk disk;
  private final List<SpoolLine> found;
  private final List<SpoolLine> pending = new ArrayList<>();
  private long end;

  /**
   * @param end where the last good line ends
   */
  Spool(Disk disk, List<SpoolLine> found, long end) {
    this.disk = disk;
    this.found = List.copyOf(found);
    this.end = end;
  }

  /** What a spool needs of its file. */
  interface Disk extends Closeable {
    /** Writes all of it at {@code position}. */
    void write(ByteBuffer bytes, long position) throws IOException;

    void force() throws IOException;
  }

  private record FileDisk(FileChannel channel) implements Disk {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Opens or creates the file and reads what is in it. */
  static Spool open(Path file) throws IOException {
    FileChannel channel = channel(file, StandardOpenOption.READ);
    byte[] content = Files.readAllBytes(file);
    List<SpoolLine> lines = new ArrayList<>();
    int whole = read(content, lines);
    channel.truncate(whole);
    forceDirectory(file);
    return new Spool(new FileDisk(channel), lines, whole);
  }

  /** A new name in a directory survives a power cut only once the directory is forced too. */
  private static void forceDirectory(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel directory =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
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

  /**
   * Appends and forces: what this returns from survives a crash.
   *
   * @throws IOException where the disk refuses; the lines are kept and go with the next ones
   */
  void save(List<SpoolLine> lines) throws IOException {
    pending.addAll(lines);
    long saved = end + write(pending);
    disk.force();
    end = saved;
    pending.clear();
  }

  /**
   * Appends without forcing: survives a kill, and losing it costs nothing.
   *
   * @throws IOException as for {@link #save}
   */
  void append(List<SpoolLine> lines) throws IOException {
    boolean behind = !pending.isEmpty();
    pending.addAll(lines);
    int written = write(pending);
    if (!behind) {
      end += written;
      pending.clear();
    }
  }

  /** Writes after the last good line, over what a refused attempt left there. */
  private int write(List<SpoolLine> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.forEach(line -> bytes.writeBytes(line.encode()));
    disk.write(ByteBuffer.wrap(bytes.toByteArray()), end);
    return bytes.size();
  }

  /** Replaces the file by one that holds {@code lines} alone, all or nothing. */
  static void rewrite(Path file, List<SpoolLine> lines) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (Spool spool = open(fresh)) {
      spool.save(lines);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file);
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
