package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.Advice;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DirectoryRefusedException;
import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Journal;
import dev.viva.server.store.journal.JournalCheck;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.journal.NewerFormatException;
import dev.viva.server.store.journal.SmallFile;
import dev.viva.server.store.seal.KeyRing;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The directory of a store.
 *
 * <pre>
 * LOCK           held while a process uses the directory
 * STORE          format, id of the store, current generation
 * keys/          the keys of the people that something is kept about; in no backup
 * g1/journal/    segments
 * g1/checkpoints/
 * g1/view/       MapDB's file and, after a clean stop, CLEAN
 * </pre>
 *
 * A restore writes the next generation and then replaces STORE, so it happens as a whole or not at
 * all. A directory that holds something else, or lacks what it should hold, is refused: an empty
 * store in the place of a lost one would hide the loss.
 */
final class DataDirectory implements Closeable {
  static final int FORMAT = 2;

  private static final String STORE = "STORE";
  private static final String KEYS = "keys";
  private static final Set<String> LEFT_BY_CREATION = Set.of("LOCK", "STORE.new", "g1", KEYS);

  private static final Pattern GENERATION = Pattern.compile("g\\d+");

  private final FileLayer files;
  private final Path directory;
  private final Closeable lock;
  private final UUID store;
  private final long generation;
  private final long format;

  private DataDirectory(
      FileLayer files, Path directory, Closeable lock, UUID store, long generation, long format) {
    this.files = files;
    this.directory = directory;
    this.lock = lock;
    this.store = store;
    this.generation = generation;
    this.format = format;
  }

  /** Opens the directory for this process alone. */
  static DataDirectory open(StoreOptions options) throws IOException {
    FileLayer files = options.files();
    Path directory = options.directory();
    boolean isStore = files.exists(directory.resolve(STORE));
    if (!isStore) {
      checkMayCreate(files, directory, options.createIfMissing());
      files.createDirectories(directory);
    }
    Closeable lock = files.lock(directory.resolve("LOCK"));
    try {
      if (!files.exists(directory.resolve(STORE))) {
        create(options);
      }
      Map<String, String> values = SmallFile.read(files, directory.resolve(STORE), FORMAT);
      long generation = Long.parseLong(values.get("generation"));
      DataDirectory opened =
          new DataDirectory(
              files,
              directory,
              lock,
              UUID.fromString(values.get("store")),
              generation,
              Long.parseLong(values.get("format")));
      if (files.list(opened.journal()).isEmpty()) {
        throw new DamagedException(opened.journal(), 0, "the journal is missing", Advice.RESTORE);
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * The journal in use.
   *
   * @param store id of the store
   */
  record Place(UUID store, Path journal) {}

  /** Looks where the journal is, without a lock. */
  static Place look(FileLayer files, Path directory) throws IOException {
    if (!files.exists(directory.resolve(STORE))) {
      throw new DirectoryRefusedException(directory + " is not a data directory: it has no STORE");
    }
    Map<String, String> values = SmallFile.read(files, directory.resolve(STORE), FORMAT);
    return new Place(
        UUID.fromString(values.get("store")),
        generation(directory, Long.parseLong(values.get("generation"))).resolve("journal"));
  }

  private static void checkMayCreate(FileLayer files, Path directory, boolean createIfMissing)
      throws IOException {
    List<String> names = files.list(directory);
    refuseForeign(directory, names, name -> false);
    if (!createIfMissing) {
      throw new DirectoryRefusedException(
          directory
              + (names.isEmpty() ? " is missing or empty" : " has no file STORE")
              + "; is the disk mounted and the path right?");
    }
  }

  private static void refuseForeign(Path directory, List<String> names, Predicate<String> allowed)
      throws IOException {
    for (String name : names) {
      if (!LEFT_BY_CREATION.contains(name) && !allowed.test(name)) {
        throw new DirectoryRefusedException(
            directory
                + " is not a store: it has no file STORE, but holds "
                + name
                + "; choose an empty directory");
      }
    }
  }

  /** STORE comes last, so a creation that a crash cut off is begun again. */
  private static void create(StoreOptions options) throws IOException {
    FileLayer files = options.files();
    Path directory = options.directory();
    if (!KeyRing.isUnused(files, directory.resolve(KEYS))) {
      throw new DirectoryRefusedException(
          directory
              + " holds a key ring and no store: restore the backup that it belongs to, or choose an empty directory");
    }
    Path journal = directory.resolve("g1").resolve("journal");
    for (String name : files.list(journal)) {
      requireEmpty(files, journal.resolve(name));
      files.delete(journal.resolve(name));
    }
    UUID store = UUID.randomUUID();
    Journal.create(files, journal, store, Link.START);
    files.forceDirectory(directory.resolve("g1"));
    KeyRing.create(files, directory.resolve(KEYS), store, options.master());
    files.forceDirectory(directory);
    writeManifest(files, directory, store, 1, FORMAT);
    forceParent(files, directory);
  }

  private static void requireEmpty(FileLayer files, Path segment) throws IOException {
    if (!JournalCheck.isEmpty(files, segment)) {
      throw new DamagedException(
          segment.getParent().getParent().getParent().resolve(STORE),
          0,
          "the file is missing beside a journal with records",
          Advice.RESTORE);
    }
  }

  private static void forceParent(FileLayer files, Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      files.forceDirectory(parent);
    }
  }

  private static void writeManifest(
      FileLayer files, Path directory, UUID store, long generation, long format)
      throws IOException {
    SmallFile.write(
        files,
        directory.resolve(STORE),
        format,
        Map.of("store", store.toString(), "generation", Long.toString(generation)));
  }

  /**
   * Locks the directory for a restore into it.
   *
   * @param force whether a store that is there may be replaced
   */
  static Closeable lockForRestore(FileLayer files, Path directory, boolean force)
      throws IOException {
    if (files.exists(directory.resolve(STORE))) {
      if (!force) {
        throw new DirectoryRefusedException(
            directory + " holds a store; choose an empty directory, or replace it with --force");
      }
    } else {
      refuseForeign(directory, files.list(directory), name -> GENERATION.matcher(name).matches());
      files.createDirectories(directory);
    }
    return files.lock(directory.resolve("LOCK"));
  }

  /** The generation in use; empty where there is none, or where nobody can tell. */
  static OptionalLong current(FileLayer files, Path directory) throws IOException {
    Path manifest = directory.resolve(STORE);
    if (!files.exists(manifest)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Long.parseLong(SmallFile.read(files, manifest, FORMAT).get("generation")));
    } catch (DamagedException | NewerFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Folders that a restore left which was cut off: they were never in use. */
  static List<Path> unfinished(FileLayer files, Path directory) throws IOException {
    long inUse = current(files, directory).orElse(Long.MAX_VALUE);
    return generations(files, directory).stream()
        .filter(number -> number > inUse)
        .map(number -> generation(directory, number))
        .toList();
  }

  private static List<Long> generations(FileLayer files, Path directory) throws IOException {
    return files.list(directory).stream()
        .filter(name -> GENERATION.matcher(name).matches())
        .map(name -> Long.parseLong(name.substring(1)))
        .toList();
  }

  /** A generation that nothing was written to yet. */
  static long nextGeneration(FileLayer files, Path directory) throws IOException {
    return generations(files, directory).stream().mapToLong(number -> number).max().orElse(0) + 1;
  }

  /**
   * Makes a generation that was written completely the current one. Where there is no store yet, it
   * becomes one.
   */
  static void switchTo(FileLayer files, Path directory, UUID store, long generation, long format)
      throws IOException {
    files.forceDirectory(directory);
    writeManifest(files, directory, store, generation, format);
    forceParent(files, directory);
  }

  Path path() {
    return directory;
  }

  FileLayer files() {
    return files;
  }

  UUID store() {
    return store;
  }

  long generation() {
    return generation;
  }

  /** Whether nothing in it is sealed. */
  boolean isPlain() {
    return format == 1;
  }

  /** The directory of the key ring. */
  Path keys() {
    return keys(directory);
  }

  static Path keys(Path directory) {
    return directory.resolve(KEYS);
  }

  /** Notes of the generation in use that nothing in it is sealed, where that is so. */
  static void markIfPlain(FileLayer files, Path directory) throws IOException {
    if (!files.exists(directory.resolve(STORE))) {
      return;
    }
    Map<String, String> values;
    try {
      values = SmallFile.read(files, directory.resolve(STORE), FORMAT);
    } catch (DamagedException | NewerFormatException e) {
      return; // the restore that is going on is what helps
    }
    Path mark =
        generation(directory, Long.parseLong(values.get("generation"))).resolve(Upgrade.MARK);
    if (values.get("format").equals("1") && !files.exists(mark)) {
      try (DurableFile file = files.create(mark)) {
        file.force();
      }
      files.forceDirectory(mark.getParent());
    }
  }

  /** Generations no more in use in which nothing is sealed, and what a crash left of others. */
  List<Path> plainGenerations() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : files.list(directory)) {
      if (GENERATION.matcher(name).matches()
          && !name.equals("g" + generation)
          && files.exists(directory.resolve(name).resolve(Upgrade.MARK))) {
        found.add(directory.resolve(name));
      }
    }
    for (Path unfinished : unfinished(files, directory)) {
      if (!found.contains(unfinished)) {
        found.add(unfinished);
      }
    }
    return found;
  }

  /** Deletes a generation with all that is in it; the mark goes last, so it can be cut off. */
  void deleteGeneration(Path generation) throws IOException {
    for (String folder : List.of("view", "checkpoints", "journal")) {
      Path inside = generation.resolve(folder);
      for (String name : files.list(inside)) {
        files.delete(inside.resolve(name));
      }
      if (files.exists(inside)) {
        files.delete(inside);
      }
    }
    files.forceDirectory(generation);
    if (files.exists(generation.resolve(Upgrade.MARK))) {
      files.delete(generation.resolve(Upgrade.MARK));
    }
    files.delete(generation);
    files.forceDirectory(directory);
  }

  Path journal() {
    return generation(directory, generation).resolve("journal");
  }

  Path checkpoints() {
    return generation(directory, generation).resolve("checkpoints");
  }

  Path view() {
    return generation(directory, generation).resolve("view");
  }

  static Path generation(Path directory, long generation) {
    return directory.resolve("g" + generation);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
