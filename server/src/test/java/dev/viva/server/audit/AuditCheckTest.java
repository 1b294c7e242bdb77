package dev.viva.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.History;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code viva audit verify PATH}: what somebody who can write the files can do, and is found. */
class AuditCheckTest {
  private static final Table<String> NOTES = new Table<>("notes", Codecs.STRING);
  private static final int MAGIC_BYTES = 4;

  @TempDir private Path temp;
  private Path data;
  private Path backup;
  private History.Verified verified;

  @BeforeEach
  void write() throws IOException {
    data = temp.resolve("data");
    backup = temp.resolve("viva.backup");
    try (MapDbStore store =
        MapDbStore.open(StoreOptions.of(data).creating().withSizes(4_000, 1_000_000, 1_000_000))) {
      for (int i = 0; i < 60; i++) {
        int number = i;
        store.write(
            new Mutation(Optional.empty(), "users/ada", "test"),
            Codecs.STRING,
            tx -> {
              tx.put(NOTES, "k" + number, "value of " + number);
              return "";
            });
      }
      verified = store.history().verify(Optional.empty());
      try (OutputStream out = Files.newOutputStream(backup)) {
        store.backup(out);
      }
    }
  }

  private record Answer(int code, String out, String err) {}

  private static Answer run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new AuditCheck())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new Answer(code, out.toString(), err.toString());
  }

  private List<Path> segments() throws IOException {
    try (var files = Files.list(data.resolve("g1/journal"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
    }
  }

  /** Offsets of the records of a segment: each frame begins with the magic of the first one. */
  private static List<Integer> frames(byte[] segment, int head) {
    ByteBuffer bytes = ByteBuffer.wrap(segment);
    int magic = bytes.getInt(head);
    List<Integer> found = new ArrayList<>();
    for (int at = head; at + MAGIC_BYTES <= segment.length; at++) {
      if (bytes.getInt(at) == magic) {
        found.add(at);
      }
    }
    return found;
  }

  @Test
  void whole_isIntactWithTheSameHeadEverywhere() {
    Answer ofData = run(data.toString());
    Answer ofBackup = run(backup.toString());

    assertThat(ofData.code()).isZero();
    assertThat(ofData.out()).contains("intact: 60 records", "head: " + verified.head());
    assertThat(ofBackup).isEqualTo(ofData);
    assertThat(run(data.toString(), "--head-only").out().strip()).isEqualTo(verified.head());
    assertThat(run(data.toString(), "--head", verified.head()).code()).isZero();
    assertThat(run(data.toString(), "-o", "json").out()).contains("\"intact\": true");
  }

  @Test
  void aChangedByteIsNamed() throws IOException {
    for (Path segment : segments()) {
      byte[] whole = Files.readAllBytes(segment);
      byte[] changed = whole.clone();
      changed[whole.length / 3] ^= 1;
      Files.write(segment, changed);

      Answer answer = run(data.toString());

      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out()).contains(segment + ", offset ");
      assertThat(answer.err()).contains("not what was written");
      Files.write(segment, whole);
    }
  }

  @Test
  void damageInTwoFilesIsNamedTwice() throws IOException {
    for (Path segment : List.of(segments().get(0), segments().get(2))) {
      byte[] bytes = Files.readAllBytes(segment);
      bytes[bytes.length / 2] ^= 1;
      Files.write(segment, bytes);
    }

    assertThat(run(data.toString()).out())
        .contains(segments().get(0).toString(), segments().get(2).toString());
  }

  @Test
  void removedInsertedAndSwappedRecordsAreNamed() throws IOException {
    Path segment = segments().get(1);
    byte[] whole = Files.readAllBytes(segment);
    List<Integer> at = frames(whole, 72);
    byte[] first = java.util.Arrays.copyOfRange(whole, at.get(0), at.get(1));
    byte[] second = java.util.Arrays.copyOfRange(whole, at.get(1), at.get(2));
    byte[] head = java.util.Arrays.copyOf(whole, at.get(0));
    byte[] rest = java.util.Arrays.copyOfRange(whole, at.get(2), whole.length);

    for (byte[] changed :
        List.of(
            joined(head, second, rest),
            joined(head, first, first, second, rest),
            joined(head, second, first, rest))) {
      Files.write(segment, changed);
      Answer answer = run(data.toString());
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out()).contains(segment + ", offset ");
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all =
        ByteBuffer.allocate(java.util.Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  @Test
  void aRemovedFileIsNamed() throws IOException {
    Path second = segments().get(1);
    Files.delete(second);

    assertThat(run(data.toString()).out())
        .contains("continues record", segments().get(1).toString());
  }

  @Test
  void whatWasRemovedFromTheEndIsKnownByTheHead() throws IOException {
    Path last = segments().get(segments().size() - 1);
    byte[] whole = Files.readAllBytes(last);
    List<Integer> at = frames(whole, 72);
    Files.write(last, java.util.Arrays.copyOf(whole, at.get(at.size() - 1)));

    assertThat(run(data.toString()).code()).isZero();
    Answer answer = run(data.toString(), "--head", verified.head());
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("what came after was removed");
  }

  @Test
  void aChangedBackupIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(backup);
    bytes[bytes.length / 2] ^= 1;
    Files.write(backup, bytes);

    Answer answer = run(backup.toString());

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains(backup + ", offset ");
  }

  @Test
  void somethingElseIsRefused() throws IOException {
    assertThat(run(Files.createDirectory(temp.resolve("empty")).toString()).code()).isEqualTo(3);
    assertThat(run(data.toString(), "--head", "12").code()).isEqualTo(2);
  }
}
