package dev.viva.server.bank;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Names;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks entries up by id and, where there is none, names the nearest id. Only for tables that every
 * caller may read whole: a suggestion says that something is there.
 */
final class NearestId {
  private static final int MOST_COMPARED = 200;

  private NearestId() {}

  /** As {@link Names#resolve}, with the nearest id in the message where nothing was found. */
  static <T> Entry<T> resolve(ReadTx tx, Table<T> table, String noun, String id) {
    try {
      return Names.resolve(tx, table, noun, id);
    } catch (VivaException.NotFound e) {
      Optional<String> near = nearest(tx, table, id);
      if (near.isEmpty()) {
        throw e;
      }
      throw new VivaException.NotFound(
          e.getMessage() + ": did you mean " + near.get() + "?", e.metadata().get("resource"));
    }
  }

  /** Of the ids that share the longest beginning with {@code id} the one with the fewest edits. */
  private static Optional<String> nearest(ReadTx tx, Table<?> table, String id) {
    for (int length = id.length() - 1; length > 0; length--) {
      List<String> near = beginningWith(tx, table, id.substring(0, length));
      if (!near.isEmpty()) {
        return near.stream()
            .min(Comparator.comparingInt(key -> AreaTree.distance(id, key, Integer.MAX_VALUE)));
      }
    }
    return Optional.empty();
  }

  private static List<String> beginningWith(ReadTx tx, Table<?> table, String prefix) {
    try (Stream<? extends Entry<?>> entries = tx.scan(table, KeyRange.prefix(prefix))) {
      return entries.limit(MOST_COMPARED).map(Entry::key).toList();
    }
  }
}
