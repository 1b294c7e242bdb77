package dev.viva.server.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.store.Chains;
import dev.viva.server.store.Entry;
import dev.viva.server.store.Table;
import dev.viva.server.store.journal.DiskFiles;
import dev.viva.server.store.journal.NewerFormatException;
import dev.viva.server.store.journal.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data of each released format opens: a directory and a backup for each in {@code
 * src/test/resources/store}, written by the release that brought it and never changed. Data of a
 * later format is refused, whichever file says so, and nothing is changed.
 */
class StoredFormatTest {
  /**
   * Replies are kept for seven days, so the tests live in the week in which the data was written.
   */
  private static final Instant SOON_AFTER = Instant.parse("2026-11-22T00:00:00Z");

  private static final int FORMAT_AT = 11;
  private static final int NEWER = 9;

  @TempDir private Path temp;
  private Path data;

  @BeforeEach
  void copyFormat1() throws IOException {
    data = temp.resolve("data");
    StoreFixture.copy(stored("format-1/STORE").getParent(), data);
  }

  private static Path stored(String name) {
    try {
      return Path.of(StoredFormatTest.class.getResource("/store/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StoreOptions at(Path directory) {
    return StoreOptions.of(directory).withClock(() -> SOON_AFTER);
  }

  private static TreeMap<String, String> expectedNotes() {
    TreeMap<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      expected.put("k" + i % 97, "value " + i + "@" + (i + 1));
    }
    return expected;
  }

  private static void assertHoldsFormat1(Path directory) throws IOException {
    try (MapDbStore store = MapDbStore.open(at(directory))) {
      assertThat(StoreFixture.notes(store)).isEqualTo(expectedNotes());
      assertThat(StoreFixture.put(store, 17, "k17", "again")).isEqualTo("18");
      assertThat(Chains.intactHead(store).index()).isEqualTo(store.index());
    }
  }

  @Test
  void open_readsFormat1() throws IOException {
    assertHoldsFormat1(data);
  }

  @Test
  void restore_readsABackupOfFormat1() throws IOException {
    Path other = temp.resolve("other");

    Backups.restore(StoreOptions.of(other), stored("format-1.backup"), false);

    assertHoldsFormat1(other);
  }

  /** What {@code format-2} holds about somebody beside the notes. */
  private static final Table<String> DIARIES =
      new Table<>("diaries", StoreFixture.TEXT, (tx, person, text) -> Optional.of(person));

  private static void assertHoldsFormat2(Path directory) throws IOException {
    try (MapDbStore store = MapDbStore.open(at(directory))) {
      assertThat(StoreFixture.notes(store)).isEqualTo(expectedNotes());
      assertThat(store.<Optional<String>>read(tx -> tx.find(DIARIES, "c-ada").map(Entry::value)))
          .contains("Canary wrote this");
      assertThat(StoreFixture.put(store, 17, "k17", "again")).isEqualTo("18");
      assertThat(Chains.intactHead(store).index()).isEqualTo(301);
    }
  }

  @Test
  void open_readsFormat2() throws IOException {
    Path other = temp.resolve("format-2");
    StoreFixture.copy(stored("format-2/STORE").getParent(), other);

    assertHoldsFormat2(other);
  }

  @Test
  void restore_readsABackupOfFormat2() throws IOException {
    Path other = temp.resolve("format-2");
    StoreFixture.copy(stored("format-2/STORE").getParent().resolve("keys"), other.resolve("keys"));

    Backups.restore(StoreOptions.of(other), stored("format-2.backup"), false);

    assertHoldsFormat2(other);
  }

  @Test
  void open_ofANewerManifestIsRefused() throws IOException {
    Map<String, String> values =
        new LinkedHashMap<>(SmallFile.read(new DiskFiles(), data.resolve("STORE"), NEWER));
    values.remove("format");
    SmallFile.write(new DiskFiles(), data.resolve("STORE"), NEWER, values);

    assertRefused();
  }

  @Test
  void open_ofANewerSegmentIsRefused() throws IOException {
    for (Path segment : StoreFixture.files(data.resolve("g1/journal"))) {
      makeNewer(segment);
    }

    assertRefused();
  }

  @Test
  void open_ofANewerCheckpointIsRefused() throws IOException {
    for (Path checkpoint : StoreFixture.files(data.resolve("g1/checkpoints"))) {
      makeNewer(checkpoint);
    }

    assertRefused();
  }

  @Test
  void restore_ofANewerBackupIsRefused() throws IOException {
    Path newer = temp.resolve("newer.backup");
    Files.copy(stored("format-1.backup"), newer);
    makeNewer(newer);

    assertThatThrownBy(() -> Backups.restore(StoreOptions.of(data), newer, true))
        .isInstanceOf(NewerFormatException.class)
        .hasMessageContaining("format " + NEWER);
    assertHoldsFormat1(data);
  }

  private static void makeNewer(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes[FORMAT_AT]).isEqualTo((byte) 1);
    bytes[FORMAT_AT] = NEWER;
    Files.write(file, bytes);
  }

  private void assertRefused() throws IOException {
    List<String> before = contents();
    assertThatThrownBy(() -> MapDbStore.open(StoreOptions.of(data)))
        .isInstanceOf(NewerFormatException.class)
        .hasMessageContaining("format " + NEWER)
        .hasMessageContaining("later");
    assertThat(contents()).isEqualTo(before);
  }

  /** What the store was made of. */
  private List<String> contents() throws IOException {
    return StoreFixture.files(data).stream()
        .filter(
            file ->
                file.endsWith("STORE")
                    || file.startsWith(data.resolve("g1/journal"))
                    || file.startsWith(data.resolve("g1/checkpoints")))
        .map(StoredFormatTest::content)
        .toList();
  }

  private static String content(Path file) {
    try {
      return file + " " + Arrays.hashCode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
