package dev.viva.server.store.mapdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.viva.server.store.state.Cell;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;
import org.mapdb.serializer.GroupSerializer;
import org.mapdb.serializer.GroupSerializerObjectArray;
import org.mapdb.serializer.SerializerByteArray;

/**
 * How keys and cells look inside MapDB. Keys are bytes, because comparing and copying them is much
 * faster there than strings.
 */
final class Rows {
  /** Revision (packed), value. */
  static final GroupSerializer<Cell> CELL =
      new GroupSerializerObjectArray<>() {
        @Override
        public void serialize(DataOutput2 out, Cell cell) throws IOException {
          out.packLong(cell.revision());
          out.packInt(cell.value().length);
          out.write(cell.value());
        }

        @Override
        public Cell deserialize(DataInput2 in, int available) throws IOException {
          long revision = in.unpackLong();
          byte[] value = new byte[in.unpackInt()];
          in.readFully(value);
          return new Cell(revision, value);
        }
      };

  /**
   * Keys as bytes, searched where they lie: MapDB would copy every key out of every node that a
   * search comes through. The format is MapDB's own.
   */
  static final GroupSerializer<byte[]> KEY =
      new SerializerByteArray() {
        @Override
        @SuppressWarnings("rawtypes") // MapDB's signature
        public int valueArrayBinarySearch(
            byte[] key, DataInput2 in, int size, Comparator comparator) throws IOException {
          int count = in.unpackInt();
          byte[] other = new byte[key.length];
          int at = 0;
          int order = -1;
          for (; at < count; at++) {
            int length = in.unpackInt();
            if (length > other.length) {
              other = new byte[length];
            }
            in.readFully(other, 0, length);
            order = Arrays.compareUnsigned(other, 0, length, key, 0, key.length);
            if (order >= 0) {
              break;
            }
          }
          for (int rest = at + 1; rest < count; rest++) {
            in.skipBytes(in.unpackInt());
          }
          return order == 0 ? at : -at - 1;
        }
      };

  private static final int ONE_BYTE = 0x80;
  private static final int TWO_BYTES = 0x800;

  private Rows() {}

  /**
   * One to three bytes for each char, in an order that is that of {@link String#compareTo}; UTF-8
   * would sort some pairs of surrogates elsewhere.
   */
  static byte[] key(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) >= ONE_BYTE) {
        return longKey(key);
      }
    }
    return key.getBytes(ISO_8859_1);
  }

  private static byte[] longKey(String key) {
    byte[] bytes = new byte[3 * key.length()];
    int used = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < ONE_BYTE) {
        bytes[used++] = (byte) c;
      } else if (c < TWO_BYTES) {
        bytes[used++] = (byte) (0xc0 | c >> 6);
        bytes[used++] = (byte) (0x80 | c & 0x3f);
      } else {
        bytes[used++] = (byte) (0xe0 | c >> 12);
        bytes[used++] = (byte) (0x80 | c >> 6 & 0x3f);
        bytes[used++] = (byte) (0x80 | c & 0x3f);
      }
    }
    return Arrays.copyOf(bytes, used);
  }

  static String text(byte[] key) {
    for (byte b : key) {
      if (b < 0) {
        return longText(key);
      }
    }
    return new String(key, ISO_8859_1);
  }

  private static String longText(byte[] key) {
    StringBuilder text = new StringBuilder(key.length);
    for (int i = 0; i < key.length; ) {
      int b = key[i++];
      if (b >= 0) {
        text.append((char) b);
      } else if ((b & 0xe0) == 0xc0) {
        text.append((char) ((b & 0x1f) << 6 | key[i++] & 0x3f));
      } else {
        text.append((char) ((b & 0x0f) << 12 | (key[i++] & 0x3f) << 6 | key[i++] & 0x3f));
      }
    }
    return text.toString();
  }
}
