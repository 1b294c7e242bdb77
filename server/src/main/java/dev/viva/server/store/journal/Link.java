package dev.viva.server.store.journal;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A place in the hash chain: the hash of record {@code index} stands for everything up to it.
 *
 * @param index 0 before the first record
 * @param hash SHA-256; zeros before the first record
 */
@SuppressWarnings("ArrayRecordComponent") // equals and toString below
public record Link(long index, byte[] hash) {
  public static final int HASH_BYTES = 32;

  /** Before the first record. */
  public static final Link START = new Link(0, new byte[HASH_BYTES]);

  @Override
  public boolean equals(Object other) {
    return other instanceof Link link && index == link.index && Arrays.equals(hash, link.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return index + ":" + HexFormat.of().formatHex(hash);
  }
}
