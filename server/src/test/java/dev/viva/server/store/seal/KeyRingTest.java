package dev.viva.server.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.error.VivaException;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DiskFiles;
import dev.viva.server.store.journal.FaultyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ring on disk: what survives, what is refused, and that a key is there or gone. */
class KeyRingTest {
  private static final UUID STORE = new UUID(3, 4);
  private static final DiskFiles FILES = new DiskFiles();
  private static final byte[] PLAIN = "a note".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path temp;
  private Path keys;

  @BeforeEach
  void chooseDirectory() {
    keys = temp.resolve("keys");
  }

  private KeyRing create() throws IOException {
    return KeyRing.create(FILES, keys, STORE, Optional.empty());
  }

  private KeyRing open() throws IOException {
    return KeyRing.open(FILES, keys, STORE, Optional.empty());
  }

  private static byte[] sealed(KeyRing ring, String subject) {
    return new Seals(ring).seal(subject, "t\0k", PLAIN);
  }

  @Test
  void open_findsKeysTombstonesAndFigures() throws IOException {
    KeyRing ring = create();
    byte[] ofAda = sealed(ring, "c-ada");
    byte[] ofBob = sealed(ring, "c-bob");
    ring.keep(List.of("c-ada", "c-bob"));
    ring.destroy(List.of("c-bob"), figures -> new byte[] {7});

    KeyRing again = open();

    assertThat(new Seals(again).open("t\0k", ofAda)).contains(PLAIN);
    assertThat(new Seals(again).open("t\0k", ofBob)).isEmpty();
    assertThat(again.erased()).containsExactly("c-bob");
    assertThat(again.figures()).containsExactly(7);
    assertThat(again.size()).isEqualTo(2);
  }

  @Test
  void files_areTheOwnersAloneAndHoldNoRawKey() throws IOException {
    KeyRing ring = create();
    ring.get("c-ada");
    ring.keep(List.of("c-ada"));

    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
    byte[] raw = ring.find("c-ada").orElseThrow().getEncoded();
    String text = new String(Files.readAllBytes(keys.resolve("ring")), StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain(new String(raw, StandardCharsets.ISO_8859_1));
    assertThat(text).doesNotContain(java.util.Base64.getEncoder().encodeToString(raw));
  }

  @Test
  void keep_ofWhatIsKeptDoesNothing() throws IOException {
    KeyRing ring = create();
    ring.get("c-ada");

    assertThat(ring.keep(List.of("c-ada"))).isTrue();
    assertThat(ring.keep(List.of("c-ada"))).isFalse();
  }

  @Test
  void open_withoutRingMasterKeyOrWithAnothersIsRefused() throws IOException {
    create();
    MasterKey other = MasterKey.random();

    assertThatThrownBy(() -> KeyRing.open(FILES, keys, new UUID(5, 6), Optional.empty()))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("not of 00000000-0000-0005");
    assertThatThrownBy(() -> KeyRing.open(FILES, keys, STORE, Optional.of(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("VIVA_MASTER_KEY");
    Files.delete(keys.resolve("master"));
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("master is missing");
    Files.delete(keys.resolve("ring"));
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("is missing");
  }

  @Test
  void masterKey_fromTheEnvironmentNeedsNoFile() throws IOException {
    MasterKey master =
        MasterKey.parse("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n", "VIVA_MASTER_KEY");
    byte[] sealed = sealed(keptUnder(master), "c-ada");

    KeyRing again = KeyRing.open(FILES, keys, STORE, Optional.of(master));

    assertThat(new Seals(again).open("t\0k", sealed)).contains(PLAIN);
    assertThat(keys.resolve("master")).doesNotExist();
  }

  private KeyRing keptUnder(MasterKey master) throws IOException {
    KeyRing ring = KeyRing.create(FILES, keys, STORE, Optional.of(master));
    ring.get("c-ada");
    ring.keep(List.of("c-ada"));
    return ring;
  }

  @Test
  void masterKey_ofAnotherLengthOrShapeIsRefused() {
    assertThatThrownBy(() -> MasterKey.parse("c2hvcnQ=", "VIVA_MASTER_KEY"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("5 bytes, expected 32");
    assertThatThrownBy(() -> MasterKey.parse("not base 64!", "VIVA_MASTER_KEY"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Base64");
  }

  @Test
  void open_ofACutRingFindsAllButTheTornLine() throws IOException {
    KeyRing ring = create();
    List<Integer> ends = new ArrayList<>(List.of((int) Files.size(keys.resolve("ring"))));
    for (int i = 0; i < 3; i++) {
      ring.get("c-" + i);
      ring.keep(List.of("c-" + i));
      ends.add((int) Files.size(keys.resolve("ring")));
    }
    byte[] whole = Files.readAllBytes(keys.resolve("ring"));
    for (int length = ends.get(0); length <= whole.length; length++) {
      int cut = length;
      Files.write(keys.resolve("ring"), Arrays.copyOf(whole, length));
      KeyRing again = open();
      assertThat(again.size()).isEqualTo(ends.stream().filter(end -> end <= cut).count() - 1);
      again.get("c-new");
      again.keep(List.of("c-new"));
      assertThat(open().holds("c-new")).isTrue();
    }
  }

  @Test
  void open_ofADamagedLineBeforeGoodOnesIsRefused() throws IOException {
    KeyRing ring = create();
    for (String subject : List.of("c-1", "c-2")) {
      ring.get(subject);
      ring.keep(List.of(subject));
    }
    byte[] bytes = Files.readAllBytes(keys.resolve("ring"));
    int second = new String(bytes, StandardCharsets.US_ASCII).indexOf("c-1");
    bytes[second + 10] ^= 1;
    Files.write(keys.resolve("ring"), bytes);

    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("damaged");
  }

  /** Random lives on a disk that fails: no kept key is lost, no destroyed one comes back. */
  @Test
  void ring_onABadDiskKeepsWhatItSaidAndHalfDoesNothing() throws IOException {
    int seeds = Integer.getInteger("viva.seeds", 500);
    int faults = 0;
    for (int seed = 0; seed < seeds; seed++) {
      faults += live(seed);
    }
    assertThat(faults).isGreaterThan(seeds / 2);
  }

  private static int live(int seed) throws IOException {
    Random random = new Random(seed);
    FaultyFiles files = new FaultyFiles(seed);
    Path directory = Path.of("/data/keys");
    MasterKey master = MasterKey.random();
    KeyRing.create(files, directory, STORE, Optional.of(master));
    Map<String, byte[]> kept = new HashMap<>();
    Set<String> destroyed = new HashSet<>();
    int faults = 0;
    for (int life = 0; life < 5; life++) {
      KeyRing ring = KeyRing.open(files, directory, STORE, Optional.of(master));
      check(ring, kept, destroyed, seed);
      files.failAfter(1 + random.nextInt(30), FaultyFiles.Fault.values()[1 + random.nextInt(3)]);
      Set<String> unsure = new HashSet<>();
      try {
        for (int i = 0; i < 8; i++) {
          step(ring, kept, destroyed, unsure, random, "c-" + seed + "-" + life + "-" + i);
        }
      } catch (VivaException e) {
        faults++;
      }
      files.powerCut();
      settle(KeyRing.open(files, directory, STORE, Optional.of(master)), kept, destroyed, unsure);
    }
    return faults;
  }

  private static void step(
      KeyRing ring,
      Map<String, byte[]> kept,
      Set<String> destroyed,
      Set<String> unsure,
      Random random,
      String fresh) {
    if (random.nextInt(4) > 0 || kept.isEmpty()) {
      byte[] value = sealed(ring, fresh);
      ring.keep(List.of(fresh));
      kept.put(fresh, value);
    } else {
      String gone = kept.keySet().iterator().next();
      unsure.add(gone);
      ring.destroy(List.of(gone), figures -> new byte[] {(byte) (destroyed.size() + 1)});
      unsure.remove(gone);
      kept.remove(gone);
      destroyed.add(gone);
    }
  }

  /** What was cut off while it was destroyed is now either whole or gone, for good. */
  private static void settle(
      KeyRing ring, Map<String, byte[]> kept, Set<String> destroyed, Set<String> unsure) {
    for (String subject : unsure) {
      assertThat(ring.holds(subject)).isNotEqualTo(ring.isErased(subject));
      if (ring.isErased(subject)) {
        kept.remove(subject);
        destroyed.add(subject);
      }
    }
    assertThat(ring.figures())
        .isEqualTo(destroyed.isEmpty() ? new byte[0] : new byte[] {(byte) destroyed.size()});
  }

  private static void check(
      KeyRing ring, Map<String, byte[]> kept, Set<String> destroyed, int seed) {
    Seals seals = new Seals(ring);
    kept.forEach(
        (subject, value) ->
            assertThat(seals.open("t\0k", value)).as("seed %d, %s", seed, subject).contains(PLAIN));
    for (String subject : destroyed) {
      assertThat(ring.holds(subject)).as("seed %d, %s", seed, subject).isFalse();
      assertThat(ring.isErased(subject)).as("seed %d, %s", seed, subject).isTrue();
    }
  }
}
