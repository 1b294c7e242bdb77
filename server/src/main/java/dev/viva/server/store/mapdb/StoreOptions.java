package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.DiskFiles;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.seal.MasterKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How to open a {@link MapDbStore}. The defaults are for use; the rest is for tests, which want
 * small files and broken disks.
 *
 * @param createIfMissing whether a missing or empty directory becomes a new store; without it that
 *     is an error, because it may be a disk that is not mounted
 * @param segmentBytes size at which a journal segment ends
 * @param checkpointBytes bytes of journal after which a checkpoint is made; bounds what is replayed
 *     after a crash
 * @param overlayBytes bytes of recent commits on the heap above the view; writers wait when it is
 *     full
 * @param viewIncrement by how many bytes the view's file grows
 * @param spareBytes free space below which the view does not grow, because a memory-mapped file on
 *     a full disk kills the process
 * @param master wraps the keys of people; empty: the file beside them
 * @param plainRows whom the rows of a store of format 1 are about
 */
public record StoreOptions(
    Path directory,
    InstantSource clock,
    boolean createIfMissing,
    FileLayer files,
    ViewKind view,
    long segmentBytes,
    long checkpointBytes,
    long overlayBytes,
    long viewIncrement,
    long spareBytes,
    Optional<MasterKey> master,
    PlainRows plainRows) {
  private static final long MIB = 1 << 20;

  /** Where the view lives. */
  public enum ViewKind {
    /** In a memory-mapped file, kept from one clean stop to the next start. */
    FILE,
    /** On the heap, made again at each start. */
    HEAP
  }

  /** The options for use. */
  public static StoreOptions of(Path directory) {
    long overlay = Math.min(64 * MIB, Runtime.getRuntime().maxMemory() / 8);
    return new StoreOptions(
        directory,
        InstantSource.system(),
        false,
        new DiskFiles(),
        ViewKind.FILE,
        32 * MIB,
        64 * MIB,
        overlay,
        64 * MIB,
        128 * MIB,
        Optional.empty(),
        PlainRows.ABOUT_NOBODY);
  }

  public StoreOptions creating() {
    return new StoreOptions(
        directory,
        clock,
        true,
        files,
        view,
        segmentBytes,
        checkpointBytes,
        overlayBytes,
        viewIncrement,
        spareBytes,
        master,
        plainRows);
  }

  public StoreOptions withClock(InstantSource other) {
    return new StoreOptions(
        directory,
        other,
        createIfMissing,
        files,
        view,
        segmentBytes,
        checkpointBytes,
        overlayBytes,
        viewIncrement,
        spareBytes,
        master,
        plainRows);
  }

  /**
   * Files through {@code other}; the view goes to the heap, because MapDB knows only the real disk.
   */
  public StoreOptions withFiles(FileLayer other) {
    return new StoreOptions(
        directory,
        clock,
        createIfMissing,
        other,
        ViewKind.HEAP,
        segmentBytes,
        checkpointBytes,
        overlayBytes,
        viewIncrement,
        spareBytes,
        master,
        plainRows);
  }

  public StoreOptions withView(ViewKind other) {
    return new StoreOptions(
        directory,
        clock,
        createIfMissing,
        files,
        other,
        segmentBytes,
        checkpointBytes,
        overlayBytes,
        viewIncrement,
        spareBytes,
        master,
        plainRows);
  }

  /** Small files, so that a short test meets many segments, checkpoints and merges. */
  public StoreOptions withSizes(long segment, long checkpoint, long overlay) {
    return new StoreOptions(
        directory,
        clock,
        createIfMissing,
        files,
        view,
        segment,
        checkpoint,
        overlay,
        MIB,
        4 * MIB,
        master,
        plainRows);
  }

  /** With the master key of the environment, and what knows the rows of format 1. */
  public StoreOptions withPeople(Optional<MasterKey> newMaster, PlainRows newPlainRows) {
    return new StoreOptions(
        directory,
        clock,
        createIfMissing,
        files,
        view,
        segmentBytes,
        checkpointBytes,
        overlayBytes,
        viewIncrement,
        spareBytes,
        newMaster,
        newPlainRows);
  }
}
