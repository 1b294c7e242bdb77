package dev.viva.server.store.state;

/**
 * What one commit left under a key.
 *
 * @param revision index of the commit
 * @param value what was put; null marks a delete, so that a newer layer can hide an older value
 */
@SuppressWarnings("ArrayRecordComponent") // encoded values are compared by no one
public record Cell(long revision, byte[] value) {
  public static Cell deleted(long revision) {
    return new Cell(revision, null);
  }

  public boolean isDeleted() {
    return value == null;
  }
}
