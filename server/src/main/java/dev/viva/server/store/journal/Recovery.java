package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a journal after whatever happened: reads it from a known place to its end, cuts off a torn
 * tail, refuses all other damage.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final Segments segments;
  private final FileLayer files;
  private final Link from;
  private final RecordConsumer replay;

  Recovery(Segments segments, Link from, RecordConsumer replay) {
    this.segments = segments;
    this.files = segments.files();
    this.from = from;
    this.replay = replay;
  }

  /**
   * Where the journal goes on.
   *
   * @param before index before the last segment
   * @param last the last record
   * @param end offset behind it in the last segment
   */
  record Found(long before, Link last, long end) {}

  /**
   * Recovers.
   *
   * @param atLeast index of a record that is known to have been acknowledged
   */
  Found run(long atLeast) throws IOException {
    List<Long> befores = new ArrayList<>(segments.list());
    int at = first(befores);
    while (true) {
      long before = befores.get(at);
      Path path = segments.path(before);
      SegmentScan.Result result = scan(before);
      boolean isLast = at == befores.size() - 1;
      if (result.tail() == SegmentScan.Tail.ENDED) {
        if (isLast) {
          throw new DamagedException(
              path,
              result.end(),
              "the segment after record " + result.last().index() + " is missing",
              Advice.RESTORE);
        }
        checkNext(path, result, befores.get(++at));
        if (at == befores.size() - 1) {
          rewriteMark(path, result);
        }
        continue;
      }
      if (!isLast) {
        dropUnfinished(path, result, befores, at);
      }
      if (result.last().index() < atLeast) {
        throw new DamagedException(
            path,
            result.end(),
            "the journal ends with record "
                + result.last().index()
                + ", but record "
                + atLeast
                + " was acknowledged",
            Advice.RESTORE);
      }
      repair(path, result);
      return new Found(before, result.last(), result.end());
    }
  }

  /** Position of the segment that record {@code from + 1} belongs to. */
  private int first(List<Long> befores) throws IOException {
    if (befores.isEmpty()) {
      throw new DamagedException(
          segments.directory(), 0, "there are no journal segments", Advice.RESTORE);
    }
    if (befores.get(0) > from.index()) {
      throw new DamagedException(
          segments.path(befores.get(0)),
          0,
          "records "
              + (from.index() + 1)
              + " to "
              + befores.get(0)
              + " are missing before this segment",
          Advice.RESTORE);
    }
    int at = 0;
    while (at + 1 < befores.size() && befores.get(at + 1) <= from.index()) {
      at++;
    }
    boolean unfinished =
        at > 0 && at == befores.size() - 1 && segments.holdsNothing(befores.get(at));
    return unfinished ? at - 1 : at;
  }

  private SegmentScan.Result scan(long before) throws IOException {
    Path path = segments.path(before);
    ByteBuffer bytes = segments.bytes(before);
    SegmentHead head = segments.head(before, bytes);
    checkFrom(path, head.before());
    return SegmentScan.scan(
        path,
        bytes,
        head.before(),
        record -> {
          checkFrom(path, record.link());
          if (record.index() > from.index()) {
            replay.accept(record);
          }
        });
  }

  private void checkFrom(Path path, Link link) throws DamagedException {
    if (link.index() == from.index() && !Arrays.equals(link.hash(), from.hash())) {
      throw new DamagedException(
          path,
          0,
          "record " + link.index() + " is not the one that the checkpoint or view was made from",
          Advice.RESTORE);
    }
  }

  private static void checkNext(Path path, SegmentScan.Result result, long next)
      throws DamagedException {
    if (next != result.last().index()) {
      throw new DamagedException(
          path,
          result.end(),
          "the segment after record " + result.last().index() + " is missing",
          Advice.RESTORE);
    }
  }

  /**
   * A crash between the creation of a segment and the mark in the one before leaves an empty
   * successor. Any other successor is damage.
   */
  private void dropUnfinished(Path path, SegmentScan.Result result, List<Long> befores, int at)
      throws IOException {
    if (at != befores.size() - 2 || !segments.holdsNothing(befores.get(at + 1))) {
      throw new DamagedException(
          path,
          result.end(),
          "the segment ends without its mark after record "
              + result.last().index()
              + ", and later segments exist",
          Advice.RESTORE);
    }
    files.delete(segments.path(befores.get(at + 1)));
    files.forceDirectory(segments.directory());
  }

  private void repair(Path path, SegmentScan.Result result) throws IOException {
    try (DurableFile file = files.open(path)) {
      if (result.tail() == SegmentScan.Tail.TORN) {
        cut(path, file, result.end());
      }
      rewrite(file, result.groupAt(), result.end());
    }
  }

  private void cut(Path path, DurableFile file, int end) throws IOException {
    ByteBuffer tail = file.readFully(ByteBuffer.allocate((int) file.size() - end), end);
    int used = tail.limit();
    while (used > 0 && tail.get(used - 1) == 0) {
      used--;
    }
    Path copy = copyPath(path, end);
    keep(tail.limit(used), copy);
    file.truncate(end);
    file.force();
    log.warn(
        "{}: cut {} bytes of a write that a crash interrupted, at offset {}; never acknowledged, kept in {}",
        path,
        used,
        end,
        copy);
  }

  private void keep(ByteBuffer tail, Path copy) throws IOException {
    try (DurableFile kept = files.create(copy)) {
      kept.write(tail, 0);
      kept.force();
    } catch (IOException e) {
      if (DiskFullException.isCauseOf(e)) {
        files.delete(copy);
        throw new IOException(
            "the disk is full: there is no space for "
                + copy
                + ", a copy of a write that a crash interrupted; free some space, then start again. Nothing is lost",
            e);
      }
      throw e;
    }
    files.forceDirectory(segments.directory());
  }

  private Path copyPath(Path path, int end) {
    for (int number = 1; ; number++) {
      Path copy = path.resolveSibling(path.getFileName() + ".torn-" + end + "-" + number);
      if (!files.exists(copy)) {
        return copy;
      }
    }
  }

  /** As below, for the mark that says that the last segment exists. */
  private void rewriteMark(Path path, SegmentScan.Result result) throws IOException {
    try (DurableFile file = files.open(path)) {
      int end = result.end() + Frame.HEAD_BYTES + Frame.TRAILER_BYTES;
      rewrite(file, result.groupAt(), end);
    }
  }

  /**
   * Writes the last group of records again. If its force failed, the kernel may hold it in memory,
   * marked as written: it would be read now and gone after a power cut.
   */
  private static void rewrite(DurableFile file, int from, int to) throws IOException {
    ByteBuffer group = file.readFully(ByteBuffer.allocate(to - from), from);
    file.write(group, from);
    file.force();
  }
}
