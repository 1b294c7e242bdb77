package dev.viva.server.store.mapdb;

import dev.viva.server.error.VivaException;
import dev.viva.server.store.Batch;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.JournalReader;
import dev.viva.server.store.journal.JournalRecord;
import dev.viva.server.store.seal.Seals;
import dev.viva.server.store.state.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads commits from memory where they are there, else from the journal. */
final class CommitCursor implements Feed.Cursor {
  private static final Logger log = LoggerFactory.getLogger(CommitCursor.class);

  private final Journal journal;
  private final RecentBatches recent;
  private final Seals seals;
  private final LongSupplier index;
  private long last;
  private Optional<JournalReader> reader = Optional.empty();

  /**
   * @param index of the last commit that may be told by now
   */
  CommitCursor(Journal journal, RecentBatches recent, Seals seals, LongSupplier index, long after) {
    this.journal = journal;
    this.recent = recent;
    this.seals = seals;
    this.index = index;
    if (after < 0 || after > index.getAsLong()) {
      throw new VivaException.OutOfRange(
          "cursor " + after + " is not between 0 and " + index.getAsLong());
    }
    if (after + 1 < firstKept()) {
      throw new VivaException.OutOfRange(
          "cursor " + after + " is too old, commits are kept from " + firstKept());
    }
    last = after;
  }

  private long firstKept() {
    try {
      return journal.firstIndex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Batch> next() {
    Optional<List<Batch>> batches = recent.after(last);
    if (batches.isPresent()) {
      close();
    }
    List<Batch> next = batches.orElseGet(this::fromJournal);
    if (!next.isEmpty()) {
      last = next.get(next.size() - 1).index();
    }
    return next;
  }

  private List<Batch> fromJournal() {
    try {
      if (reader.isEmpty()) {
        reader = Optional.of(journal.reader(last, index));
      }
      List<Batch> batches = new ArrayList<>();
      for (JournalRecord record : reader.get().next(HistoryFiles.READ_BYTES)) {
        batches.add(CommitCodec.decode(record, seals).batch());
      }
      return batches;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (reader.isPresent()) {
        reader.get().close();
      }
    } catch (IOException e) {
      log.warn("Cannot close a journal file", e);
    }
    reader = Optional.empty();
  }
}
