package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.dialect.PageReading;
import dev.viva.server.bank.markdown.match.SimilarQuestions;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What reading costs grows with the document and not faster: counted, not timed. */
class ReadingWorkTest {
  private static final int SMALL = 500;
  private static final int TIMES = 4;

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("equal headings", i -> "# What is it?\n"),
        shape("distinct headings", i -> "# What is x" + i + "?\n\nThat.\n\n"),
        shape("numbered topics", i -> "## " + i + ". Topic " + i + "\n\nThat.\n\n"),
        shape("scenarios", i -> "## T" + i + "\n\nScenario: x" + i + "\n\n"),
        shape("names", i -> "## T" + i + "\n\nWhat is x" + i + "?\n\n"),
        shape("labels", i -> "Q: What is x" + i + "?\nA: That.\n\n"),
        shape("list", i -> "- What is x" + i + "?\n"),
        shape("nested list", i -> "- What is x" + i + "?\n  - It is y\n"),
        shape("bullets half indented", i -> "* What is x" + i + "?\n * It is y\n"),
        shape("boxes with remarks", i -> "- [x] x" + i + "\n  - y\n"),
        shape("bold numbers", i -> "**" + i + ")** The x of y.\n\n- z\n\n"),
        shape("lists one by one", i -> i + ". What is it?\n\nThat.\n\n"),
        shape("bold lines", i -> "**What is x" + i + "?**\n\nThat.\n\n"),
        shape("bare lines", i -> "What is x" + i + "?\n"),
        shape("paragraphs", i -> "What is x" + i + "?\n\nThat.\n\n"),
        shape("quotes", i -> "> What is x" + i + "?\n\n"),
        shape("rows", i -> (i == 0 ? "| Question |\n|---|\n" : "") + "| What is x" + i + "? |\n"),
        shape("details", i -> "<details><summary>Why x" + i + "?</summary>\n\ny\n\n</details>\n\n"),
        shape("open details", i -> "<details><summary>Why x" + i + "?\n\n"),
        shape("closing tags", i -> "</details>\n\n<li>\n\n"),
        shape("long answer", i -> (i == 0 ? "## What is it?\n\n" : "") + "and so on.\n\n"));
  }

  private static Arguments shape(String name, IntFunction<String> part) {
    return Arguments.of(name, part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void read_ofFourTimesTheDocument_looksAtHardlyMoreThanFourTimesAsMuch(
      String name, IntFunction<String> part) {
    long small = steps(part, SMALL);
    long large = steps(part, SMALL * TIMES);
    assertThat(large).as("%s: %d, then %d", name, small, large).isLessThan(small * TIMES * 5 / 4);
  }

  private static long steps(IntFunction<String> part, int count) {
    SourceText source =
        SourceText.of(
            "# Interview questions\n\n"
                + IntStream.range(0, count).mapToObj(part).collect(Collectors.joining()));
    return PageReading.read("x.md", "", source, GuardedParse.parse("x.md", source)).steps();
  }

  @Test
  void near_ofPromptsOfTheSameWords_looksAtABoundedPartOfTheIndex() {
    SimilarQuestions index = new SimilarQuestions();
    String words =
        IntStream.range(0, 60).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    for (int i = 0; i < 2_000; i++) {
      index.add("q-" + i, words + " own" + i);
    }
    long before = index.steps();
    index.near(words + " other");
    assertThat(index.steps() - before).isLessThan(300_000);
  }

  @Test
  void read_ofTheSameQuestionManyTimes_givesAllOfThemTheSameTags() {
    String text = "# Questions\n\n" + "- Why is the index of a database not used?\n".repeat(50);
    List<Question.Tags> tags =
        MarkdownImporter.read(
                new SourceDocument("x.md", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ImportOptions.into("x"),
                TestAreas.standard())
            .questions()
            .stream()
            .map(Question::tags)
            .distinct()
            .toList();
    assertThat(tags).hasSize(1);
  }
}
