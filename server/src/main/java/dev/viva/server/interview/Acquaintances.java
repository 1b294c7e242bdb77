package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.util.List;
import java.util.stream.Stream;

/** Which users have to do with which candidates: they added them, or are on a panel with them. */
final class Acquaintances {
  /** {@code candidate/user}; the value is empty. */
  private static final Table<String> TABLE = new Table<>("acquaintances", Codecs.STRING);

  private Acquaintances() {}

  static void add(WriteTx tx, String candidate, String user) {
    String key = candidate + "/" + user;
    if (tx.find(TABLE, key).isEmpty()) {
      tx.put(TABLE, key, "");
    }
  }

  /** Takes away who has to do with a candidate. */
  static void erase(WriteTx tx, String candidate) {
    List<String> keys;
    try (Stream<Entry<String>> entries = tx.scan(TABLE, KeyRange.prefix(candidate + "/"))) {
      keys = entries.map(Entry::key).toList();
    }
    keys.forEach(key -> tx.delete(TABLE, key));
  }

  /** Whether the caller may know of the candidate. */
  static boolean sees(ReadTx tx, Caller caller, String candidate) {
    return AccessPolicy.seesCandidate(
        caller, tx.find(TABLE, candidate + "/" + caller.user()).isPresent());
  }
}
