package dev.viva.server.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data of each released format opens: a directory for each in {@code src/test/resources/store},
 * written by the release that brought it and never changed.
 */
class StoredFormatTest {
  @Test
  void open_readsFormat1(@TempDir Path temp) throws IOException, URISyntaxException {
    Path stored =
        Path.of(StoredFormatTest.class.getResource("/store/format-1/STORE").toURI()).getParent();
    StoreFixture.copy(stored, temp.resolve("data"));
    TreeMap<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      expected.put("k" + i % 97, "value " + i + "@" + (i + 1));
    }

    try (MapDbStore store = MapDbStore.open(StoreOptions.of(temp.resolve("data")))) {
      assertThat(StoreFixture.notes(store)).isEqualTo(expected);
      assertThat(StoreFixture.put(store, 17, "k17", "again")).isEqualTo("18");
      assertThat(store.verifyHistory().index()).isEqualTo(300);
    }
  }
}
