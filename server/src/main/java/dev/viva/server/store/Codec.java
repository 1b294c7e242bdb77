package dev.viva.server.store;

/**
 * Turns values into the bytes that are kept, and back. An encoding must stay readable by later
 * releases.
 */
public interface Codec<T> {
  byte[] encode(T value);

  T decode(byte[] bytes);
}
