package dev.viva.server.store.journal;

/**
 * A record as it was read.
 *
 * @param link its index and hash
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record JournalRecord(Link link, byte[] payload) {
  public long index() {
    return link.index();
  }
}
