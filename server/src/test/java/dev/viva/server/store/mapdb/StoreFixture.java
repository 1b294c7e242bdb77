package dev.viva.server.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.server.store.Codec;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Small things that the tests of the store share. */
final class StoreFixture {
  static final Codec<String> TEXT =
      new Codec<>() {
        @Override
        public byte[] encode(String value) {
          return value.getBytes(UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
          return new String(bytes, UTF_8);
        }
      };
  static final Table<String> NOTES = new Table<>("notes", TEXT);

  private StoreFixture() {}

  /** A put under request {@code number}, whose reply is its index. */
  static String put(Store store, long number, String key, String value) {
    Mutation.Request request = new Mutation.Request(new UUID(7, number).toString(), "digest");
    return store.write(
        new Mutation(Optional.of(request), "users/ada", "test/Write"),
        TEXT,
        tx -> {
          tx.put(NOTES, key, value);
          return Long.toString(tx.index());
        });
  }

  static void fill(Store store, int from, int to) {
    for (int i = from; i < to; i++) {
      put(store, i, "k" + i % 97, "value " + i);
    }
  }

  /** All notes with their revisions. */
  static TreeMap<String, String> notes(Store store) {
    return store.read(
        tx -> {
          TreeMap<String, String> notes = new TreeMap<>();
          tx.scan(NOTES, KeyRange.ALL)
              .forEach(entry -> notes.put(entry.key(), entry.value() + "@" + entry.revision()));
          return notes;
        });
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
