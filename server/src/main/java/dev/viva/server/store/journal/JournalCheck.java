package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Verifies every record that is kept, oldest first, and changes nothing. For the audit trail and
 * for backups.
 */
public final class JournalCheck {
  private JournalCheck() {}

  /**
   * What was verified.
   *
   * @param first index of the first record that is kept
   * @param last the last record; its hash stands for the whole history
   * @param torn whether an interrupted write, never acknowledged, follows
   */
  public record Report(int segments, long first, Link last, boolean torn) {}

  /** Whether a segment file holds no byte of a record. */
  public static boolean isEmpty(FileLayer files, Path segment) throws IOException {
    try (DurableFile file = files.openReadOnly(segment)) {
      ByteBuffer bytes =
          file.readFully(
              ByteBuffer.allocate((int) Math.min(file.size(), Integer.MAX_VALUE - 8)), 0);
      return Segments.holdsNothing(bytes);
    }
  }

  /**
   * Verifies.
   *
   * @throws DamagedException at the first byte that is not what was written
   */
  public static Report verify(FileLayer files, Path directory, UUID store, RecordConsumer consumer)
      throws IOException {
    Segments segments = new Segments(files, directory, store);
    List<Long> befores = segments.list();
    if (befores.isEmpty()) {
      throw new DamagedException(directory, 0, "there are no journal segments", Advice.RESTORE);
    }
    Link last = null;
    boolean torn = false;
    for (int at = 0; at < befores.size(); at++) {
      Path path = segments.path(befores.get(at));
      ByteBuffer bytes = segments.bytes(befores.get(at));
      Link before = segments.head(befores.get(at), bytes).before();
      if (last != null && !last.equals(before)) {
        throw new DamagedException(
            path,
            0,
            "the segment continues record " + before + ", the one before it ends with " + last,
            Advice.RESTORE);
      }
      SegmentScan.Result result = SegmentScan.scan(path, bytes, before, consumer);
      boolean ended = result.tail() == SegmentScan.Tail.ENDED;
      if (ended == (at == befores.size() - 1)) {
        throw new DamagedException(
            path,
            result.end(),
            ended
                ? "the segment after it is missing"
                : "the segment ends without its mark, and later ones exist",
            Advice.RESTORE);
      }
      last = result.last();
      torn = result.tail() == SegmentScan.Tail.TORN;
    }
    return new Report(befores.size(), befores.get(0) + 1, last, torn);
  }
}
