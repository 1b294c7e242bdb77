package dev.viva.server.store.state;

import dev.viva.server.store.Batch;
import dev.viva.server.store.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch and the reply that its request got, which must survive together.
 *
 * @param reply present exactly where the mutation has a request
 */
public record Commit(Batch batch, Optional<byte[]> reply) {
  public long index() {
    return batch.index();
  }

  /** What the commit changes in the ordered map of all tables. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>(batch.changes().size() + 1);
    for (Batch.Change change : batch.changes()) {
      rows.add(
          new Row(
              Keys.of(change.table(), change.key()),
              new Cell(index(), change.value().orElse(null))));
    }
    if (batch.mutation().request().isPresent() && reply.isPresent()) {
      Mutation.Request request = batch.mutation().request().get();
      rows.add(Replies.row(request, index(), batch.time(), reply.get()));
    }
    return rows;
  }

  /** Bytes of heap that the rows keep, roughly. */
  public long weight() {
    long weight = 256;
    for (Row row : rows()) {
      weight +=
          200 + 2L * row.key().length() + (row.cell().isDeleted() ? 0 : row.cell().value().length);
    }
    return weight;
  }
}
