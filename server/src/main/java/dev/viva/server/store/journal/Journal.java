package dev.viva.server.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * An append-only list of records in segment files. {@link #append} returns when its records survive
 * a crash. One thread appends; any may read.
 *
 * <p>Space is written ahead as zeros, because forcing bytes inside a file is about one and a half
 * times as fast as forcing bytes that make it longer. Not for large groups: they would be written
 * twice, and what a force costs by itself is shared by many.
 */
public final class Journal implements Closeable {
  private static final int WRITTEN_AHEAD = 1 << 20;
  private static final int MOST_WRITTEN_AHEAD_FOR = 1 << 13;
  private static final int KEPT_BUFFER = 1 << 20;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

  private final Segments segments;
  private final long segmentBytes;
  private DurableFile file;
  private Path path;
  private long before;
  private long position;
  private long allocated;
  private boolean segmentHasRecords;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private volatile Extent extent;
  private volatile boolean failed;

  private Journal(
      Segments segments,
      long segmentBytes,
      DurableFile file,
      Path path,
      long before,
      Link end,
      long position)
      throws IOException {
    this.segments = segments;
    this.segmentBytes = segmentBytes;
    this.file = file;
    this.path = path;
    this.position = position;
    this.before = before;
    this.extent = new Extent(end, before, position);
    this.allocated = file.size();
    this.segmentHasRecords = position > SegmentHead.BYTES;
  }

  /**
   * How far the journal reaches.
   *
   * @param end the last record
   * @param lastSegment index before the last segment
   * @param bytes length of the last segment up to the last record
   */
  public record Extent(Link end, long lastSegment, long bytes) {}

  /** Begins a journal behind {@code before} in an empty directory. */
  public static void create(FileLayer files, Path directory, UUID store, Link before)
      throws IOException {
    files.createDirectories(directory);
    new Segments(files, directory, store).create(before).close();
  }

  /**
   * Opens a journal, repairs a torn tail and hands over the records behind {@code from}.
   *
   * @param atLeast index of a record that is known to have been acknowledged
   * @param segmentBytes size at which a new segment is begun
   * @throws DamagedException where the journal is not what was written
   * @throws NewerFormatException where a later release wrote it
   */
  public static Journal open(
      FileLayer files,
      Path directory,
      UUID store,
      long segmentBytes,
      Link from,
      long atLeast,
      RecordConsumer replay)
      throws IOException {
    Segments segments = new Segments(files, directory, store);
    Recovery.Found found = new Recovery(segments, from, replay).run(atLeast);
    Path path = segments.path(found.before());
    return new Journal(
        segments, segmentBytes, files.open(path), path, found.before(), found.last(), found.end());
  }

  /** The last record that survives a crash. */
  public Link end() {
    return extent.end();
  }

  /** What survives a crash, for a copy of the files. */
  public Extent extent() {
    return extent;
  }

  /** Index of the first record that is kept, were it only the next one. */
  public long firstIndex() throws IOException {
    return segments.list().get(0) + 1;
  }

  /**
   * Appends records and forces them to the disk together.
   *
   * @return their places in the chain
   * @throws DiskFullException where there is no space; nothing was appended, and another try may
   *     work
   * @throws IOException where the disk failed; nobody knows what was written, and every later call
   *     fails too, until the journal is opened again
   */
  public List<Link> append(List<Payload> payloads) throws IOException {
    if (failed) {
      throw new IOException(path + ": the journal failed before; open it again");
    }
    try {
      if (segmentHasRecords && position >= segmentBytes) {
        rotate();
      }
      List<Link> links = new ArrayList<>(payloads.size());
      ByteBuffer frames = encode(payloads, links);
      write(frames);
      file.force();
      position += frames.limit();
      segmentHasRecords = true;
      extent = new Extent(links.get(links.size() - 1), before, position);
      return links;
    } catch (DiskFullException e) {
      throw e;
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  private ByteBuffer encode(List<Payload> payloads, List<Link> links) {
    long size = payloads.stream().mapToLong(payload -> Frame.size(payload.bytes().length)).sum();
    ByteBuffer frames = buffer(Math.toIntExact(size));
    Link last = end();
    for (Payload payload : payloads) {
      Frame frame = Frame.record(last, end().index(), payload);
      frames.put(frame.headBytes()).put(payload.bytes()).putInt(Frame.TRAILER);
      last = frame.link(payload.digest());
      links.add(last);
    }
    return frames.flip();
  }

  /** A direct buffer, kept for the next group unless it is unusually large. */
  private ByteBuffer buffer(int size) {
    if (size <= buffer.capacity()) {
      return buffer.clear();
    }
    ByteBuffer larger = ByteBuffer.allocateDirect(size);
    if (size <= KEPT_BUFFER) {
      buffer = larger;
    }
    return larger;
  }

  /** Writes without forcing; a full disk is undone. */
  private void write(ByteBuffer bytes) throws IOException {
    writeAhead(bytes.remaining());
    try {
      file.write(bytes, position);
      allocated = Math.max(allocated, position + bytes.limit());
    } catch (IOException e) {
      if (!DiskFullException.isCauseOf(e)) {
        throw e;
      }
      file.truncate(position);
      file.force();
      allocated = position;
      throw new DiskFullException(e);
    }
  }

  private void writeAhead(int size) throws IOException {
    if (position + size <= allocated || size > MOST_WRITTEN_AHEAD_FOR) {
      return;
    }
    long target = position + size + Math.min(WRITTEN_AHEAD, segmentBytes);
    try {
      for (long at = allocated; at < target; at += ZEROS.capacity()) {
        int count = (int) Math.min(ZEROS.capacity(), target - at);
        file.write(ZEROS.duplicate().clear().limit(count), at);
      }
      allocated = target;
    } catch (IOException e) {
      if (!DiskFullException.isCauseOf(e)) {
        throw e;
      }
      file.truncate(allocated);
    }
  }

  /**
   * Begins the next segment. It is on disk before the mark in the old one says that there is one,
   * so a mark without a successor means that a file was removed.
   */
  private void rotate() throws IOException {
    Path nextPath = segments.path(end().index());
    DurableFile next;
    try {
      next = segments.create(end());
    } catch (IOException e) {
      throw DiskFullException.isCauseOf(e) ? new DiskFullException(e) : e;
    }
    try {
      ByteBuffer mark = ByteBuffer.allocate(Frame.HEAD_BYTES + Frame.TRAILER_BYTES);
      mark.put(Frame.end(end()).headBytes()).putInt(Frame.TRAILER).flip();
      write(mark);
      file.truncate(position + mark.limit());
      file.force();
    } catch (DiskFullException e) {
      next.close();
      segments.files().delete(nextPath);
      segments.files().forceDirectory(segments.directory());
      throw e;
    } catch (IOException e) {
      next.close();
      throw e;
    }
    file.close();
    file = next;
    path = nextPath;
    before = end().index();
    position = SegmentHead.BYTES;
    allocated = position;
    segmentHasRecords = false;
  }

  /**
   * A reader behind record {@code after}.
   *
   * @param upTo index of the last record that it may hand out by now, never more than that of
   *     {@link #end}
   * @throws IOException where record {@code after + 1} is no longer kept
   */
  public JournalReader reader(long after, LongSupplier upTo) throws IOException {
    return JournalReader.open(segments, upTo, after);
  }

  /** Indexes before each segment that belongs to {@code upTo}, oldest first. */
  public List<Long> segments(Extent upTo) throws IOException {
    return segments.list().stream().filter(index -> index <= upTo.lastSegment()).toList();
  }

  /** File of the segment behind record {@code index}. */
  public Path segmentPath(long index) {
    return segments.path(index);
  }

  /**
   * The last record up to {@code index} that ends a segment behind which there is another; empty
   * where the first segment reaches further.
   */
  public Optional<Link> segmentEnd(long index) throws IOException {
    List<Long> befores = segments.list();
    long end =
        befores.stream().skip(1).filter(before -> before <= index).reduce(0L, (one, next) -> next);
    return end == 0
        ? Optional.empty()
        : Optional.of(segments.head(end, segments.bytes(end)).before());
  }

  /**
   * Deletes the oldest segments, as long as all their records are up to {@code index}. The last
   * segment always stays.
   *
   * @return index of the first record that is kept
   */
  public long deleteUpTo(long index) throws IOException {
    List<Long> befores = segments.list();
    int at = 0;
    while (at + 1 < befores.size() && befores.get(at + 1) <= index) {
      segments.files().delete(segments.path(befores.get(at)));
      segments.files().forceDirectory(segments.directory());
      at++;
    }
    return befores.get(at) + 1;
  }

  /** Gives back what was written ahead. Where that fails, the zeros stay, which is no harm. */
  @Override
  public void close() throws IOException {
    try (DurableFile closing = file) {
      if (!failed) {
        closing.truncate(position);
        closing.force();
      }
    }
  }
}
