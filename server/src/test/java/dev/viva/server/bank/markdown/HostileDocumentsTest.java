package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs that hang or overflow a Markdown parser, or would a naive reading: each ends soon, with a
 * reading or as an invalid document.
 */
class HostileDocumentsTest {
  private static final AreaLookup AREAS = TestAreas.standard();

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("link brackets and backslashes", "[a][" + "\\".repeat(40)),
        Arguments.of("many quote markers", ">".repeat(1_000)),
        Arguments.of(
            "nested lists",
            IntStream.range(0, 500)
                .mapToObj(i -> "  ".repeat(i) + "- x")
                .collect(Collectors.joining("\n"))),
        Arguments.of(
            "nested numbered lists",
            IntStream.range(0, 300)
                .mapToObj(i -> "   ".repeat(i) + "1. What?")
                .collect(Collectors.joining("\n"))),
        Arguments.of("nested emphasis", "*a ".repeat(1_000) + "b*".repeat(1_000)),
        Arguments.of("nested strong", "**a".repeat(20_000)),
        Arguments.of("processing instructions", "a <?".repeat(5_000)),
        Arguments.of("reference definitions", "[a]: /u\n".repeat(20_000)),
        Arguments.of("reference definitions with titles", "[a]: <u> 'x\n".repeat(10_000)),
        Arguments.of("open brackets", "[".repeat(50_000)),
        Arguments.of("open links", "[a](".repeat(15_000)),
        Arguments.of(
            "backticks",
            IntStream.range(1, 500).mapToObj("`"::repeat).collect(Collectors.joining(" "))),
        Arguments.of("html tags", "<details>".repeat(7_000)),
        Arguments.of("html tags on lines", "<details>\n".repeat(20_000)),
        Arguments.of("closing tags", "</details>\n<li>\n".repeat(20_000)),
        Arguments.of("comments", "<!-- ".repeat(10_000)),
        Arguments.of("table bars", "|".repeat(60_000)),
        Arguments.of("table rows", "| Question |\n|---|\n" + "| What? |\n".repeat(20_000)),
        Arguments.of("rules", "- - - ".repeat(10_000)),
        Arguments.of("dashes", "-".repeat(60_000)),
        Arguments.of("questions", "# Questions\n\n" + "- What is it?\n".repeat(50_000)),
        Arguments.of("headings", "# What is it?\n".repeat(50_000)),
        Arguments.of(
            "numbered headings",
            IntStream.range(0, 20_000)
                .mapToObj(i -> "## " + i + ". Topic " + i)
                .collect(Collectors.joining("\n", "# Interview questions\n", "\n"))),
        Arguments.of("labels", "Q: What?\nA: That.\n".repeat(20_000)),
        Arguments.of("bold lines", "# Interview\n\n" + "**What?**\n\n".repeat(20_000)),
        Arguments.of("paragraph of questions", "# Interview\n\n" + "What is it?\n".repeat(40_000)),
        Arguments.of("paragraphs", "# Interview\n\n" + "What is it?\n\nThat.\n\n".repeat(15_000)),
        Arguments.of("outline", "A:\n" + "    How do you do it?\n".repeat(40_000)),
        Arguments.of("one line outline", "A:\n" + "    and so on\n".repeat(40_000)),
        Arguments.of("quotes", "# Interview\n\n" + "> Tell me about it.\n\n".repeat(20_000)),
        Arguments.of("fences", "```\n".repeat(50_001)),
        Arguments.of(
            "lists one by one",
            "# Interview questions\n\n"
                + IntStream.range(1, 8_000)
                    .mapToObj(i -> i + ". What is it?\n\nThat.\n\n")
                    .collect(Collectors.joining())),
        Arguments.of(
            "front matter bomb",
            "---\na: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\n# T\n"),
        Arguments.of("front matter depth", "---\n" + "[".repeat(20_000) + "\n---\n"),
        Arguments.of("spaces", " ".repeat(60_000) + "x"),
        Arguments.of("tabs", ("\t".repeat(3_000) + "- x\n").repeat(20)),
        Arguments.of("digits", "1".repeat(60_000)),
        Arguments.of("digit list", "1".repeat(30) + ". x\n"),
        Arguments.of("setext", "x\n" + "=".repeat(60_000)),
        Arguments.of("long paragraph", "x y z\n".repeat(100_000)),
        Arguments.of("control characters", "\u0001\u001b[31m# What?\u202e\n"),
        Arguments.of("lone surrogates as text", "# \ud83d What?"),
        Arguments.of(
            "canonical with open fences",
            "---\nformat: viva-bank/1\nbank: x\n---\n" + "```\n## a {#x-a}\n".repeat(4_000)),
        Arguments.of(
            "canonical with many faults",
            "---\nformat: viva-bank/1\nbank: x\n---\n" + "## {#x}\n- a\n".repeat(10_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void read_ofHostileInput_endsWithAReadingOrAnInvalidDocument(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try {
            Reading reading =
                MarkdownImporter.read(
                    new SourceDocument("hostile.md", bytes), ImportOptions.into("bank"), AREAS);
            assertThat(reading.entries()).hasSizeLessThanOrEqualTo(bytes.length);
          } catch (VivaException.Invalid e) {
            assertThat(e.reason()).isEqualTo(Reason.INVALID_DOCUMENT);
            assertThat(e).hasMessageStartingWith("hostile.md");
          }
        });
    System.out.printf(
        "%6d ms  %s (%d bytes)%n", (System.nanoTime() - start) / 1_000_000, name, bytes.length);
  }
}
