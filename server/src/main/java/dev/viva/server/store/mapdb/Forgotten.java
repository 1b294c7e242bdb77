package dev.viva.server.store.mapdb;

import dev.viva.server.store.Batch;
import dev.viva.server.store.Codec;
import dev.viva.server.store.History;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Opener;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import dev.viva.server.store.journal.JournalRecord;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.state.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Says in the chain itself up to where its beginning was deleted on purpose, so that an auditor can
 * tell it from a beginning that somebody took away.
 */
final class Forgotten {
  /** By index of the last commit that was deleted; a value is the link of that commit. */
  static final Table<Link> TABLE = new Table<>("history", new LinkCodec());

  /** The server itself does it. */
  static final Mutation MUTATION = new Mutation(Optional.empty(), "users/-", "forget-history");

  private Forgotten() {}

  /** Notes that everything up to {@code last} is about to be deleted. */
  static Link put(WriteTx tx, Link last) {
    tx.put(TABLE, Long.toString(last.index()), last);
    return last;
  }

  /** The commit that does nothing else. */
  static Commit commit(long index, Instant time, Link last) {
    Batch.Change change =
        new Batch.Change(
            TABLE.name(), Long.toString(last.index()), Optional.of(TABLE.codec().encode(last)));
    return new Commit(new Batch(index, time, MUTATION, List.of(change)), Optional.empty());
  }

  /** The last commit that {@code record} says was deleted; empty where it says nothing. */
  static Optional<Link> in(JournalRecord record) throws IOException {
    return CommitCodec.decode(record, Opener.PLAIN).batch().changes().stream()
        .filter(change -> change.isIn(TABLE))
        .flatMap(change -> change.valueIn(TABLE).stream())
        .findFirst();
  }

  private static final class LinkCodec implements Codec<Link> {
    @Override
    public byte[] encode(Link link) {
      return link.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Link decode(byte[] bytes) {
      History.Head head =
          History.Head.parse(new String(bytes, StandardCharsets.US_ASCII)).orElseThrow();
      return new Link(head.index(), HexFormat.of().parseHex(head.hash()));
    }
  }
}
