package dev.viva.server.store;

import dev.viva.server.error.VivaException;
import dev.viva.server.store.seal.KeyRing;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The seam between the features and whatever keeps their data. Features read and write through it
 * and know nothing else: {@code store.mapdb} (a journal with a MapDB view) and {@code store.memory}
 * (for tests) implement it, and one contract suite holds for both.
 *
 * <p>A write is acknowledged (its method returns) only when it survives a crash. Revisions are
 * commit indexes: a value's revision is the index of the commit that wrote it.
 */
public interface Store extends AutoCloseable {
  /** Runs {@code reader} on one consistent state, without waiting for a writer. */
  <T> T read(Function<? super ReadTx, ? extends T> reader);

  /**
   * Runs {@code writer} alone, commits what it put and deleted as one batch, and returns its
   * result. A writer that changes nothing commits nothing, unless its request has an id to
   * remember.
   *
   * <p>Where the request was committed before (same id, same digest), nothing runs and the stored
   * reply is returned. Replies are kept for seven days.
   *
   * @param reply encodes the result, so that it can be stored as the reply
   * @throws VivaException.Invalid ({@code REQUEST_ID_REUSED}) where the id was used with another
   *     digest
   * @throws VivaException.NotFound where the request was about somebody who was erased since
   * @throws VivaException.Exhausted where the disk is full; nothing is changed
   * @throws VivaException.Unavailable where the store cannot write; nothing is acknowledged
   */
  <T> T write(Mutation mutation, Codec<T> reply, Function<? super WriteTx, ? extends T> writer);

  /** Index of the last commit; 0 for an empty store. */
  long index();

  /**
   * Calls {@code observer} for each commit from now on, in order, before the commit is
   * acknowledged. For indexes that must never lag; must be quick and must not write.
   */
  void observe(Consumer<Batch> observer);

  /**
   * Feeds {@code listener} with every commit after index {@code after}, in order, without gaps, old
   * ones first, then as they come. The listener is called from one thread at a time; a slow one
   * delays only itself.
   *
   * @throws VivaException.OutOfRange where commits after {@code after} are no longer kept, or
   *     {@code after} lies in the future
   */
  Subscription subscribe(long after, Listener listener);

  /** Every commit that is still kept. */
  History history();

  /** The keys of the people that something is kept about. */
  KeyRing keys();

  @Override
  void close();

  /** Receives commits. */
  interface Listener {
    void onBatch(Batch batch);

    /** No more commits will come: the store closes or cannot go on. */
    void onEnd(VivaException.Unavailable why);
  }

  /** A running feed; closing it ends the calls. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
