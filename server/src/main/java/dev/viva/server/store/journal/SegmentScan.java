package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a segment from its head to its end and decides what the end is. Every record is checked:
 * checksum, index, link to the record before.
 *
 * <p>Bytes that are no record are a <em>torn tail</em> only where a crash can have left them:
 * nothing that was acknowledged may follow, and some part of the record must be missing (the file
 * ends, or a whole sector of it was never written and is zero). Anything else is damage.
 */
final class SegmentScan {
  private static final int SECTOR = 512;

  private final Path file;
  private final ByteBuffer bytes;
  private final RecordConsumer consumer;
  private int at = SegmentHead.BYTES;
  private Link last;
  private long forced = -1;
  private int groupAt = SegmentHead.BYTES;

  private SegmentScan(Path file, ByteBuffer bytes, Link before, RecordConsumer consumer) {
    this.file = file;
    this.bytes = bytes;
    this.last = before;
    this.consumer = consumer;
  }

  /**
   * What a scan found.
   *
   * @param last the last record
   * @param end offset behind it
   * @param groupAt offset of the first record that no later one proves to be forced
   * @param tail what follows
   */
  record Result(Link last, int end, int groupAt, Tail tail) {}

  enum Tail {
    /** Nothing, or zeros: the segment can grow. */
    OPEN,
    /** The mark that says that there is a next segment. */
    ENDED,
    /** Part of a write that a crash cut off. */
    TORN
  }

  /**
   * Scans a segment.
   *
   * @param bytes the whole file
   * @throws DamagedException at the first byte that is not what was written
   */
  static Result scan(Path file, ByteBuffer bytes, Link before, RecordConsumer consumer)
      throws IOException {
    return new SegmentScan(file, bytes, before, consumer).scan();
  }

  private Result scan() throws IOException {
    while (true) {
      Optional<Frame> found = Frame.read(bytes, at);
      if (found.isEmpty()) {
        return result(tail(Frame.HEAD_BYTES));
      }
      Frame frame = found.get();
      checkPlace(frame);
      if (frame.end()) {
        return ended(frame);
      }
      if (frame.size() > bytes.limit() - at) {
        return result(tail(bytes.limit() - at + 1));
      }
      Payload payload = payload(frame);
      if (!frame.matches(payload) || trailer(frame) != Frame.TRAILER) {
        return result(tail((int) frame.size()));
      }
      accept(frame, payload);
    }
  }

  private void accept(Frame frame, Payload payload) throws IOException {
    if (frame.forced() != forced) {
      forced = frame.forced();
      groupAt = at;
    }
    last = frame.link(payload.digest());
    consumer.accept(new JournalRecord(last, payload.bytes()));
    at += (int) frame.size();
  }

  private void checkPlace(Frame frame) throws DamagedException {
    if (frame.index() != last.index() + 1) {
      throw damaged(
          "record " + frame.index() + " stands where record " + (last.index() + 1) + " belongs");
    }
    if (!Arrays.equals(frame.before().hash(), last.hash())) {
      throw damaged(
          "record "
              + frame.index()
              + " does not continue record "
              + last.index()
              + " (the hash chain is broken)");
    }
  }

  private Result ended(Frame frame) throws DamagedException {
    int end = at + (int) frame.size();
    if (end > bytes.limit() || trailer(frame) != Frame.TRAILER) {
      return result(tail((int) frame.size()));
    }
    if (!isZero(end, bytes.limit())) {
      throw new DamagedException(
          file, end, "there are bytes behind the end of the segment", Advice.RESTORE);
    }
    return result(Tail.ENDED);
  }

  private Result result(Tail tail) {
    return new Result(last, at, groupAt, tail);
  }

  private Payload payload(Frame frame) {
    byte[] payload = new byte[frame.length()];
    bytes.get(at + Frame.HEAD_BYTES, payload);
    return Payload.of(payload);
  }

  private int trailer(Frame frame) {
    return bytes.getInt(at + Frame.HEAD_BYTES + frame.length());
  }

  /**
   * Decides what the bytes from here on are, where {@code extent} bytes were expected to be a
   * record.
   */
  private Tail tail(int extent) throws DamagedException {
    if (isZero(at, bytes.limit())) {
      return Tail.OPEN;
    }
    long expected = last.index() + 1;
    for (int later = at + 1; later <= bytes.limit() - Frame.HEAD_BYTES; later++) {
      Optional<Frame> frame = Frame.read(bytes, later);
      if (frame.isPresent() && frame.get().forced() >= expected) {
        throw damaged(
            "record "
                + expected
                + " is damaged or missing; record "
                + frame.get().index()
                + " at offset "
                + later
                + " was written after it");
      }
    }
    if (extent <= bytes.limit() - at && !isCutOff(extent) && !hasUnwrittenSector(extent)) {
      throw damaged(
          "record " + expected + " is damaged, and not in a way that a crash leaves behind");
    }
    return Tail.TORN;
  }

  /**
   * Whether the record was written up to some byte and nothing after it. Its last byte is never
   * zero.
   */
  private boolean isCutOff(int extent) {
    return isZero(at + extent - 1, bytes.limit());
  }

  /**
   * Whether some sector holds none of the {@code extent} bytes from here. The first and the last
   * byte of a record are never zero.
   */
  private boolean hasUnwrittenSector(int extent) {
    int end = at + extent;
    for (int from = at; from < end; ) {
      int to = Math.min(end, (from / SECTOR + 1) * SECTOR);
      if (isZero(from, to)) {
        return true;
      }
      from = to;
    }
    return false;
  }

  private boolean isZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private DamagedException damaged(String what) {
    return new DamagedException(file, at, what, Advice.RESTORE);
  }
}
