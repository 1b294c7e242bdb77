package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.JournalReader;
import dev.viva.server.store.journal.JournalRecord;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.seal.Seals;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of what was committed before: copied, deleted. */
final class HistoryFiles {
  static final int READ_BYTES = 1 << 20;

  private final FileLayer files;
  private final UUID store;
  private final Checkpoints checkpoints;
  private final Journal journal;
  private final Seals seals;

  HistoryFiles(FileLayer files, UUID store, Checkpoints checkpoints, Journal journal, Seals seals) {
    this.files = files;
    this.store = store;
    this.checkpoints = checkpoints;
    this.journal = journal;
    this.seals = seals;
  }

  Link backup(OutputStream target) throws IOException {
    try (BackupWriter backup = openBackup()) {
      return backup.write(target);
    }
  }

  /** Only while the files are opened must none of them be deleted. */
  private synchronized BackupWriter openBackup() throws IOException {
    return BackupWriter.open(files, store, checkpoints, journal);
  }

  /**
   * The last commit of the oldest segments that hold nothing since {@code time} and are not needed
   * to open the store.
   */
  synchronized Optional<Link> forgettable(Instant time) throws IOException {
    List<Long> indexes = checkpoints.list();
    long upTo = indexes.size() < 2 ? 0 : indexes.get(0);
    return journal.segmentEnd(lastBefore(time, upTo));
  }

  synchronized void delete(Link upTo) throws IOException {
    journal.deleteUpTo(upTo.index());
  }

  private long lastBefore(Instant time, long upTo) throws IOException {
    long old = journal.firstIndex() - 1;
    try (JournalReader reader = journal.reader(old, () -> upTo)) {
      for (List<JournalRecord> records = reader.next(READ_BYTES);
          !records.isEmpty();
          records = reader.next(READ_BYTES)) {
        for (JournalRecord record : records) {
          if (!CommitCodec.decode(record, seals).batch().time().isBefore(time)) {
            return old;
          }
          old = record.index();
        }
      }
    }
    return old;
  }
}
