package dev.viva.server.store.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link FileLayer}. */
public interface DurableFile extends Closeable {
  /** Reads up to what remains in {@code target}; -1 at the end of the file. */
  int read(ByteBuffer target, long position) throws IOException;

  /** Writes all of {@code source}. Where it throws, any part may have been written. */
  void write(ByteBuffer source, long position) throws IOException;

  long size() throws IOException;

  void truncate(long size) throws IOException;

  /** Makes what was written survive a crash. Where it throws, nobody knows what would. */
  void force() throws IOException;

  /**
   * Fills {@code target}, then flips it.
   *
   * @throws EOFException where the file ends before
   */
  default ByteBuffer readFully(ByteBuffer target, long position) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = read(target, at);
      if (count < 0) {
        throw new EOFException(
            "the file ends at " + at + ", " + target.remaining() + " bytes too early");
      }
      at += count;
    }
    return target.flip();
  }
}
