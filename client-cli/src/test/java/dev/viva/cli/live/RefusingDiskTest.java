package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, or fails, for a while: the screen goes on and says so. */
class RefusingDiskTest {
  private static final Field NOTE = Field.GENERAL_NOTE;

  @TempDir private Path directory;

  /** Keeps what is written in memory, and refuses for as long as it is told to. */
  private static final class Disk implements Spool.Disk {
    private byte[] content = new byte[0];
    private boolean full;
    private boolean failing;

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      int taken = full ? bytes.remaining() / 2 : bytes.remaining();
      byte[] grown = Arrays.copyOf(content, Math.max(content.length, (int) position + taken));
      bytes.get(grown, (int) position, taken);
      content = grown;
      if (full) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void force() throws IOException {
      if (failing) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public void close() {}
  }

  private static Outbox outbox(Disk disk) {
    return new Outbox(new Spool(disk, List.of(), 0));
  }

  /** What the next start finds. */
  private Outbox opened(Disk disk) throws IOException {
    Path file = directory.resolve("changes.log");
    Files.write(file, disk.content);
    return Outbox.open(file);
  }

  @Test
  void fullDisk_saysSoAndKeepsEverythingOnceThereIsSpace() throws IOException {
    Disk disk = new Disk();
    try (Outbox outbox = outbox(disk)) {
      outbox.change(NOTE, "", "before", 0);
      assertThat(outbox.unsaved()).isEmpty();
      disk.full = true;
      outbox.change(Field.rating("q-1"), "", "RATING_GOOD", 0);
      assertThat(outbox.unsaved()).isEqualTo("No space left on device");
      assertThat(outbox.unsent()).isEqualTo(2);
      try (Outbox found = opened(disk)) {
        assertThat(found.sheet().get(NOTE)).isEqualTo("before");
      }
      disk.full = false;
      outbox.saveAgain();
      assertThat(outbox.unsaved()).isEmpty();
      try (Outbox found = opened(disk)) {
        assertThat(found.sheet()).isEqualTo(outbox.sheet());
      }
    }
  }

  @Test
  void failedForce_isNotTakenForSaved() {
    Disk disk = new Disk();
    disk.failing = true;
    Outbox outbox = outbox(disk);
    outbox.change(NOTE, "", "typed", 0);
    assertThat(outbox.unsaved()).isEqualTo("Input/output error");
    disk.failing = false;
    outbox.change(NOTE, "typed", "typed on", 0);
    assertThat(outbox.unsaved()).isEmpty();
  }

  @Test
  void sentWhileTheDiskIsFull_isNotSentAgainLater() throws IOException {
    Disk disk = new Disk();
    try (Outbox outbox = outbox(disk)) {
      disk.full = true;
      outbox.change(NOTE, "", "typed", 0);
      Change sent = outbox.sending(outbox.next(0, 0).orElseThrow().change().id(), "r1");
      outbox.done(sent.id());
      disk.full = false;
      outbox.change(Field.rating("q-1"), "", "RATING_GOOD", 0);
      try (Outbox found = opened(disk)) {
        assertThat(found.unsent()).isEqualTo(1);
        assertThat(found.next(0, 0).orElseThrow().change().field()).isEqualTo(Field.rating("q-1"));
      }
    }
  }

  /** Whenever nothing is said to be unsaved, the next start finds exactly what is here. */
  @Property(tries = 300)
  void savedMeansSaved(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Disk disk = new Disk();
    Path file = Files.createTempFile("spool", ".log");
    try (Outbox outbox = outbox(disk)) {
      for (int step = 0; step < 40; step++) {
        disk.full = random.nextInt(3) == 0;
        disk.failing = random.nextInt(4) == 0;
        int what = random.nextInt(3);
        if (what == 0) {
          outbox
              .next(0, 0)
              .ifPresent(next -> outbox.done(outbox.sending(next.change().id(), "r1").id()));
        } else {
          Field field = what == 1 ? NOTE : Field.rating("q-1");
          outbox.change(field, outbox.sheet().get(field), "value " + step, 0);
        }
        if (outbox.unsaved().isEmpty()) {
          Files.write(file, disk.content);
          try (Outbox found = Outbox.open(file)) {
            assertThat(found.sheet()).isEqualTo(outbox.sheet());
            assertThat(found.unsent()).isEqualTo(outbox.unsent());
          }
        }
      }
    } finally {
      Files.delete(file);
    }
  }
}
