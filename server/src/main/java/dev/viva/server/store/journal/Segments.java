package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The segment files of a journal. Each is named after the index of its first record. */
record Segments(FileLayer files, Path directory, UUID store) {
  private static final String SUFFIX = ".journal";

  /** Indexes of the records before each segment, in order. */
  List<Long> list() throws IOException {
    List<Long> befores = new ArrayList<>();
    for (String name : files.list(directory)) {
      if (name.matches("\\d{20}\\" + SUFFIX)) {
        befores.add(Long.parseLong(name.substring(0, 20)) - 1);
      }
    }
    return befores;
  }

  Path path(long before) {
    return directory.resolve(String.format("%020d%s", before + 1, SUFFIX));
  }

  /** Creates a segment and makes it survive a crash. */
  DurableFile create(Link before) throws IOException {
    Path path = path(before.index());
    DurableFile file = files.create(path);
    try {
      file.write(new SegmentHead(store, before).encode(), 0);
      file.force();
      files.forceDirectory(directory);
      return file;
    } catch (IOException e) {
      file.close();
      deleteQuietly(path, e);
      throw e;
    }
  }

  private void deleteQuietly(Path path, IOException reason) {
    try {
      files.delete(path);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  ByteBuffer bytes(long before) throws IOException {
    Path path = path(before);
    try (DurableFile file = files.openReadOnly(path)) {
      if (file.size() > Integer.MAX_VALUE - 8) {
        throw new DamagedException(
            path,
            0,
            "the segment has " + file.size() + " bytes, more than any can have",
            Advice.RESTORE);
      }
      return file.readFully(ByteBuffer.allocate((int) file.size()), 0);
    }
  }

  /**
   * Whether the file holds no byte of a record, so that it can only be a segment that was about to
   * be begun.
   */
  boolean holdsNothing(long before) throws IOException {
    return holdsNothing(bytes(before));
  }

  static boolean holdsNothing(ByteBuffer bytes) {
    for (int i = SegmentHead.BYTES; i < bytes.limit(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  SegmentHead head(long before, ByteBuffer bytes) throws IOException {
    return SegmentHead.read(path(before), bytes, store, before);
  }
}
