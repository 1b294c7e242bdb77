package dev.viva.cli.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What {@code viva live} keeps of scorecards on this machine. */
public final class LocalCopies {
  private LocalCopies() {}

  /**
   * Deletes what is kept of these interviews.
   *
   * @return of how many scorecards
   */
  public static int delete(Path home, Collection<String> interviews) throws IOException {
    Path spools = home.resolve("spool");
    if (!Files.isDirectory(spools, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    int count = 0;
    try (Stream<Path> directories = Files.list(spools)) {
      for (Path directory : directories.toList()) {
        String name = directory.getFileName().toString();
        if (interviews.stream().anyMatch(interview -> name.startsWith(interview + "_"))) {
          delete(directory);
          count++;
        }
      }
    }
    return count;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(directory)) {
      files = inside.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(directory);
  }
}
