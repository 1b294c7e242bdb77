package dev.viva.server.store.state;

import dev.viva.server.store.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch and the reply that its request got, which must survive together.
 *
 * @param reply see {@link Replies}; present exactly where the mutation has a request
 * @param rows what the commit changes in the ordered map of all tables
 */
public record Commit(Batch batch, Optional<byte[]> reply, List<Row> rows) {
  public Commit(Batch batch, Optional<byte[]> reply) {
    this(batch, reply, rows(batch, reply));
  }

  public long index() {
    return batch.index();
  }

  /** Bytes of heap that the rows keep, roughly; more than the journal needs for them. */
  public long weight() {
    long weight = 256;
    for (Row row : rows) {
      weight +=
          200 + 2L * row.key().length() + (row.cell().isDeleted() ? 0 : row.cell().value().length);
    }
    return weight;
  }

  private static List<Row> rows(Batch batch, Optional<byte[]> reply) {
    List<Row> rows = new ArrayList<>(batch.changes().size() + 1);
    for (Batch.Change change : batch.changes()) {
      Cell cell = new Cell(batch.index(), change.value().orElse(null));
      rows.add(new Row(Keys.of(change.table(), change.key()), cell));
    }
    if (batch.mutation().request().isPresent() && reply.isPresent()) {
      rows.add(Replies.row(batch.mutation().request().get().id(), batch.index(), reply.get()));
    }
    return rows;
  }
}
