package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The real disk, on which the process dies at a named point of the write path, as by {@code kill
 * -9}.
 */
final class KillingFiles implements FileLayer {
  /** What the process ends with when it died at its point. */
  static final int EXIT_CODE = 137;

  /** Where a process can be told to die. */
  static final List<String> POINTS =
      List.of(
          "journal.write.before",
          "journal.write.half",
          "journal.write.after",
          "journal.force.after",
          "journal.create.after",
          "checkpoint.write.half",
          "checkpoint.rename.before",
          "checkpoint.rename.after",
          "store.published",
          "store.acknowledged");

  private final FileLayer files;
  private final String point;
  private int passesLeft;

  KillingFiles(FileLayer files, String point, int passes) {
    this.files = files;
    this.point = point;
    this.passesLeft = passes;
  }

  synchronized boolean isDue(String here) {
    return here.equals(point) && passesLeft-- <= 0;
  }

  void pass(String here) {
    if (isDue(here)) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  private static String kind(Path file) {
    if (file.getParent().endsWith("keys")) {
      return "keys";
    }
    return file.toString().endsWith(".journal") ? "journal" : "checkpoint";
  }

  @Override
  public DurableFile create(Path file) throws IOException {
    DurableFile created = files.create(file);
    pass(kind(file) + ".create.after");
    return new KillingFile(created, kind(file));
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    return new KillingFile(files.open(file), kind(file));
  }

  @Override
  public DurableFile openReadOnly(Path file) throws IOException {
    return files.openReadOnly(file);
  }

  @Override
  public boolean exists(Path file) {
    return files.exists(file);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    files.createDirectories(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    boolean isCheckpoint = to.toString().endsWith(".checkpoint");
    if (isCheckpoint) {
      pass("checkpoint.rename.before");
    }
    files.rename(from, to);
    if (isCheckpoint) {
      pass("checkpoint.rename.after");
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    files.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    files.forceDirectory(directory);
  }

  @Override
  public long usableSpace(Path directory) throws IOException {
    return files.usableSpace(directory);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return files.lock(file);
  }

  private final class KillingFile implements DurableFile {
    private final DurableFile file;
    private final String kind;

    KillingFile(DurableFile file, String kind) {
      this.file = file;
      this.kind = kind;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      pass(kind + ".write.before");
      if (isDue(kind + ".write.half")) {
        file.write(source.duplicate().limit(source.position() + source.remaining() / 2), position);
        Runtime.getRuntime().halt(EXIT_CODE);
      }
      file.write(source, position);
      pass(kind + ".write.after");
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void force() throws IOException {
      file.force();
      pass(kind + ".force.after");
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
