package dev.viva.server.store.state;

import dev.viva.server.store.seal.KeyRing;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * How many subjects the key ring knew when the store last needed a new one: a ring that knows fewer
 * is an old copy, and without its keys nothing about some people could be read.
 */
public final class Known {
  /** Not a name that a table can have. */
  static final String TABLE = "!keys";

  static final String KEY = "known";

  private Known() {}

  /** The row that says so. */
  public static Row row(KeyRing ring, long index) {
    return new Row(Keys.of(TABLE, KEY), new Cell(index, value(ring)));
  }

  static byte[] value(KeyRing ring) {
    return ByteBuffer.allocate(Long.BYTES).putLong(ring.size()).array();
  }

  /** How many subjects a state needs the ring to know. */
  public static long in(State state) {
    return state
        .find(Keys.of(TABLE, KEY))
        .map(cell -> ByteBuffer.wrap(cell.value()).getLong())
        .orElse(0L);
  }

  /** The same, where {@code row} says it. */
  public static OptionalLong in(Row row) {
    return row.key().equals(Keys.of(TABLE, KEY))
        ? OptionalLong.of(ByteBuffer.wrap(row.cell().value()).getLong())
        : OptionalLong.empty();
  }
}
