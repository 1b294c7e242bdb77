package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Field NOTE = Field.note("q-1");

  @TempDir private Path directory;

  private static List<SpoolLine> lines() {
    return List.of(
        new SpoolLine.Changed(new Change("a", NOTE, "", "first\nsecond \"quoted\" ü 🙂")),
        new SpoolLine.Sent("a", "r7"),
        new SpoolLine.Looked(new View("q-1", true, false, 2, 3, "NOTE", 4)),
        new SpoolLine.Clashed(new Conflict(Field.rating("q-1"), "RATING_GOOD", "")),
        new SpoolLine.Seen(),
        new SpoolLine.Done("a"),
        new SpoolLine.Changed(new Change("b", Field.GENERAL_NOTE, "", "end")));
  }

  @Test
  void open_afterSave_readsTheSame() throws IOException {
    Path file = directory.resolve("changes.log");
    try (Spool spool = Spool.open(file)) {
      spool.save(lines());
    }
    try (Spool spool = Spool.open(file)) {
      assertThat(spool.found()).isEqualTo(lines());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void open_cutAtEveryByte_readsWhatWasWhole() throws IOException {
    Path whole = directory.resolve("whole.log");
    List<Integer> ends = new ArrayList<>();
    try (Spool spool = Spool.open(whole)) {
      for (SpoolLine line : lines()) {
        spool.save(List.of(line));
        ends.add((int) Files.size(whole));
      }
    }
    byte[] content = Files.readAllBytes(whole);
    Path cut = directory.resolve("cut.log");
    for (int length = 0; length <= content.length; length++) {
      Files.write(cut, java.util.Arrays.copyOf(content, length));
      int at = length;
      int complete = (int) ends.stream().filter(end -> end <= at).count();
      SpoolLine more = new SpoolLine.Done("more");
      try (Spool spool = Spool.open(cut)) {
        assertThat(spool.found()).isEqualTo(lines().subList(0, complete));
        spool.save(List.of(more));
      }
      try (Spool spool = Spool.open(cut)) {
        assertThat(spool.found()).hasSize(complete + 1).endsWith(more);
      }
      Files.delete(cut);
    }
  }

  @Test
  void open_aFlippedLine_isLeftOutAndTheOthersStay() throws IOException {
    Path file = directory.resolve("changes.log");
    try (Spool spool = Spool.open(file)) {
      spool.save(lines());
    }
    String content = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, content.replaceFirst("r7", "r8"), StandardOpenOption.TRUNCATE_EXISTING);
    try (Spool spool = Spool.open(file)) {
      assertThat(spool.found()).hasSize(lines().size() - 1).contains(lines().get(0));
    }
  }

  @Test
  void outbox_openedAgain_hasWhatWasNotSentAndWhereTheInterviewerWas() throws IOException {
    Path file = directory.resolve("changes.log");
    View view = new View("q-2", false, true, 1, 5, "NOTE", 3);
    try (Outbox outbox = Outbox.open(file)) {
      outbox.change(NOTE, "", "a", 0);
      outbox.change(NOTE, "a", "ab", 0);
      outbox.change(Field.rating("q-1"), "", "RATING_GOOD", 0);
      outbox.look(view);
      Outbox.Waiting first = outbox.next(0, 0).orElseThrow();
      assertThat(outbox.sending(first.change().id(), "r1").value()).isEqualTo("ab");
      outbox.change(NOTE, "ab", "abc", 0);
    }
    try (Outbox outbox = Outbox.open(file)) {
      Outbox.Waiting first = outbox.next(0, 0).orElseThrow();
      assertThat(first.etag()).contains("r1");
      assertThat(first.change().value())
          .as("what was sent is sent again as it was")
          .isEqualTo("ab");
      assertThat(outbox.unsent()).isEqualTo(3);
      assertThat(outbox.sheet().get(NOTE)).isEqualTo("abc");
      assertThat(outbox.view()).isEqualTo(Optional.of(view));
      outbox.done(first.change().id());
    }
    try (Outbox outbox = Outbox.open(file)) {
      assertThat(outbox.unsent()).isEqualTo(2);
    }
  }

  @Test
  void outbox_changeOfATextThatAnotherDeviceChanged_keepsBoth() throws IOException {
    try (Outbox outbox = Outbox.open(directory.resolve("changes.log"))) {
      outbox.server(Sheet.EMPTY.with(NOTE, "typed there"));
      outbox.change(NOTE, "", "typed here", 0);
      assertThat(outbox.sheet().get(NOTE)).isEqualTo("typed there\ntyped here");
    }
  }

  @Test
  void next_aTextThatIsBeingTyped_waitsUntilItSettles() throws IOException {
    try (Outbox outbox = Outbox.open(directory.resolve("changes.log"))) {
      outbox.change(NOTE, "", "a", 1_000);
      assertThat(outbox.next(1_500, 1_000)).isEmpty();
      assertThat(outbox.next(2_000, 1_000)).isPresent();
      outbox.change(Field.rating("q-1"), "", "RATING_GOOD", 1_500);
      assertThat(outbox.next(1_500, 1_000)).isPresent();
    }
  }
}
