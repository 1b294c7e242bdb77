package dev.viva.server.store.mapdb;

import dev.viva.server.store.Opener;
import dev.viva.server.store.journal.JournalRecord;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.journal.RecordConsumer;
import dev.viva.server.store.state.Cell;
import dev.viva.server.store.state.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a view that nobody uses yet up to the end of the journal. Gathers rows and applies them in
 * key order, which MapDB likes better.
 */
final class Replay implements RecordConsumer {
  private static final Logger log = LoggerFactory.getLogger(Replay.class);
  private static final long MOST_GATHERED = 16 << 20;

  private final View view;
  private final TreeMap<String, Cell> gathered = new TreeMap<>();
  private long gatheredBytes;
  private long bytes;
  private long last;

  Replay(View view) {
    this.view = view;
  }

  @Override
  public void accept(JournalRecord record) throws IOException {
    for (Row row : CommitCodec.decode(record, Opener.PLAIN).rows()) {
      gathered.put(row.key(), row.cell());
    }
    bytes += record.payload().length;
    gatheredBytes += record.payload().length;
    last = record.index();
    if (gatheredBytes > MOST_GATHERED) {
      apply();
      log.info("Replaying the journal: at record {}", last);
    }
  }

  void finish(Link from) {
    apply();
    if (last > from.index()) {
      log.info("Replayed journal records {} to {}", from.index() + 1, last);
    }
  }

  /** Bytes of journal behind the view or checkpoint that was begun with. */
  long bytes() {
    return bytes;
  }

  private void apply() {
    List<Row> rows = new ArrayList<>(gathered.size());
    gathered.forEach((key, cell) -> rows.add(new Row(key, cell)));
    view.apply(rows);
    gathered.clear();
    gatheredBytes = 0;
  }
}
