package dev.viva.server.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads what a {@link BlockOutputStream} wrote and checks every block before handing out a byte of
 * it.
 */
public final class BlockInputStream extends InputStream {
  private final Path file;
  private final InputStream source;
  private final String advice;
  private final byte[] block = new byte[BlockOutputStream.BLOCK_BYTES];
  private long offset;
  private int length;
  private int read;
  private int number;
  private boolean last;

  /**
   * Reads blocks.
   *
   * @param file for messages
   * @param offset where {@code source} stands in the file, for messages
   * @param advice what to do where the file is damaged
   */
  public BlockInputStream(Path file, long offset, InputStream source, String advice) {
    this.file = file;
    this.offset = offset;
    this.source = source;
    this.advice = advice;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[read++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int copied = Math.min(count, length - read);
    System.arraycopy(block, read, target, from, copied);
    read += copied;
    return copied;
  }

  /** Checks that nothing follows the last block. */
  public void finish() throws IOException {
    if (fill() || source.read() >= 0) {
      throw damaged("there are bytes behind the end");
    }
  }

  private boolean fill() throws IOException {
    if (read == length && !last) {
      readBlock();
    }
    return read < length;
  }

  private void readBlock() throws IOException {
    byte[] bytes = source.readNBytes(BlockOutputStream.HEAD_BYTES);
    if (bytes.length < BlockOutputStream.HEAD_BYTES) {
      throw damaged("the file ends too early");
    }
    ByteBuffer head = ByteBuffer.wrap(bytes);
    int found = head.getInt();
    if (found < 0 || found > block.length || head.getInt() != number) {
      throw damaged("block " + number + " is damaged");
    }
    if (source.readNBytes(block, 0, found) < found) {
      throw damaged("the file ends too early");
    }
    if (head.getInt() != BlockOutputStream.crc(found, number, block)) {
      throw damaged("block " + number + " is damaged");
    }
    length = found;
    read = 0;
    last = found == 0;
    offset += BlockOutputStream.HEAD_BYTES + found;
    number++;
  }

  private DamagedException damaged(String what) {
    return new DamagedException(file, offset, what, advice);
  }
}
