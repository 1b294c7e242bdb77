package dev.viva.server.store;

/**
 * A range of keys.
 *
 * @param from first key, included
 * @param to end, excluded; empty for no end
 */
public record KeyRange(String from, String to) {
  /** Every key. */
  public static final KeyRange ALL = new KeyRange("", "");

  /** Every key that begins with {@code prefix}. */
  public static KeyRange prefix(String prefix) {
    return prefix.isEmpty() ? ALL : new KeyRange(prefix, prefix + Character.MAX_VALUE);
  }

  /** The part of this range strictly after {@code key}, for the next page. */
  public KeyRange after(String key) {
    String next = key + '\0';
    return next.compareTo(from) <= 0 ? this : new KeyRange(next, to);
  }

  public boolean contains(String key) {
    return key.compareTo(from) >= 0 && (to.isEmpty() || key.compareTo(to) < 0);
  }
}
