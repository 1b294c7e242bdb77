package dev.viva.server.store.mapdb;

import dev.viva.server.error.VivaException;
import dev.viva.server.store.journal.Payload;
import dev.viva.server.store.state.Commit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A commit on its way to the disk.
 *
 * @param done completes when the commit survives a crash and is visible, or fails with a {@link
 *     VivaException}
 */
record Pending(Commit commit, Payload payload, CompletableFuture<Void> done) {
  Pending(Commit commit, Payload payload) {
    this(commit, payload, new CompletableFuture<>());
  }

  /**
   * Waits, and cannot be interrupted: whoever stops waiting would not know what became of the
   * commit.
   */
  void await() {
    try {
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof VivaException.Exhausted cause) {
        throw new VivaException.Exhausted(cause.reason(), cause.getMessage());
      }
      if (e.getCause() instanceof VivaException.Unavailable cause) {
        throw new VivaException.Unavailable(cause.reason(), cause.getMessage());
      }
      throw e;
    }
  }
}
