package dev.viva.server.rpc;

import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.util.List;
import java.util.stream.Stream;

/** Tables that order the ids of another: their keys end with {@code /id}. */
public final class Indexes {
  private Indexes() {}

  /** Deletes entries of an index whose target, in a personal table, is gone. */
  public static void deleteOrphans(WriteTx tx, Table<String> index, Table<?> target) {
    List<String> orphans;
    try (Stream<Entry<String>> all = tx.scan(index, KeyRange.ALL)) {
      orphans =
          all.map(Entry::key)
              .filter(key -> tx.subject(target, key.substring(key.lastIndexOf('/') + 1)).isEmpty())
              .toList();
    }
    orphans.forEach(key -> tx.delete(index, key));
  }
}
