package dev.viva.server.store.mapdb;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Codec;
import dev.viva.server.store.History;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.WriteTx;
import dev.viva.server.store.journal.DiskFullException;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.seal.KeyRing;
import dev.viva.server.store.seal.Seals;
import dev.viva.server.store.state.Commit;
import dev.viva.server.store.state.Feed;
import dev.viva.server.store.state.Observers;
import dev.viva.server.store.state.Overlay;
import dev.viva.server.store.state.PersistentMap;
import dev.viva.server.store.state.Replies;
import dev.viva.server.store.state.Row;
import dev.viva.server.store.state.Snapshot;
import dev.viva.server.store.state.State;
import dev.viva.server.store.state.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that loses nothing it acknowledged. Where to begin reading:
 *
 * <pre>
 * write: writer's function under one lock → journal thread: append and force the group → publish a new {@link Versions version} → observers →
 *        acknowledge → feed
 * later: {@link Merger} takes published commits over into the MapDB view and writes checkpoints
 * read:  pinned version (recent changes, heap) above the view (MapDB)
 * open:  view that was closed cleanly, or else checkpoint; then the journal behind it
 * </pre>
 */
public final class MapDbStore implements Store {
  private static final Logger log = LoggerFactory.getLogger(MapDbStore.class);
  private static final int SPINS = 1000;
  private static final long LARGEST_COMMIT = 128 << 20;

  private final StoreOptions options;
  private final DataDirectory directory;
  private final ViewFiles viewFiles;
  private final Seals seals;
  private final View view;
  private final Journal journal;
  private final HistoryFiles historyFiles;
  private final Versions versions;
  private final Merger merger;
  private final GroupCommit groupCommit;
  private final Observers observers = new Observers();
  private final RecentBatches recent = new RecentBatches();
  private final Feed feed = new Feed(this::cursor);

  private final ReentrantLock writer = new ReentrantLock();
  private Head head;
  private boolean closed;
  private volatile VivaException.Unavailable refusal;

  /**
   * The state that the next writer sees, which may be ahead of the disk.
   *
   * @param changes what the view may lack
   * @param last the last commit that was submitted; empty after a start or a failure
   */
  private record Head(long index, PersistentMap changes, Optional<Pending> last) {}

  private MapDbStore(StoreOptions options, OpenFiles opened) {
    this.options = options;
    this.directory = opened.directory();
    this.viewFiles = opened.viewFiles();
    this.view = opened.view();
    this.journal = opened.journal();
    this.seals = new Seals(opened.ring());
    this.historyFiles =
        new HistoryFiles(options.files(), directory.store(), opened.checkpoints(), journal, seals);
    this.versions = new Versions(journal.end().index());
    this.head = new Head(journal.end().index(), PersistentMap.empty(), Optional.empty());
    this.merger =
        new Merger(
            options,
            view,
            journal.end(),
            opened.journalBytes(),
            versions,
            opened.checkpoints(),
            new ViewOwner());
    this.groupCommit = new GroupCommit(journal, new JournalOutcome());
    merger.start();
  }

  /**
   * Opens a store for this process alone.
   *
   * @throws IOException where the directory is missing, foreign, in use, damaged or of a later
   *     release; the message says which file, where, and what to do
   */
  public static MapDbStore open(StoreOptions options) throws IOException {
    return new MapDbStore(options, OpenFiles.open(options));
  }

  @Override
  public History history() {
    return new JournalHistory(options.files(), directory, journal, seals);
  }

  @Override
  public KeyRing keys() {
    return seals.ring();
  }

  @Override
  public <T> T read(Function<? super ReadTx, ? extends T> reader) {
    Versions.Version version = versions.pin();
    try (Snapshot snapshot =
        new Snapshot(
            new Overlay(version.index, version.changes, new PinnedView(view, version)), seals)) {
      return reader.apply(snapshot);
    } finally {
      version.unpin();
    }
  }

  @Override
  public <T> T write(
      Mutation mutation, Codec<T> reply, Function<? super WriteTx, ? extends T> writerFunction) {
    if (writer.isHeldByCurrentThread()) {
      throw new IllegalStateException("a write inside a write; do both in one function");
    }
    merger.awaitRoom();
    Attempt<T> attempt = attempt(mutation, reply, writerFunction);
    attempt.waitFor().ifPresent(MapDbStore::finish);
    return attempt.result().get();
  }

  /** Encodes the commit, where the journal thread has not yet come to it, and waits. */
  private static void finish(Pending pending) {
    Objects.requireNonNull(pending.payload());
    pending.await();
  }

  /**
   * What a writer's function came to.
   *
   * @param waitFor the commit that must be safe before the result may be told: its own, or the last
   *     one that it may have seen
   */
  private record Attempt<T>(Result<T> result, Optional<Pending> waitFor) {}

  @FunctionalInterface
  private interface Result<T> {
    T get();
  }

  /**
   * Tries for a moment before it gives up the processor: the lock is held for a few microseconds,
   * and a switch of threads costs more than that.
   */
  private void lockWriter() {
    for (int spins = 0; spins < SPINS; spins++) {
      if (writer.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    writer.lock();
  }

  private <T> Attempt<T> attempt(
      Mutation mutation, Codec<T> reply, Function<? super WriteTx, ? extends T> writerFunction) {
    lockWriter();
    try {
      VivaException.Unavailable refused = refusal;
      if (refused != null) {
        throw new VivaException.Unavailable(refused.reason(), refused.getMessage());
      }
      try {
        T result = run(mutation, reply, writerFunction);
        return new Attempt<>(() -> result, head.last());
      } catch (RuntimeException e) {
        return new Attempt<>(
            () -> {
              throw e;
            },
            head.last());
      }
    } finally {
      writer.unlock();
    }
  }

  private <T> T run(
      Mutation mutation, Codec<T> reply, Function<? super WriteTx, ? extends T> writerFunction) {
    Instant now = options.clock().instant();
    State before =
        new Overlay(
            head.index(),
            head.changes(),
            new PinnedView(view, new Versions.Version(head.index(), head.changes())));
    Optional<byte[]> stored =
        mutation.request().flatMap(request -> Replies.find(before, request, now, seals));
    if (stored.isPresent()) {
      return reply.decode(stored.get());
    }
    try (Transaction transaction = new Transaction(before, now, seals)) {
      T result = writerFunction.apply(transaction);
      if (transaction.hasChanges() || mutation.request().isPresent()) {
        submit(
            transaction.commit(mutation, mutation.request().map(request -> reply.encode(result))));
      }
      return result;
    }
  }

  private void submit(Commit commit) {
    Pending pending = new Pending(commit);
    if (pending.weight() > LARGEST_COMMIT) {
      throw new VivaException.Exhausted(
          Reason.TOO_LARGE,
          "one change of "
              + pending.weight()
              + " bytes, at most "
              + LARGEST_COMMIT
              + "; make it smaller");
    }
    head = new Head(commit.index(), head.changes().putAll(commit.rows()), Optional.of(pending));
    groupCommit.submit(pending);
  }

  private Feed.Cursor cursor(long after) {
    return new CommitCursor(journal, recent, seals, this::index, after);
  }

  @Override
  public long index() {
    return versions.current().index;
  }

  @Override
  public void observe(Consumer<Batch> observer) {
    observers.add(observer);
  }

  @Override
  public Subscription subscribe(long after, Listener listener) {
    return feed.subscribe(after, listener);
  }

  /**
   * Writes a backup of everything that is committed now, history included, while the store goes on.
   * {@link Backups#restore} reads it.
   *
   * @return the last commit in it
   */
  public Link backup(OutputStream target) throws IOException {
    return historyFiles.backup(target);
  }

  /**
   * Deletes history that nobody needs to open the store: whole segments whose commits are all older
   * than {@code time} and in the older of two checkpoints. A commit says so before.
   *
   * @return index of the first commit that is kept
   */
  public long forgetHistoryBefore(Instant time) throws IOException {
    Optional<Link> last = historyFiles.forgettable(time);
    if (last.isPresent()) {
      write(Forgotten.MUTATION, Forgotten.TABLE.codec(), tx -> Forgotten.put(tx, last.get()));
      historyFiles.delete(last.get());
    }
    return journal.firstIndex();
  }

  /**
   * Deletes what a former release kept of the store before anything was sealed.
   *
   * @return names of the folders
   */
  public List<String> deletePlainGenerations() throws IOException {
    List<String> deleted = new ArrayList<>();
    for (Path generation : directory.plainGenerations()) {
      directory.deleteGeneration(generation);
      deleted.add(generation.getFileName().toString());
    }
    return deleted;
  }

  /**
   * Finishes what was submitted, brings the view up to date and marks it, so that the next start is
   * quick.
   */
  @Override
  public void close() {
    writer.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      if (refusal == null) {
        refusal =
            new VivaException.Unavailable(
                Reason.SHUTTING_DOWN, "the store is closing; try again after the restart");
      }
    } finally {
      writer.unlock();
    }
    groupCommit.stop();
    feed.close();
    Optional<Link> merged = merger.stop();
    view.close();
    try (directory;
        journal) {
      if (merged.isPresent()) {
        viewFiles.markClean(merged.get());
      }
    } catch (IOException e) {
      log.warn(
          "The store is closed, but not marked as such; nothing is lost, the next start takes longer",
          e);
    }
  }

  /**
   * Forgets what was not committed and refuses it, so that the next writer sees what is on disk.
   */
  private void dropUncommitted(List<Pending> group, VivaException why, boolean forGood) {
    List<Pending> dropped = new ArrayList<>(group);
    writer.lock();
    try {
      dropped.addAll(groupCommit.takeBack());
      Versions.Version committed = versions.current();
      head = new Head(committed.index, committed.changes, Optional.empty());
      if (forGood) {
        refusal = (VivaException.Unavailable) why;
      }
    } finally {
      writer.unlock();
    }
    dropped.forEach(pending -> pending.refuse(why));
  }

  private void failStop(List<Pending> group, String what, Throwable cause) {
    log.error("{}; the store is read-only until the next start", what, cause);
    VivaException.Unavailable why =
        new VivaException.Unavailable(
            Reason.STORE_READ_ONLY,
            "the store is read-only because " + what + "; check the disk, then restart the server");
    dropUncommitted(group, why, true);
    feed.end(why);
  }

  private final class JournalOutcome implements GroupCommit.Outcome {
    @Override
    public void committed(List<Pending> group, List<Link> links) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < group.size(); i++) {
        Pending pending = group.get(i);
        int size = pending.payload().bytes().length;
        rows.addAll(pending.commit().rows());
        merger.add(pending.commit(), pending.weight(), links.get(i), size);
        recent.add(pending.commit().batch(), size);
      }
      versions.publish(links.get(links.size() - 1).index(), rows);
      for (Pending pending : group) {
        observers.tell(pending.commit().batch());
        pending.acknowledge();
      }
      feed.wake();
    }

    @Override
    public void diskFull(List<Pending> group, DiskFullException cause) {
      log.error(
          "The disk is full; nothing can be written until there is space: {}", cause.getMessage());
      dropUncommitted(
          group,
          new VivaException.Exhausted(
              Reason.DISK_FULL, "the disk is full; free some space, then try again"),
          false);
    }

    @Override
    public void failed(List<Pending> group, Throwable cause) {
      failStop(group, "the journal could not be written (" + cause.getMessage() + ")", cause);
    }
  }

  private final class ViewOwner implements Merger.Owner {
    @Override
    public void forget(List<String> keys, long index) {
      writer.lock();
      try {
        head = new Head(head.index(), Versions.without(head.changes(), keys, index), head.last());
      } finally {
        writer.unlock();
      }
    }

    @Override
    public void viewFailed(Throwable cause) {
      failStop(List.of(), "its view could not be changed (" + cause + ")", cause);
    }
  }
}
