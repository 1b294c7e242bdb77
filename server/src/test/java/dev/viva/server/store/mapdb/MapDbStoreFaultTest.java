package dev.viva.server.store.mapdb;

import static dev.viva.server.store.mapdb.StoreFixture.fill;
import static dev.viva.server.store.mapdb.StoreFixture.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Collector;
import dev.viva.server.store.journal.FaultyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on a full disk and on one that fails. */
class MapDbStoreFaultTest {
  private final FaultyFiles files = new FaultyFiles(1);
  private final StoreOptions options =
      StoreOptions.of(Path.of("/data"))
          .creating()
          .withSizes(10_000, 30_000, 100_000)
          .withFiles(files);

  @Test
  void write_onAFullDiskIsRefusedUntilThereIsSpace() throws IOException {
    try (MapDbStore store = MapDbStore.open(options)) {
      fill(store, 0, 50);
      TreeMap<String, String> before = notes(store);
      files.setFull(true);
      assertDiskFull(() -> fill(store, 50, 5000));
      assertDiskFull(() -> fill(store, 5000, 10_000));
      assertThat(notes(store)).containsAllEntriesOf(new TreeMap<>(before.headMap("k1")));
      files.setFull(false);

      long index = store.index();
      assertThat(StoreFixture.put(store, 20_000, "k", "again")).isEqualTo(Long.toString(index + 1));
    }
    try (MapDbStore store = MapDbStore.open(options)) {
      assertThat(notes(store)).containsKey("k");
    }
  }

  private static void assertDiskFull(Runnable writes) {
    assertThatThrownBy(writes::run)
        .isInstanceOfSatisfying(
            VivaException.Exhausted.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
  }

  @Test
  void write_afterAFailedForceIsRefusedUntilTheNextStart() throws IOException {
    MapDbStore store = MapDbStore.open(options);
    fill(store, 0, 50);
    Collector collector = new Collector(50);
    store.subscribe(0, collector);
    files.failAfter(1, FaultyFiles.Fault.IO_ERROR);

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> fill(store, 50, 51))
          .isInstanceOfSatisfying(
              VivaException.Unavailable.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.STORE_READ_ONLY));
    }
    assertThat(notes(store)).hasSize(50);
    assertThat(collector.end().reason()).isEqualTo(Reason.STORE_READ_ONLY);
    store.close();
    files.powerCut();

    try (MapDbStore again = MapDbStore.open(options)) {
      assertThat(again.index()).isGreaterThanOrEqualTo(50);
      fill(again, 50, 60);
      assertThat(notes(again)).hasSize(60);
    }
  }

  @Test
  void open_withATornTailOnAFullDiskWaitsForSpace() throws IOException {
    try (MapDbStore store = MapDbStore.open(options)) {
      fill(store, 0, 20);
    }
    Path segment = Path.of("/data/g1/journal/00000000000000000001.journal");
    byte[] whole = files.get(segment);
    byte[] torn = Arrays.copyOf(whole, whole.length + 40);
    Arrays.fill(torn, whole.length, torn.length, (byte) 7);
    files.set(segment, torn);
    files.setFull(true);

    assertThatThrownBy(() -> MapDbStore.open(options))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("the disk is full", segment + ".torn-", "free some space");
    assertThat(files.get(segment)).isEqualTo(torn);
    assertThat(files.list(segment.getParent())).containsExactly(segment.getFileName().toString());
    files.setFull(false);

    try (MapDbStore store = MapDbStore.open(options)) {
      assertThat(store.index()).isEqualTo(20);
      assertThat(files.list(segment.getParent())).anyMatch(name -> name.contains(".torn-"));
    }
  }

  @Test
  void write_onARealFullDiskIsRefusedUntilThereIsSpace(@TempDir Path mountPoint) throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mountPoint.toString()))
        .as("mounting a tmpfs needs root; the file layer stands in for it elsewhere")
        .isZero();
    try {
      StoreOptions small =
          StoreOptions.of(mountPoint.resolve("data"))
              .creating()
              .withSizes(1 << 20, 2 << 20, 1 << 20);
      MapDbStore store = MapDbStore.open(small);
      fill(store, 0, 200);
      Path filler = mountPoint.resolve("filler");
      fillUp(filler);
      assertDiskFull(() -> fill(store, 200, 100_000));
      long index = store.index();
      assertThat(notes(store)).hasSize(97);
      Files.delete(filler);

      fill(store, 200_000, 200_100);
      assertThat(store.index()).isGreaterThanOrEqualTo(index + 100);
      TreeMap<String, String> before = notes(store);
      store.close();
      try (MapDbStore again = MapDbStore.open(small)) {
        assertThat(notes(again)).isEqualTo(before);
      }
    } finally {
      run("umount", "-l", mountPoint.toString());
    }
  }

  private static void fillUp(Path filler) throws IOException {
    try (FileChannel channel =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        channel.write(ByteBuffer.allocate(1 << 12));
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
