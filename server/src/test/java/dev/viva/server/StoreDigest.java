package dev.viva.server;

import dev.viva.server.store.Batch;
import dev.viva.server.store.Codec;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.journal.Payload;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/**
 * What a store that nobody uses holds, in short.
 *
 * @param tables names of the tables that have entries
 * @param digest SHA-256 of all entries with their revisions
 */
record StoreDigest(Set<String> tables, String digest) {
  private static final Codec<byte[]> BYTES =
      new Codec<>() {
        @Override
        public byte[] encode(byte[] value) {
          return value;
        }

        @Override
        public byte[] decode(byte[] bytes) {
          return bytes;
        }
      };

  /** What its commits up to {@code index} come to. */
  static StoreDigest ofHistory(Path data, long index) throws IOException, InterruptedException {
    TreeMap<String, String> entries = new TreeMap<>();
    CountDownLatch done = new CountDownLatch(1);
    try (MapDbStore store = MapDbStore.open(StoreOptions.of(data))) {
      store.subscribe(
          0,
          new Store.Listener() {
            @Override
            public void onBatch(Batch batch) {
              if (batch.index() <= index) {
                batch.changes().forEach(change -> apply(batch, change, entries));
              }
              if (batch.index() == index) {
                done.countDown();
              }
            }

            @Override
            public void onEnd(dev.viva.server.error.VivaException.Unavailable why) {
              // the store is closed below
            }
          });
      done.await();
    }
    return of(entries);
  }

  private static void apply(Batch batch, Batch.Change change, TreeMap<String, String> entries) {
    String key = change.table() + " " + change.key();
    change
        .value()
        .ifPresentOrElse(
            value -> entries.put(key, entry(batch.index(), value)), () -> entries.remove(key));
  }

  /** What the tables of {@code other} hold. */
  static StoreDigest ofTables(Path data, StoreDigest other) throws IOException {
    TreeMap<String, String> entries = new TreeMap<>();
    try (MapDbStore store = MapDbStore.open(StoreOptions.of(data))) {
      store.read(
          tx -> {
            for (String table : other.tables()) {
              tx.scan(new Table<>(table, BYTES), KeyRange.ALL)
                  .forEach(
                      entry ->
                          entries.put(
                              table + " " + entry.key(), entry(entry.revision(), entry.value())));
            }
            return "";
          });
    }
    return of(entries);
  }

  private static String entry(long revision, byte[] value) {
    return revision + " " + HexFormat.of().formatHex(value);
  }

  private static StoreDigest of(TreeMap<String, String> entries) {
    Set<String> tables = new TreeSet<>();
    entries.keySet().forEach(key -> tables.add(key.substring(0, key.indexOf(' '))));
    byte[] all = entries.toString().getBytes(StandardCharsets.UTF_8);
    return new StoreDigest(tables, HexFormat.of().formatHex(Payload.sha256().digest(all)));
  }
}
