package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment file: magic "VIVAJRNL", format, id of the store, index and hash of
 * the record before its first one, CRC32C.
 *
 * @param before the place in the chain where the segment begins
 */
record SegmentHead(UUID store, Link before) {
  static final int BYTES = 8 + 4 + 16 + 8 + Link.HASH_BYTES + 4;
  static final int FORMAT = 1;

  private static final long MAGIC = 0x564956414a524e4cL;

  ByteBuffer encode() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer
        .putLong(MAGIC)
        .putInt(FORMAT)
        .putLong(store.getMostSignificantBits())
        .putLong(store.getLeastSignificantBits());
    buffer.putLong(before.index()).put(before.hash());
    buffer.putInt(crc(buffer)).flip();
    return buffer;
  }

  /**
   * Reads the head of the segment of store {@code store} that begins after {@code index}.
   *
   * @throws NewerFormatException where a later release wrote it
   * @throws DamagedException where it is not whole, or not the one that the name says
   */
  static SegmentHead read(Path file, ByteBuffer source, UUID store, long index) throws IOException {
    if (source.limit() < BYTES || source.getLong(0) != MAGIC) {
      throw new DamagedException(
          file, 0, "this is not the beginning of a journal segment", Advice.RESTORE);
    }
    if (source.getInt(8) > FORMAT) {
      throw new NewerFormatException(file, source.getInt(8), FORMAT);
    }
    if (source.getInt(BYTES - 4) != crc(source)) {
      throw new DamagedException(file, 0, "the head of the segment is damaged", Advice.RESTORE);
    }
    byte[] hash = new byte[Link.HASH_BYTES];
    source.get(36, hash);
    SegmentHead head =
        new SegmentHead(
            new UUID(source.getLong(12), source.getLong(20)), new Link(source.getLong(28), hash));
    if (!head.store.equals(store)) {
      throw new DamagedException(
          file,
          12,
          "the segment belongs to store " + head.store + ", this is store " + store,
          Advice.RESTORE);
    }
    if (head.before.index() != index) {
      throw new DamagedException(
          file,
          28,
          "the segment begins with record "
              + (head.before.index() + 1)
              + ", its name says "
              + (index + 1),
          Advice.RESTORE);
    }
    return head;
  }

  private static int crc(ByteBuffer buffer) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().position(0).limit(BYTES - 4));
    return (int) crc.getValue();
  }
}
