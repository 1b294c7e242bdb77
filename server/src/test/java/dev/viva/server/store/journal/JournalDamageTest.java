package dev.viva.server.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every way to spoil a journal: cut at every byte, flipped bits, records swapped, removed,
 * inserted.
 */
class JournalDamageTest {
  private static final Path DIRECTORY = Path.of("/journal");
  private static final UUID STORE = new UUID(1, 2);
  private static final int RECORDS = 24;
  private static final int SEGMENT_BYTES = 1500;

  private final FaultyFiles files = new FaultyFiles(1);

  /** Offset behind each record, by segment. */
  private final List<List<Long>> ends = new ArrayList<>();

  @BeforeEach
  void writeRecords() throws IOException {
    Journal.create(files, DIRECTORY, STORE, Link.START);
    Path last = null;
    try (Journal journal = open(new ArrayList<>())) {
      for (int i = 0; i < RECORDS; i++) {
        journal.append(List.of(Payload.of(text(i).getBytes(UTF_8))));
        Journal.Extent extent = journal.extent();
        Path segment = journal.segmentPath(extent.lastSegment());
        if (!segment.equals(last)) {
          ends.add(new ArrayList<>());
          last = segment;
        }
        ends.get(ends.size() - 1).add(extent.bytes());
      }
    }
  }

  private static String text(int number) {
    return "record " + number + " " + "x".repeat(number * 17 % 300) + ".";
  }

  private Journal open(List<String> found) throws IOException {
    return Journal.open(
        files,
        DIRECTORY,
        STORE,
        SEGMENT_BYTES,
        Link.START,
        0,
        record -> found.add(new String(record.payload(), UTF_8)));
  }

  private List<Path> segments() {
    return files.list(DIRECTORY).stream()
        .filter(name -> name.endsWith(".journal"))
        .map(DIRECTORY::resolve)
        .toList();
  }

  private Path lastSegment() {
    return segments().get(segments().size() - 1);
  }

  private void restore(byte[][] originals, List<Path> segments) {
    files.list(DIRECTORY).forEach(name -> files.remove(DIRECTORY.resolve(name)));
    for (int i = 0; i < originals.length; i++) {
      files.set(segments.get(i), originals[i]);
    }
  }

  @Test
  void open_afterATruncationAtAnyByteFindsEveryWholeRecord() throws IOException {
    List<Path> segments = segments();
    byte[][] originals = segments.stream().map(files::get).toArray(byte[][]::new);
    List<Long> lastEnds = ends.get(ends.size() - 1);
    int before = RECORDS - lastEnds.size();
    byte[] whole = originals[originals.length - 1];
    for (int size = SegmentHead.BYTES; size <= whole.length; size++) {
      restore(originals, segments);
      files.set(lastSegment(), Arrays.copyOf(whole, size));
      int cut = size;
      int expected = before + (int) lastEnds.stream().filter(end -> end <= cut).count();
      List<String> found = new ArrayList<>();
      try (Journal journal = open(found)) {
        assertThat(found).as("cut at %d", size).hasSize(expected);
        assertThat(journal.end().index()).isEqualTo(expected);
        journal.append(List.of(Payload.of(text(expected).getBytes(UTF_8))));
      }
      assertThat(JournalCheck.verify(files, DIRECTORY, STORE, record -> {}).last().index())
          .isEqualTo(expected + 1);
    }
  }

  @Test
  void open_cutsATornTailAndKeepsACopy() throws IOException {
    byte[] whole = files.get(lastSegment());
    files.set(lastSegment(), Arrays.copyOf(whole, whole.length - 3));

    open(new ArrayList<>()).close();

    assertThat(files.list(DIRECTORY)).filteredOn(name -> name.contains(".torn-")).hasSize(1);
  }

  @Test
  void open_afterAnyFlippedBitNamesFileAndOffset() throws IOException {
    List<Path> segments = segments();
    byte[][] originals = segments.stream().map(files::get).toArray(byte[][]::new);
    for (int i = 0; i < originals.length; i++) {
      for (int at = 0; at < originals[i].length; at++) {
        restore(originals, segments);
        byte[] flipped = originals[i].clone();
        flipped[at] ^= (byte) (1 << at % 8);
        files.set(segments.get(i), flipped);
        assertDamageIsNamed(segments.get(i), "bit at " + at);
      }
    }
  }

  private void assertDamageIsNamed(Path segment, String what) throws IOException {
    try (Journal journal = open(new ArrayList<>())) {
      fail("%s of %s was not noticed, end %s", what, segment, journal.end());
    } catch (DamagedException e) {
      assertThat(e)
          .as(what)
          .hasMessageContaining(segment.toString())
          .hasMessageContaining("offset " + e.offset());
    } catch (NewerFormatException e) {
      assertThat(e).as(what).hasMessageContaining(segment.toString());
    }
  }

  @Test
  void open_afterRecordsWereSwappedRemovedOrInsertedNamesThePlace() throws IOException {
    List<Path> segments = segments();
    byte[][] originals = segments.stream().map(files::get).toArray(byte[][]::new);
    for (int i = 0; i < originals.length; i++) {
      byte[] whole = originals[i];
      List<Long> at = new ArrayList<>(List.of((long) SegmentHead.BYTES));
      at.addAll(ends.get(i));
      for (int r = 0; r + 2 < at.size(); r++) {
        int a = at.get(r).intValue();
        int b = at.get(r + 1).intValue();
        int c = at.get(r + 2).intValue();
        byte[] removed = join(part(whole, 0, a), part(whole, b, whole.length));
        byte[] swapped =
            join(
                part(whole, 0, a),
                part(whole, b, c),
                part(whole, a, b),
                part(whole, c, whole.length));
        byte[] inserted = join(part(whole, 0, b), part(whole, a, b), part(whole, b, whole.length));
        for (byte[] damaged : List.of(removed, swapped, inserted)) {
          restore(originals, segments);
          files.set(segments.get(i), damaged);
          assertDamageIsNamed(segments.get(i), "record " + r);
        }
      }
    }
  }

  @Test
  void open_withoutASegmentIsRefused() throws IOException {
    List<Path> segments = segments();
    byte[][] originals = segments.stream().map(files::get).toArray(byte[][]::new);
    assertThat(segments).hasSizeGreaterThan(2);
    for (Path segment : segments) {
      restore(originals, segments);
      files.remove(segment);
      assertThatThrownBy(() -> open(new ArrayList<>()))
          .as(segment.toString())
          .isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void open_ofASegmentOfAnotherStoreIsRefused() {
    assertThatThrownBy(
            () ->
                Journal.open(
                    files, DIRECTORY, new UUID(3, 4), SEGMENT_BYTES, Link.START, 0, record -> {}))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("belongs to store");
  }

  private static byte[] part(byte[] whole, int from, int to) {
    return Arrays.copyOfRange(whole, from, to);
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
