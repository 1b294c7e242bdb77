package dev.viva.server.store.state;

import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Table;

/**
 * Composite keys: all tables live in one ordered map as {@code table NUL key}. A table's name holds
 * no NUL, so the order inside a table is that of its keys, and no table's range touches another's.
 */
public final class Keys {
  private static final char SEPARATOR = '\0';
  private static final char AFTER_SEPARATOR = '\1';

  private Keys() {}

  public static String of(Table<?> table, String key) {
    return of(table.name(), key);
  }

  public static String of(String table, String key) {
    return table + SEPARATOR + key;
  }

  /** First composite key of the range. */
  public static String from(Table<?> table, KeyRange range) {
    return of(table, range.from());
  }

  /** Composite key after the last one of the range. */
  public static String to(Table<?> table, KeyRange range) {
    return range.to().isEmpty() ? table.name() + AFTER_SEPARATOR : of(table, range.to());
  }

  /** Name of the table. */
  public static String tableOf(String composite) {
    return composite.substring(0, composite.indexOf(SEPARATOR));
  }

  /** The key inside its table. */
  public static String keyOf(String composite) {
    return composite.substring(composite.indexOf(SEPARATOR) + 1);
  }

  /**
   * Refuses what cannot be kept as it is.
   *
   * @throws IllegalArgumentException where the name of the table is not made of lower-case letters
   *     and {@code -}, or the key holds half a surrogate pair
   */
  static void check(Table<?> table, String key) {
    for (int i = 0; i < table.name().length(); i++) {
      char c = table.name().charAt(i);
      if ((c < 'a' || c > 'z') && c != '-') {
        throw new IllegalArgumentException(
            "table name " + table.name() + ": lower-case letters and - only");
      }
    }
    for (int i = 0; i < key.length(); i++) {
      if (Character.isSurrogate(key.charAt(i))) {
        if (!Character.isHighSurrogate(key.charAt(i))
            || i + 1 == key.length()
            || !Character.isLowSurrogate(key.charAt(i + 1))) {
          throw new IllegalArgumentException(
              "key with half a surrogate pair at " + i + " in table " + table.name());
        }
        i++;
      }
    }
  }
}
