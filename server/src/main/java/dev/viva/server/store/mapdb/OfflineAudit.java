package dev.viva.server.store.mapdb;

import dev.viva.server.store.History;
import dev.viva.server.store.journal.ChainCheck;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DiskFiles;
import dev.viva.server.store.journal.FileLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies the chain of a data directory or of a backup, without a server and without keys. */
public final class OfflineAudit {
  private static final FileLayer FILES = new DiskFiles();

  private OfflineAudit() {}

  /**
   * Verifies and changes nothing. A data directory that is in use is checked as far as it was
   * written.
   *
   * @param known a head that was kept elsewhere
   * @throws IOException where {@code path} is neither, or cannot be read
   */
  public static History.Verified verify(Path path, Optional<History.Head> known)
      throws IOException {
    return Files.isDirectory(path) ? directory(path, known) : backup(path, known);
  }

  private static History.Verified directory(Path path, Optional<History.Head> known)
      throws IOException {
    DataDirectory.Place place = DataDirectory.look(FILES, path);
    return ChainCheck.verify(
        FILES, place.journal(), place.store(), Optional.empty(), known, Forgotten::in);
  }

  /** A backup is unpacked beside nothing, so that offsets are those of the files in it. */
  private static History.Verified backup(Path path, Optional<History.Head> known)
      throws IOException {
    Path unpacked = Files.createTempDirectory("viva-audit");
    try {
      Backups.Contents contents = Backups.unpack(FILES, path, unpacked);
      History.Verified found =
          ChainCheck.verify(
              FILES,
              unpacked.resolve(Backups.JOURNAL),
              contents.store(),
              Optional.empty(),
              known.or(() -> History.Head.parse(contents.end().toString())),
              Forgotten::in);
      List<String> findings =
          found.findings().stream().map(line -> line.replace(unpacked + "/", path + ": ")).toList();
      return new History.Verified(found.records(), found.head(), findings);
    } catch (DamagedException e) {
      return new History.Verified(0, "", List.of(e.getMessage()));
    } finally {
      try (Stream<Path> all = Files.walk(unpacked)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
