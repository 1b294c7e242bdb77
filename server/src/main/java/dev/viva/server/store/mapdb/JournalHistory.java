package dev.viva.server.store.mapdb;

import dev.viva.server.store.Batch;
import dev.viva.server.store.History;
import dev.viva.server.store.Opener;
import dev.viva.server.store.journal.ChainCheck;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.JournalReader;
import dev.viva.server.store.journal.JournalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The history in the journal of an open store. */
record JournalHistory(FileLayer files, DataDirectory directory, Journal journal, Opener opener)
    implements History {
  private static final int READ_BYTES = 1 << 20;

  @Override
  public long first() {
    try {
      return journal.firstIndex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long last() {
    return journal.end().index();
  }

  @Override
  public long partOf(long index) {
    try {
      return journal.segments(journal.extent()).stream()
          .filter(before -> before < index)
          .reduce((one, later) -> later)
          .map(before -> before + 1)
          .orElseGet(this::first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void read(long from, long to, Consumer<Batch> consumer) {
    try (JournalReader reader = journal.reader(from - 1, () -> Math.min(to, last()))) {
      for (List<JournalRecord> records = reader.next(READ_BYTES);
          !records.isEmpty();
          records = reader.next(READ_BYTES)) {
        for (JournalRecord record : records) {
          if (record.index() <= to) {
            consumer.accept(CommitCodec.decode(record, opener).batch());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Verified verify(Optional<Head> known) {
    try {
      return ChainCheck.verify(
          files,
          directory.journal(),
          directory.store(),
          Optional.of(journal.extent()),
          known,
          Forgotten::in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
