package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.DirectoryRefusedException;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.seal.KeyRing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The key ring that a restored backup is read with. A backup holds none, so that an old one brings
 * nobody back: the ring in the directory stays, and where there is none, a copy has to be given.
 */
final class RestoredKeys {
  private RestoredKeys() {}

  /**
   * Sees to it that the ring of the store is in the directory and knows every key that the backup
   * needs.
   *
   * @param needed how many subjects the ring must know
   * @param isPlain whether nothing in the backup is sealed
   * @param copy a copy of the directory {@code keys}, or of the file {@code ring} in it
   */
  static void require(
      StoreOptions options, UUID store, long needed, boolean isPlain, Optional<Path> copy)
      throws IOException {
    FileLayer files = options.files();
    Path directory = DataDirectory.keys(options.directory());
    boolean there = !KeyRing.isUnused(files, directory);
    if (there && copy.isPresent()) {
      throw new DirectoryRefusedException(
          directory + " is there already and stays as it is; leave --keys out");
    }
    if (there || copy.isPresent()) {
      Path from = copy.map(RestoredKeys::directoryOf).orElse(directory);
      KeyRing ring = KeyRing.open(files, from, store, options.master());
      if (ring.size() < needed) {
        throw new DirectoryRefusedException(
            from
                + " knows "
                + ring.size()
                + " of the "
                + needed
                + " keys that this backup needs: it is an older copy; give the newest one with --keys");
      }
      if (!there) {
        KeyRing.copy(files, from, directory);
      }
    } else if (!isPlain) {
      requireNone(store, needed, directory);
      KeyRing.create(files, directory, store, options.master());
    }
  }

  private static void requireNone(UUID store, long needed, Path directory) throws IOException {
    if (needed > 0) {
      throw new DirectoryRefusedException(
          directory
              + " has no key ring, and what this backup says about people is sealed with "
              + needed
              + " keys: give your copy of the ring of store "
              + store
              + " with --keys DIR (the folder 'keys' of the data directory that the backup was taken of)");
    }
  }

  private static Path directoryOf(Path copy) {
    Path name = copy.getFileName();
    return name != null && name.toString().equals("ring")
        ? copy.toAbsolutePath().getParent()
        : copy;
  }
}
