package dev.viva.server.store.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The head of a record in a segment file.
 *
 * <pre>
 *  0  magic "VJR1", or "VJE1" for the mark that ends a full segment
 *  4  length of the payload
 *  8  index
 * 16  last index known to be forced when this was written
 * 24  hash of the record before
 * 56  CRC32C of the payload
 * 60  CRC32C of bytes 0 to 60
 * 64  payload
 *     trailer, never zero, so that the last sector of a record that was not written can be told from one that was
 * </pre>
 *
 * The hash of a record is SHA-256(bytes 0 to 64, SHA-256(payload)), so one hash stands for
 * everything before it.
 */
record Frame(boolean end, int length, Link before, long forced, int payloadCrc, byte[] headBytes) {
  static final int HEAD_BYTES = 64;
  static final int TRAILER_BYTES = 4;
  static final int MAGIC_RECORD = 0x564a5231;
  static final int MAGIC_END = 0x564a4531;
  static final int TRAILER = 0x5aa5c33c;
  static final int MAX_PAYLOAD = 1 << 28;

  private static final int CRC_AT = 60;

  /** Bytes in the file, head and trailer included. */
  static long size(int payloadLength) {
    return (long) HEAD_BYTES + payloadLength + TRAILER_BYTES;
  }

  long size() {
    return size(length);
  }

  long index() {
    return before.index() + 1;
  }

  /** The head of the record after {@code before}. */
  static Frame record(Link before, long forced, Payload payload) {
    return frame(MAGIC_RECORD, before, forced, payload.bytes().length, payload.crc());
  }

  /** The mark behind the last record of a segment that has a successor. */
  static Frame end(Link before) {
    return frame(MAGIC_END, before, before.index(), 0, 0);
  }

  private static Frame frame(int magic, Link before, long forced, int length, int payloadCrc) {
    byte[] head = new byte[HEAD_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(head);
    buffer
        .putInt(magic)
        .putInt(length)
        .putLong(before.index() + 1)
        .putLong(forced)
        .put(before.hash())
        .putInt(payloadCrc);
    buffer.putInt(crc(head));
    return new Frame(magic == MAGIC_END, length, before, forced, payloadCrc, head);
  }

  /** The head at {@code offset}; empty where there is none that is whole. */
  static Optional<Frame> read(ByteBuffer source, int offset) {
    if (source.limit() - offset < HEAD_BYTES) {
      return Optional.empty();
    }
    int magic = source.getInt(offset);
    if (magic != MAGIC_RECORD && magic != MAGIC_END) {
      return Optional.empty();
    }
    byte[] head = new byte[HEAD_BYTES];
    source.get(offset, head);
    ByteBuffer buffer = ByteBuffer.wrap(head);
    if (buffer.getInt(CRC_AT) != crc(head)) {
      return Optional.empty();
    }
    int length = buffer.getInt(4);
    byte[] hash = new byte[Link.HASH_BYTES];
    buffer.get(24, hash);
    return Optional.of(
        new Frame(
            magic == MAGIC_END,
            length,
            new Link(buffer.getLong(8) - 1, hash),
            buffer.getLong(16),
            buffer.getInt(56),
            head));
  }

  /** The place in the chain behind this record. */
  Link link(byte[] payloadDigest) {
    MessageDigest sha = Payload.sha256();
    sha.update(headBytes);
    return new Link(index(), sha.digest(payloadDigest));
  }

  boolean matches(Payload payload) {
    return payload.crc() == payloadCrc;
  }

  private static int crc(byte[] head) {
    CRC32C crc = new CRC32C();
    crc.update(head, 0, CRC_AT);
    return (int) crc.getValue();
  }
}
