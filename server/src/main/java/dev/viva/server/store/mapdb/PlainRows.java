package dev.viva.server.store.mapdb;

import java.util.Optional;
import java.util.function.Function;

/**
 * Says whom the rows of a store of format 1 are about, in which nothing was sealed. Only its
 * features know.
 */
@FunctionalInterface
public interface PlainRows {
  /** About nobody. */
  PlainRows ABOUT_NOBODY = (table, key, value, find) -> Optional.empty();

  /**
   * The subject of a row.
   *
   * @param find the value under a table's name, NUL and key
   */
  Optional<String> subject(
      String table, String key, byte[] value, Function<String, Optional<byte[]>> find);
}
