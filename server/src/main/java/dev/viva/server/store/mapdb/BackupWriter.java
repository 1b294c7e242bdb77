package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.BlockOutputStream;
import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.Link;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is committed at one moment, as open files, which the store may append to or delete while
 * they are copied.
 */
final class BackupWriter implements Closeable {
  private static final int COPY_BYTES = 1 << 16;

  private final UUID store;
  private final List<Part> parts = new ArrayList<>();
  private Link end;

  /**
   * A file of the backup.
   *
   * @param length how much of the file belongs to it
   */
  record Part(String folder, Path path, DurableFile file, long length) {
    static Part open(FileLayer files, String folder, Path path, long most) throws IOException {
      DurableFile file = files.openReadOnly(path);
      try {
        return new Part(folder, path, file, Math.min(most, file.size()));
      } catch (IOException e) {
        file.close();
        throw e;
      }
    }
  }

  private BackupWriter(UUID store) {
    this.store = store;
  }

  /** Opens the files; nobody may delete segments meanwhile. */
  static BackupWriter open(FileLayer files, UUID store, Checkpoints checkpoints, Journal journal)
      throws IOException {
    BackupWriter writer = new BackupWriter(store);
    try {
      writer.openParts(files, checkpoints, journal);
      return writer;
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void openParts(FileLayer files, Checkpoints checkpoints, Journal journal)
      throws IOException {
    Optional<Part> checkpoint = checkpoints.openNewest();
    checkpoint.ifPresent(parts::add);
    Journal.Extent extent = journal.extent();
    end = extent.end();
    for (long segment : journal.segments(extent)) {
      long most = segment == extent.lastSegment() ? extent.bytes() : Long.MAX_VALUE;
      parts.add(Part.open(files, Backups.JOURNAL, journal.segmentPath(segment), most));
    }
  }

  /**
   * Writes the backup; {@code target} stays open.
   *
   * @return the last commit in it
   */
  Link write(OutputStream target) throws IOException {
    target.write(Backups.head());
    BlockOutputStream blocks = new BlockOutputStream(target);
    DataOutputStream out = new DataOutputStream(blocks);
    Wire.writeText(out, store.toString());
    out.writeLong(end.index());
    Wire.writeBytes(out, end.hash());
    for (Part part : parts) {
      out.writeByte(1);
      Wire.writeText(out, part.folder() + "/" + part.path().getFileName());
      out.writeLong(part.length());
      copy(part, out);
    }
    out.writeByte(0);
    blocks.finish();
    return end;
  }

  private static void copy(Part part, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
    for (long at = 0; at < part.length(); at += buffer.limit()) {
      buffer.clear().limit((int) Math.min(COPY_BYTES, part.length() - at));
      out.write(buffer.array(), 0, part.file().readFully(buffer, at).limit());
    }
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.file().close();
    }
  }
}
