package dev.viva.server.store.mapdb;

import dev.viva.server.error.VivaException;
import dev.viva.server.store.journal.Payload;
import dev.viva.server.store.state.Commit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A commit on its way to the disk. */
final class Pending {
  private final Commit commit;
  private final long weight;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Payload payload;

  Pending(Commit commit) {
    this.commit = commit;
    this.weight = commit.weight();
  }

  Commit commit() {
    return commit;
  }

  long weight() {
    return weight;
  }

  /**
   * The encoded commit. The writer's thread asks first, so that the journal thread has little to
   * do; whoever comes second waits for the first.
   */
  synchronized Payload payload() {
    if (payload == null) {
      payload = Payload.of(CommitCodec.encode(commit));
    }
    return payload;
  }

  /** The commit survives a crash and is visible. */
  void acknowledge() {
    done.complete(null);
  }

  void refuse(VivaException why) {
    done.completeExceptionally(why);
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
