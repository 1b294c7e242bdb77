package dev.viva.server.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The few shapes that commits and checkpoints are made of. */
final class Wire {
  private Wire() {}

  static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("negative length " + length);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  static void writeText(DataOutput out, String text) throws IOException {
    writeBytes(out, text.getBytes(UTF_8));
  }

  static String readText(DataInput in) throws IOException {
    return new String(readBytes(in), UTF_8);
  }

  static void writeOptional(DataOutput out, Optional<byte[]> bytes) throws IOException {
    out.writeBoolean(bytes.isPresent());
    if (bytes.isPresent()) {
      writeBytes(out, bytes.get());
    }
  }

  static Optional<byte[]> readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(readBytes(in)) : Optional.empty();
  }

  static void writeTime(DataOutput out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  static Instant readTime(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
