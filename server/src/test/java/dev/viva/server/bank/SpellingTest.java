package dev.viva.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spelling of the seed questions, and that misspellings are really found. */
class SpellingTest {
  private static final Path WORDS = Path.of("../seeds/words.txt");

  @Test
  void check_findsAMisspeltWordWithItsLineAndTheNearestWord(@TempDir Path directory)
      throws IOException {
    Path words = Files.writeString(directory.resolve("words.txt"), "# ours\nsharding\n");
    List<Spelling.Misspelling> found =
        Spelling.with(words).check("# Sharding\n\nHow does a databse\nkeep `rubish` out?\n");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).line()).isEqualTo(3);
    assertThat(found.get(0).word()).isEqualTo("databse");
    assertThat(found.get(0).nearest()).contains("database");
  }

  @Test
  void check_leavesCodeLinksNamesAndAbbreviationsAlone(@TempDir Path directory) throws IOException {
    Path words = Files.createFile(directory.resolve("words.txt"));
    String text =
        """
        See https://example.org/notaword and GitHub, MVCC, k8s, `qwertz` and settings.qwertz.

        ```python
        qwertz = 1
        ```
        ## A title {#qwertz-qwertz}
        """;
    assertThat(Spelling.with(words).check(text)).isEmpty();
  }

  @Test
  void seeds_areSpeltRight() throws IOException {
    Spelling spelling = Spelling.with(WORDS);
    List<String> found = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../seeds/banks"))) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file);
        texts.add(text);
        spelling
            .check(text)
            .forEach(each -> found.add("seeds/banks/" + file.getFileName() + ":" + each));
      }
    }
    assertThat(found).as("correct them, or add words of the trade to seeds/words.txt").isEmpty();
    assertThat(spelling.unused(texts))
        .as("words of seeds/words.txt that no question uses")
        .isEmpty();
  }
}
