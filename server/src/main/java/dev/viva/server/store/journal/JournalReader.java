package dev.viva.server.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads records one after the other, checking each. Used by one thread at a time. */
public final class JournalReader implements Closeable {
  private final Segments segments;
  private final LongSupplier upTo;
  private DurableFile file;
  private Path path;
  private long position;
  private Link last;

  private JournalReader(Segments segments, LongSupplier upTo) {
    this.segments = segments;
    this.upTo = upTo;
  }

  static JournalReader open(Segments segments, LongSupplier upTo, long after) throws IOException {
    List<Long> befores = segments.list();
    if (befores.isEmpty() || befores.get(0) > after) {
      throw new IOException("record " + (after + 1) + " is no longer kept");
    }
    long before =
        befores.stream()
            .filter(candidate -> candidate <= after)
            .reduce((first, second) -> second)
            .orElseThrow();
    JournalReader reader = new JournalReader(segments, upTo);
    reader.enter(before);
    try {
      reader.skipTo(after);
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  /**
   * The next records.
   *
   * @param bytes how many bytes of payload are enough
   * @return empty where there are none yet
   */
  public List<JournalRecord> next(int bytes) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    for (int read = 0; read < bytes && last.index() < upTo.getAsLong(); ) {
      JournalRecord record = read(head());
      records.add(record);
      read += record.payload().length + Frame.HEAD_BYTES;
    }
    return records;
  }

  /** The record that was read last, or the one behind which this began. */
  public Link last() {
    return last;
  }

  private void skipTo(long after) throws IOException {
    while (last.index() < after) {
      read(head());
    }
  }

  private Frame head() throws IOException {
    Frame frame = headHere();
    while (frame.end()) {
      close();
      enter(last.index());
      frame = headHere();
    }
    return frame;
  }

  private Frame headHere() throws IOException {
    Optional<Frame> frame =
        Frame.read(file.readFully(ByteBuffer.allocate(Frame.HEAD_BYTES), position), 0);
    if (frame.isEmpty()
        || frame.get().index() != last.index() + 1
        || !Arrays.equals(frame.get().before().hash(), last.hash())) {
      throw new DamagedException(
          path, position, "record " + (last.index() + 1) + " is damaged", Advice.RESTORE);
    }
    return frame.get();
  }

  private JournalRecord read(Frame frame) throws IOException {
    byte[] bytes = new byte[frame.length()];
    file.readFully(ByteBuffer.wrap(bytes), position + Frame.HEAD_BYTES);
    Payload payload = Payload.of(bytes);
    if (!frame.matches(payload)) {
      throw new DamagedException(
          path, position, "record " + frame.index() + " is damaged", Advice.RESTORE);
    }
    last = frame.link(payload.digest());
    position += frame.size();
    return new JournalRecord(last, bytes);
  }

  private void enter(long before) throws IOException {
    path = segments.path(before);
    file = segments.files().openReadOnly(path);
    ByteBuffer head = file.readFully(ByteBuffer.allocate(SegmentHead.BYTES), 0);
    last = segments.head(before, head).before();
    position = SegmentHead.BYTES;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
