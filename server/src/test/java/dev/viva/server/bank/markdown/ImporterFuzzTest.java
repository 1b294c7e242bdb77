package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Bank;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.match.Change;
import dev.viva.server.bank.markdown.match.Corpus;
import dev.viva.server.bank.markdown.match.Reconciler;
import dev.viva.server.bank.markdown.syntax.Guard;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever is read, the importer ends with a reading or an invalid document, and what it read holds
 * together. The seeds are our dialects and the directed inputs; lines of them are mixed, cut,
 * repeated, indented and garbled.
 */
class ImporterFuzzTest {
  private static final AreaLookup AREAS = TestAreas.standard();
  private static final List<String> DOCUMENTS = documents();
  private static final List<String> LINES =
      DOCUMENTS.stream().flatMap(String::lines).distinct().toList();
  private static final List<String> NOISE =
      List.of(
          "",
          "---",
          "***",
          "```",
          "~~~",
          "    x = 1",
          "\t\t- a",
          "> > >",
          "<details>",
          "</details>",
          "<summary>",
          "</summary>",
          "<!--",
          "-->",
          "| a | b |",
          "|---|---|",
          "[a][\\\\\\\\",
          "a <?",
          "[a]: /u",
          "**",
          "*a **b",
          "# ",
          "1. ",
          "Q:",
          "A:",
          "- [x] y",
          "A. x",
          "B. y",
          "\u202e",
          "\ufeff",
          "？",
          "1️⃣",
          "{#id-1}",
          "format: viva-bank/1");

  private static List<String> documents() {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/bank/dialects"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        all.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HostileInputs.all().values().stream().filter(text -> text.length() < 3_000).forEach(all::add);
    return all;
  }

  @Provide
  Arbitrary<String> mixed() {
    Arbitrary<String> line =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(6, Arbitraries.of(LINES)),
                    Tuple.of(3, Arbitraries.of(NOISE)),
                    Tuple.of(1, Arbitraries.strings().ofMaxLength(40))),
                Arbitraries.of("", "", "", " ", "  ", "    ", "\t", "> ", "- ", "1. ", "## "))
            .as((text, before) -> before + text);
    return line.list().ofMinSize(1).ofMaxSize(60).map(lines -> String.join("\n", lines));
  }

  @Provide
  Arbitrary<String> garbled() {
    return Combinators.combine(
            Arbitraries.of(DOCUMENTS), Arbitraries.longs(), Arbitraries.integers().between(1, 30))
        .as((text, seed, edits) -> garble(text, new Random(seed), edits));
  }

  private static String garble(String text, Random random, int edits) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < edits && !out.isEmpty(); i++) {
      int at = random.nextInt(out.length());
      int end = Math.min(out.length(), at + 1 + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> out.delete(at, end);
        case 1 -> out.insert(at, out.substring(at, end));
        case 2 -> out.insert(at, NOISE.get(random.nextInt(NOISE.size())));
        case 3 -> out.insert(at, '\n');
        default -> out.setCharAt(at, "`*_[]()<>|#-\\\" ?:".charAt(random.nextInt(17)));
      }
    }
    return out.toString();
  }

  @Property(tries = 400)
  void read_ofMixedLines_holdsTogether(@ForAll("mixed") String text) {
    check(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 400)
  void read_ofAGarbledDocument_holdsTogether(@ForAll("garbled") String text) {
    check(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200)
  void read_ofAnyBytes_holdsTogether(@ForAll byte[] bytes) {
    check(bytes);
  }

  /** What is exported is read back as it was, and importing twice changes nothing. */
  @Property(tries = 100)
  void read_ofAGarbledDocument_survivesExport(@ForAll("garbled") String text) {
    Optional<Reading> first = read(text.getBytes(StandardCharsets.UTF_8));
    if (first.isEmpty() || first.get().hasErrors() || first.get().isEmpty()) {
      return;
    }
    List<Question> stored =
        Reconciler.reconcile(first.get(), new Corpus()).changes().stream()
            .filter(change -> change.kind() == Change.Kind.CREATED)
            .map(Change::question)
            .toList();
    String bank = stored.get(0).bank();
    String exported =
        CanonicalWriter.write(new Bank(bank, bank, List.of(), Instant.EPOCH, 0), stored);
    Reading again = read(exported.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(again.diagnostics())
        .as(exported)
        .noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    assertThat(again.questions())
        .extracting(question -> question.id() + question.content().text())
        .containsExactlyElementsOf(stored.stream().map(q -> q.id() + q.content().text()).toList());
  }

  private static Optional<Reading> read(byte[] bytes) {
    try {
      return Optional.of(
          MarkdownImporter.read(
              new SourceDocument("fuzz.md", bytes), ImportOptions.into("bank"), AREAS));
    } catch (VivaException.Invalid e) {
      assertThat(e.reason()).isEqualTo(Reason.INVALID_DOCUMENT);
      assertThat(e).hasMessageStartingWith("fuzz.md");
      assertThat(e.getMessage()).doesNotContain("the reader fails");
      return Optional.empty();
    }
  }

  private static void check(byte[] bytes) {
    Optional<Reading> reading = read(bytes);
    if (reading.isEmpty()) {
      return;
    }
    int lines = Guard.decode("fuzz.md", bytes).size();
    List<Question> questions = reading.get().questions();
    assertThat(questions).extracting(Question::id).doesNotHaveDuplicates();
    for (Question question : questions) {
      assertThat(question.source().line()).isBetween(1, Math.max(1, lines));
      assertThat(question.content().text()).isNotBlank();
    }
    for (Diagnostic diagnostic : reading.get().diagnostics()) {
      assertThat(diagnostic.line()).isBetween(0, Math.max(1, lines));
      assertThat(diagnostic.message()).isNotBlank();
    }
  }
}
