package dev.viva.server.store.mapdb;

import dev.viva.server.store.Opener;
import dev.viva.server.store.journal.Advice;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.JournalCheck;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.journal.Payload;
import dev.viva.server.store.seal.KeyRing;
import dev.viva.server.store.seal.Seals;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Keys;
import dev.viva.server.store.state.Known;
import dev.viva.server.store.state.Replies;
import dev.viva.server.store.state.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a store of format 1, in which nothing was sealed, one of format 2: its state becomes the
 * checkpoint of a new generation, sealed, and the chain of the journal goes on from there. The old
 * generation stays until somebody is erased, for it would bring that person back.
 */
final class Upgrade {
  /** Marks a generation in which nothing is sealed. */
  static final String MARK = "PLAIN";

  private static final Logger log = LoggerFactory.getLogger(Upgrade.class);

  private final StoreOptions options;
  private final FileLayer files;
  private final DataDirectory directory;
  private final Seals seals;
  private final TreeMap<String, Cell> rows = new TreeMap<>();
  private final Set<String> subjects = new LinkedHashSet<>();

  private Upgrade(StoreOptions options, DataDirectory directory, KeyRing ring) {
    this.options = options;
    this.files = options.files();
    this.directory = directory;
    this.seals = new Seals(ring);
  }

  /** Upgrades the generation in use. Cut off at any point, it is begun again at the next start. */
  static void run(StoreOptions options, DataDirectory directory, KeyRing ring) throws IOException {
    new Upgrade(options, directory, ring).run();
  }

  private void run() throws IOException {
    Link end = readEverything();
    List<Row> sealed = new ArrayList<>();
    rows.forEach((key, cell) -> seal(key, cell).ifPresent(sealed::add));
    seals.ring().keep(subjects);
    sealed.add(0, Known.row(seals.ring(), end.index()));
    long next = DataDirectory.nextGeneration(files, directory.path());
    Path target = DataDirectory.generation(directory.path(), next);
    UUID store = directory.store();
    new Checkpoints(files, target.resolve("checkpoints"), store).write(end, sealed.iterator());
    Path journal = target.resolve("journal");
    Journal.create(files, journal, store, end);
    sayThatHistoryBegins(journal, end);
    files.forceDirectory(target);
    DataDirectory.markIfPlain(files, directory.path());
    DataDirectory.switchTo(files, directory.path(), store, next, DataDirectory.FORMAT);
    log.warn(
        "What is kept about people is sealed from now on. The data as it was, with the history up to record {}, is still in g{}, until somebody is erased",
        end,
        directory.generation());
  }

  /** What came before stays in the old generation, where the chain of this one begins. */
  private void sayThatHistoryBegins(Path journal, Link end) throws IOException {
    byte[] commit =
        CommitCodec.encode(Forgotten.commit(end.index() + 1, options.clock().instant(), end));
    try (Journal opened =
        Journal.open(
            files,
            journal,
            directory.store(),
            options.segmentBytes(),
            end,
            end.index(),
            unexpected -> {})) {
      opened.append(List.of(Payload.of(commit)));
    }
  }

  private Link readEverything() throws IOException {
    Checkpoints checkpoints = new Checkpoints(files, directory.checkpoints(), directory.store());
    List<Long> indexes = new ArrayList<>(checkpoints.list());
    long from = 0;
    while (from == 0 && !indexes.isEmpty()) {
      try {
        from = checkpoints.read(indexes.remove(indexes.size() - 1), this::put).index();
      } catch (DamagedException e) {
        log.warn("A checkpoint cannot be used", e);
        rows.clear();
      }
    }
    long after = from;
    JournalCheck.Report report =
        JournalCheck.verify(
            files,
            directory.journal(),
            directory.store(),
            record -> {
              if (record.index() > after) {
                CommitCodec.decode(record, Opener.PLAIN).rows().forEach(this::put);
              }
            });
    if (report.first() > after + 1) {
      throw new DamagedException(
          directory.journal(),
          0,
          "the journal begins with record " + report.first() + " and no checkpoint reaches it",
          Advice.RESTORE);
    }
    return report.last();
  }

  private void put(Row row) {
    if (row.cell().isDeleted()) {
      rows.remove(row.key());
    } else {
      rows.put(row.key(), row.cell());
    }
  }

  /** The row as it is to be kept; empty where it is about somebody who was erased. */
  private Optional<Row> seal(String key, Cell cell) {
    Row row = new Row(key, cell);
    Optional<Row> reply =
        seals.ring().isErased(KeyRing.FORMER_REPLIES)
            ? Optional.empty()
            : Replies.seal(row, KeyRing.FORMER_REPLIES, seals);
    if (Replies.isReply(row)) {
      reply.ifPresent(there -> subjects.add(KeyRing.FORMER_REPLIES));
      return reply;
    }
    Optional<String> subject =
        options
            .plainRows()
            .subject(
                Keys.tableOf(key),
                Keys.keyOf(key),
                cell.value(),
                place -> Optional.ofNullable(rows.get(place)).map(Cell::value));
    if (subject.isEmpty()) {
      return Optional.of(row);
    }
    if (seals.ring().isErased(subject.get())) {
      return Optional.empty();
    }
    subjects.add(subject.get());
    byte[] sealed = seals.seal(subject.get(), key, cell.value());
    return Optional.of(new Row(key, new Cell(cell.revision(), sealed)));
  }
}
