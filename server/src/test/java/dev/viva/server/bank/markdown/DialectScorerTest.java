package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads every fixture in {@code bank/dialects} and compares with the list beside it that a person
 * wrote: line of the prompt, how it starts, how its answer starts. Prints precision and recall for
 * each file.
 */
class DialectScorerTest {
  private static final Path FIXTURES = Path.of("src", "test", "resources", "bank", "dialects");

  /** A question as a person expects it. */
  private record Expected(int line, String text, String answer) {}

  @Test
  void read_ofEveryDialect_findsWhatAPersonFinds() throws IOException {
    int hits = 0;
    int found = 0;
    int expected = 0;
    List<String> report = new ArrayList<>();
    try (Stream<Path> files = Files.list(FIXTURES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        List<Expected> wanted = expected(file);
        List<Question> read = questions(file);
        List<String> faults = new ArrayList<>();
        int good = hits(wanted, read, faults);
        hits += good;
        found += read.size();
        expected += wanted.size();
        report.add(line(file, good, read.size(), wanted.size()));
        faults.forEach(fault -> report.add("    " + fault));
      }
    }
    report.add(
        String.format(
            "all: precision %.3f, recall %.3f of %d",
            ratio(hits, found), ratio(hits, expected), expected));
    System.out.println(String.join("\n", report));
    assertThat(ratio(hits, found)).as(String.join("\n", report)).isGreaterThanOrEqualTo(0.97);
    assertThat(ratio(hits, expected)).as(String.join("\n", report)).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void read_ofWhatIsNoBank_findsNothing() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("none-.*\\.md")).toList()) {
        assertThat(questions(file)).as(file.toString()).isEmpty();
      }
    }
  }

  private static int hits(List<Expected> wanted, List<Question> read, List<String> faults) {
    List<Question> left = new ArrayList<>(read);
    int hits = 0;
    for (Expected one : wanted) {
      Question match = left.stream().filter(q -> matches(one, q)).findFirst().orElse(null);
      if (match == null) {
        faults.add("missed " + one);
      } else {
        left.remove(match);
        hits++;
      }
    }
    left.forEach(
        q ->
            faults.add(
                "extra "
                    + q.source().line()
                    + " "
                    + q.content().text().lines().findFirst().orElse("")
                    + " | "
                    + q.content().answer().lines().findFirst().orElse("")));
    return hits;
  }

  private static boolean matches(Expected expected, Question question) {
    String text = question.content().text().replace('\n', ' ');
    String answer = question.content().answer();
    boolean answered =
        expected.answer().isEmpty()
            ? answer.isEmpty() || !question.content().options().isEmpty()
            : answer.replaceFirst("^[-*] ", "").startsWith(expected.answer());
    return question.source().line() == expected.line()
        && text.startsWith(expected.text())
        && answered;
  }

  private static List<Expected> expected(Path file) throws IOException {
    Path list = file.resolveSibling(file.getFileName().toString().replace(".md", ".expected"));
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" \\| ?", 3))
        .map(
            p ->
                new Expected(
                    Integer.parseInt(p[0].strip()), p[1].strip(), p.length > 2 ? p[2].strip() : ""))
        .toList();
  }

  private static List<Question> questions(Path file) throws IOException {
    SourceDocument document =
        new SourceDocument(file.getFileName().toString(), Files.readAllBytes(file));
    return MarkdownImporter.read(document, ImportOptions.into("bank"), TestAreas.standard())
        .questions();
  }

  private static String line(Path file, int good, int read, int wanted) {
    return String.format(
        "%-28s precision %.2f recall %.2f (%d of %d)",
        file.getFileName(), ratio(good, read), ratio(good, wanted), good, wanted);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
