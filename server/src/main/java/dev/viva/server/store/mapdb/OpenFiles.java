package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.Advice;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.seal.KeyRing;
import dev.viva.server.store.state.Known;
import dev.viva.server.store.state.PersistentMap;
import java.io.IOException;

/**
 * The files of a store, checked, repaired and brought up to date: the view holds everything that
 * the journal does.
 *
 * @param journalBytes how much of the journal no checkpoint holds
 */
record OpenFiles(
    DataDirectory directory,
    KeyRing ring,
    Checkpoints checkpoints,
    ViewFiles viewFiles,
    View view,
    Journal journal,
    long journalBytes) {

  /** Opens them for this process alone, see {@link MapDbStore#open}. */
  static OpenFiles open(StoreOptions options) throws IOException {
    DataDirectory directory = DataDirectory.open(options);
    try {
      if (directory.isPlain()) {
        Upgrade.run(options, directory, keys(options, directory));
        directory.close();
        directory = DataDirectory.open(options);
      }
      return open(options, directory);
    } catch (IOException | RuntimeException | Error e) {
      directory.close();
      throw e;
    }
  }

  private static KeyRing keys(StoreOptions options, DataDirectory directory) throws IOException {
    FileLayer files = options.files();
    return directory.isPlain() && !KeyRing.exists(files, directory.keys())
        ? KeyRing.create(files, directory.keys(), directory.store(), options.master())
        : KeyRing.open(files, directory.keys(), directory.store(), options.master());
  }

  private static OpenFiles open(StoreOptions options, DataDirectory directory) throws IOException {
    KeyRing ring = keys(options, directory);
    Checkpoints checkpoints =
        new Checkpoints(options.files(), directory.checkpoints(), directory.store());
    ViewFiles viewFiles = new ViewFiles(options, directory.view());
    ViewFiles.Opened opened = viewFiles.open(checkpoints);
    try {
      Replay replay = new Replay(opened.view());
      Journal journal =
          Journal.open(
              options.files(),
              directory.journal(),
              directory.store(),
              options.segmentBytes(),
              opened.link(),
              opened.atLeast(),
              replay);
      replay.finish(opened.link());
      requireKnown(directory, ring, opened.view(), journal);
      return new OpenFiles(
          directory, ring, checkpoints, viewFiles, opened.view(), journal, replay.bytes());
    } catch (IOException | RuntimeException | Error e) {
      opened.view().close();
      throw e;
    }
  }

  /** Refuses an old copy of the key ring. */
  private static void requireKnown(
      DataDirectory directory, KeyRing ring, View view, Journal journal) throws IOException {
    Versions.Version all = new Versions.Version(journal.end().index(), PersistentMap.empty());
    long needed = Known.in(new PinnedView(view, all));
    if (ring.size() < needed) {
      journal.close();
      throw new DamagedException(
          directory.keys(),
          0,
          "the key ring knows "
              + ring.size()
              + " of "
              + needed
              + " keys: it is an old copy, or damaged",
          Advice.RING);
    }
  }
}
