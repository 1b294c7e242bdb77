package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.match.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The five documents that users gave us, beside the project in {@code ../shared/seeds} (elsewhere
 * with {@code -Dviva.seeds=...}). Each is compared with a list that a person made reading it from
 * top to bottom. The documents are not ours, so the list holds lines and short hashes, no text.
 */
class GivenDocumentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"000", "001", "002", "003", "004"})
  void read_ofAGivenDocument_findsWhatAPersonFinds(String number) throws IOException {
    Path file = find(number);
    assumeThat(file).as("the given documents are not beside this project: skipped").isNotNull();
    List<String> expected = expected(number);
    List<String> found = new ArrayList<>();
    Reading reading =
        MarkdownImporter.read(
            new SourceDocument(file.getFileName().toString(), Files.readAllBytes(file)),
            ImportOptions.into("bank"),
            TestAreas.standard());
    for (Question question : reading.questions()) {
      found.add(
          question.source().line()
              + " "
              + hash(question.content().text())
              + " "
              + hash(question.content().answer()));
    }
    List<String> both = new ArrayList<>(expected);
    both.retainAll(found);
    System.out.printf(
        "%s: precision %.3f, recall %.3f of %d%n",
        number,
        (double) both.size() / found.size(),
        (double) both.size() / expected.size(),
        expected.size());
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"002"})
  void read_ofADocumentForFourYears_takesTheLevelFromTheTitle(String number) throws IOException {
    Path file = find(number);
    assumeThat(file).as("the given documents are not beside this project: skipped").isNotNull();
    Reading reading =
        MarkdownImporter.read(
            new SourceDocument("a.md", Files.readAllBytes(file)),
            ImportOptions.into("bank"),
            TestAreas.standard());
    assertThat(reading.questions().get(0).tags().level()).isEqualTo(LevelRange.atLeast(4));
    assertThat(reading.questions().get(0).tags().inferred()).doesNotContainKey(Question.Tag.LEVEL);
    assertThat(reading.questions())
        .filteredOn(q -> q.source().line() == 374)
        .singleElement()
        .satisfies(
            q ->
                assertThat(q.content().sections())
                    .as("the section is missing, none is invented")
                    .hasSize(1));
  }

  /** The first three words, hashed. */
  private static String hash(String text) {
    if (text.isBlank()) {
      return "-";
    }
    String[] words = Fingerprint.normalise(text).split(" ", 4);
    String start = String.join(" ", List.of(words).subList(0, Math.min(3, words.length)));
    return Fingerprint.of(start).substring(0, 8);
  }

  private static Path find(String number) throws IOException {
    Path directory =
        Path.of(
            System.getProperty("viva.seeds", Path.of("..", "..", "shared", "seeds").toString()));
    if (!Files.isDirectory(directory)) {
      return null;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(number + "_"))
          .findFirst()
          .orElse(null);
    }
  }

  private static List<String> expected(String number) throws IOException {
    try (InputStream in =
        GivenDocumentsTest.class.getResourceAsStream("/bank/given/" + number + ".expected")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
