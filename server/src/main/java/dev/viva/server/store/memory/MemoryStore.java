package dev.viva.server.store.memory;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Codec;
import dev.viva.server.store.History;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.WriteTx;
import dev.viva.server.store.seal.KeyRing;
import dev.viva.server.store.seal.Seals;
import dev.viva.server.store.state.Commit;
import dev.viva.server.store.state.Feed;
import dev.viva.server.store.state.Observers;
import dev.viva.server.store.state.Overlay;
import dev.viva.server.store.state.PersistentMap;
import dev.viva.server.store.state.Replies;
import dev.viva.server.store.state.Snapshot;
import dev.viva.server.store.state.State;
import dev.viva.server.store.state.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps everything on the heap, the whole history of commits too. */
public final class MemoryStore implements Store {
  private final InstantSource clock;
  private final Seals seals = new Seals(KeyRing.inMemory());
  private final ReentrantLock writer = new ReentrantLock();
  private final List<Batch> batches = new ArrayList<>();
  private final Observers observers = new Observers();
  private final Feed feed = new Feed(MemoryCursor::new);
  private volatile Overlay state = new Overlay(0, PersistentMap.empty(), Overlay.NOTHING);
  private boolean closed;

  public MemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public <T> T read(Function<? super ReadTx, ? extends T> reader) {
    try (Snapshot snapshot = new Snapshot(state, seals)) {
      return reader.apply(snapshot);
    }
  }

  @Override
  public <T> T write(
      Mutation mutation, Codec<T> reply, Function<? super WriteTx, ? extends T> writerFunction) {
    if (writer.isHeldByCurrentThread()) {
      throw new IllegalStateException("a write inside a write; do both in one function");
    }
    writer.lock();
    try {
      return writeAlone(mutation, reply, writerFunction);
    } finally {
      writer.unlock();
    }
  }

  private <T> T writeAlone(
      Mutation mutation, Codec<T> reply, Function<? super WriteTx, ? extends T> writerFunction) {
    if (closed) {
      throw new VivaException.Unavailable(Reason.SHUTTING_DOWN, "the store is closed");
    }
    State before = state;
    Instant now = clock.instant();
    Optional<byte[]> stored =
        mutation.request().flatMap(request -> Replies.find(before, request, now, seals));
    if (stored.isPresent()) {
      return reply.decode(stored.get());
    }
    try (Transaction transaction = new Transaction(before, now, seals)) {
      T result = writerFunction.apply(transaction);
      if (transaction.hasChanges() || mutation.request().isPresent()) {
        publish(
            transaction.commit(mutation, mutation.request().map(request -> reply.encode(result))));
      }
      return result;
    }
  }

  private void publish(Commit commit) {
    synchronized (batches) {
      batches.add(commit.batch());
    }
    state = new Overlay(commit.index(), state.changes().putAll(commit.rows()), Overlay.NOTHING);
    observers.tell(commit.batch());
    feed.wake();
  }

  @Override
  public long index() {
    return state.index();
  }

  @Override
  public void observe(Consumer<Batch> observer) {
    observers.add(observer);
  }

  @Override
  public Subscription subscribe(long after, Listener listener) {
    return feed.subscribe(after, listener);
  }

  @Override
  public History history() {
    return new MemoryHistory();
  }

  @Override
  public KeyRing keys() {
    return seals.ring();
  }

  @Override
  public void close() {
    writer.lock();
    try {
      closed = true;
      feed.close();
    } finally {
      writer.unlock();
    }
  }

  /** Nobody else can reach the heap, so there is nothing to verify. */
  private final class MemoryHistory implements History {
    @Override
    public long first() {
      return 1;
    }

    @Override
    public long last() {
      return index();
    }

    @Override
    public long partOf(long index) {
      return 1;
    }

    @Override
    public void read(long from, long to, Consumer<Batch> consumer) {
      List<Batch> wanted;
      synchronized (batches) {
        wanted = List.copyOf(batches.subList((int) from - 1, (int) Math.min(to, batches.size())));
      }
      wanted.forEach(consumer);
    }

    @Override
    public Verified verify(Optional<Head> known) {
      return new Verified(last(), new Head(last(), "0".repeat(64)).toString(), List.of());
    }
  }

  private final class MemoryCursor implements Feed.Cursor {
    private int next;

    MemoryCursor(long after) {
      if (after < 0 || after > index()) {
        throw new VivaException.OutOfRange("cursor " + after + " is not between 0 and " + index());
      }
      next = Math.toIntExact(after);
    }

    @Override
    public List<Batch> next() {
      synchronized (batches) {
        List<Batch> rest = List.copyOf(batches.subList(next, batches.size()));
        next = batches.size();
        return rest;
      }
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
