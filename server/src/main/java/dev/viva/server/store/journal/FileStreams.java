package dev.viva.server.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Streams over a {@link DurableFile}. They do not close it, because its owner still has to force
 * it.
 */
public final class FileStreams {
  private FileStreams() {}

  /** Writes from {@code offset} on, unbuffered. */
  public static OutputStream output(DurableFile file, long offset) {
    return new OutputStream() {
      private long position = offset;

      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] source, int from, int length) throws IOException {
        file.write(ByteBuffer.wrap(source, from, length), position);
        position += length;
      }
    };
  }

  /** Reads from the beginning of the file, unbuffered. */
  public static InputStream input(DurableFile file) {
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = file.read(ByteBuffer.wrap(target, offset, length), position);
        position += Math.max(count, 0);
        return count;
      }
    };
  }
}
