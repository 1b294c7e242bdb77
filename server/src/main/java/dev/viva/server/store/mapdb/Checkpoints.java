package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.BlockInputStream;
import dev.viva.server.store.journal.BlockOutputStream;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.FileStreams;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.journal.NewerFormatException;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Exports of the whole state at one index, from which a lost view is made again. Two are kept, so
 * that a damaged one costs time and nothing else.
 *
 * <p>File: magic "VIVACKPT" (8 bytes), format (4), then in blocks: id of the store, index, hash,
 * rows (1, key, revision, value), 0, number of rows.
 */
final class Checkpoints {
  static final int FORMAT = 1;

  private static final long MAGIC = 0x56495641434b5054L;
  private static final String SUFFIX = ".checkpoint";
  private static final int KEPT = 2;
  private static final String ADVICE =
      "The store can do without this file: an older checkpoint or the whole journal will be used";

  private final FileLayer files;
  private final Path directory;
  private final UUID store;

  Checkpoints(FileLayer files, Path directory, UUID store) {
    this.files = files;
    this.directory = directory;
    this.store = store;
  }

  /** Takes rows in order. */
  @FunctionalInterface
  interface RowConsumer {
    void accept(Row row) throws IOException;
  }

  /** Indexes, oldest first. */
  List<Long> list() throws IOException {
    return files.list(directory).stream()
        .filter(name -> name.matches("\\d{20}\\" + SUFFIX))
        .map(name -> Long.parseLong(name.substring(0, 20)))
        .toList();
  }

  Path path(long index) {
    return directory.resolve(String.format("%020d%s", index, SUFFIX));
  }

  /** Size of the newest checkpoint; 0 where there is none. */
  long newestBytes() throws IOException {
    Optional<BackupWriter.Part> newest = openNewest();
    if (newest.isEmpty()) {
      return 0;
    }
    try (DurableFile file = newest.get().file()) {
      return file.size();
    }
  }

  /** The newest checkpoint, for a backup; it may be read to its end even when it is deleted. */
  synchronized Optional<BackupWriter.Part> openNewest() throws IOException {
    List<Long> indexes = list();
    if (indexes.isEmpty()) {
      return Optional.empty();
    }
    Path newest = path(indexes.get(indexes.size() - 1));
    return Optional.of(BackupWriter.Part.open(files, Backups.CHECKPOINTS, newest, Long.MAX_VALUE));
  }

  /** Writes a checkpoint completely or not at all, then deletes those that are no longer needed. */
  void write(Link link, Iterator<Row> rows) throws IOException {
    files.createDirectories(directory);
    Path unfinished = directory.resolve("unfinished");
    if (files.exists(unfinished)) {
      files.delete(unfinished);
    }
    try (DurableFile file = files.create(unfinished)) {
      write(file, link, rows);
      file.force();
    }
    publish(unfinished, path(link.index()));
  }

  private synchronized void publish(Path unfinished, Path target) throws IOException {
    files.rename(unfinished, target);
    files.forceDirectory(directory);
    List<Long> all = list();
    for (long old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      files.delete(path(old));
    }
  }

  private void write(DurableFile file, Link link, Iterator<Row> rows) throws IOException {
    ByteBuffer head =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(MAGIC).putInt(FORMAT).flip();
    int headBytes = head.remaining();
    file.write(head, 0);
    BlockOutputStream blocks = new BlockOutputStream(FileStreams.output(file, headBytes));
    DataOutputStream out = new DataOutputStream(blocks);
    Wire.writeText(out, store.toString());
    out.writeLong(link.index());
    Wire.writeBytes(out, link.hash());
    long count = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      out.writeByte(1);
      Wire.writeText(out, row.key());
      out.writeLong(row.cell().revision());
      Wire.writeBytes(out, row.cell().value());
      count++;
    }
    out.writeByte(0);
    out.writeLong(count);
    blocks.finish();
  }

  /**
   * Reads a checkpoint.
   *
   * @throws DamagedException where the file is not what was written; rows may have been handed over
   *     by then
   */
  Link read(long index, RowConsumer consumer) throws IOException {
    Path path = path(index);
    try (DurableFile file = files.openReadOnly(path)) {
      InputStream stream = FileStreams.input(file);
      byte[] bytes = stream.readNBytes(Long.BYTES + Integer.BYTES);
      ByteBuffer head = ByteBuffer.wrap(bytes);
      if (bytes.length < Long.BYTES + Integer.BYTES || head.getLong() != MAGIC) {
        throw new DamagedException(path, 0, "this is not the beginning of a checkpoint", ADVICE);
      }
      int format = head.getInt();
      if (format > FORMAT) {
        throw new NewerFormatException(path, format, FORMAT);
      }
      BlockInputStream blocks = new BlockInputStream(path, bytes.length, stream, ADVICE);
      Link link = read(path, index, new DataInputStream(blocks), consumer);
      blocks.finish();
      return link;
    }
  }

  private Link read(Path path, long index, DataInputStream in, RowConsumer consumer)
      throws IOException {
    String foundStore = Wire.readText(in);
    Link link = new Link(in.readLong(), Wire.readBytes(in));
    if (!foundStore.equals(store.toString()) || link.index() != index) {
      throw new DamagedException(
          path, 0, "it is checkpoint " + link.index() + " of store " + foundStore, ADVICE);
    }
    long count = 0;
    while (in.readByte() == 1) {
      consumer.accept(new Row(Wire.readText(in), new Cell(in.readLong(), Wire.readBytes(in))));
      count++;
    }
    if (in.readLong() != count) {
      throw new DamagedException(path, 0, "it holds " + count + " rows and says otherwise", ADVICE);
    }
    return link;
  }
}
