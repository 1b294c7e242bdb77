package dev.viva.server.store.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A stream in checksummed, numbered blocks, so that a reader notices every flipped, missing, moved
 * or added byte and can name the place.
 *
 * <p>Block: length (4 bytes, 0 for the last block), number (4), CRC32C of length, number and
 * content (4), content.
 */
public final class BlockOutputStream extends OutputStream {
  static final int HEAD_BYTES = 12;
  static final int BLOCK_BYTES = 1 << 16;

  private final OutputStream target;
  private final byte[] block = new byte[BLOCK_BYTES];
  private int used;
  private int number;

  public BlockOutputStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    if (used == BLOCK_BYTES) {
      writeBlock();
    }
    block[used++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (used == BLOCK_BYTES) {
        writeBlock();
      }
      int count = Math.min(left, BLOCK_BYTES - used);
      System.arraycopy(source, from, block, used, count);
      used += count;
      from += count;
      left -= count;
    }
  }

  /** Writes what is left and the last block; the target stays open. */
  public void finish() throws IOException {
    if (used > 0) {
      writeBlock();
    }
    writeBlock();
    target.flush();
  }

  private void writeBlock() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).putInt(used).putInt(number);
    head.putInt(crc(used, number, block)).flip();
    byte[] bytes = new byte[HEAD_BYTES];
    head.get(bytes);
    target.write(bytes);
    target.write(block, 0, used);
    used = 0;
    number++;
  }

  static int crc(int length, int number, byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putInt(length).putInt(number).flip());
    crc.update(content, 0, length);
    return (int) crc.getValue();
  }
}
