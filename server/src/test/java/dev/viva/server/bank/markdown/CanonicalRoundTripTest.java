package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.bank.markdown.match.Fingerprint;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalRoundTripTest {
  private static final String[] NASTY_LINES = {
    "### Rubric",
    "### Answer",
    "## Another question {#other-id}",
    "# Title",
    "####### seven",
    "\\### Rubric",
    "\\\\## twice",
    "##",
    "#hash",
    "```",
    "```python",
    "````",
    "~~~",
    "   ```",
    "    ```",
    "\\```",
    "---",
    "===",
    "- areas: security",
    "- [x] done",
    "1. first",
    "2. second",
    "    indented code # not a heading",
    "\ttab",
    "> quote",
    "text with trailing spaces  ",
    "{#id}",
    "<details>",
    "Wörter, 中文, עברית, 🎉",
    "*bold* `code` [link](x)",
    "",
    "",
    "plain text"
  };

  @Property(tries = 2_000)
  void read_ofWhatWasWritten_isTheSame(@ForAll("questions") List<Question> questions) {
    String written = CanonicalWriter.write("bank", "A \"title\": with # marks", questions);
    Reading reading = CanonicalReader.read("bank.md", SourceText.of(written));
    assertThat(reading.diagnostics()).as(written).isEmpty();
    assertThat(reading.questions()).as(written).isEqualTo(questions);
    assertThat(CanonicalWriter.write("bank", reading.title(), reading.questions()))
        .isEqualTo(written);
  }

  @Example
  void read_exampleOfTheReadme_hasEveryPart() {
    String text =
        """
        ---
        format: viva-bank/1
        bank: demo
        title: Demo
        ---

        # Demo

        ## A slow page {#demo-slow-page}

        - areas: django/orm, performance
        - kind: debugging
        - level: 2-6
        - difficulty: 3
        - minutes: 8
        - topic: n-plus-one
        - group: n-plus-one

        A page is slow. Where do you look?

        ```python
        ## not a heading
        ```

        ### Answer

        - Counts the queries.

        ### Rubric

        1. One.
        2. Two
           on two lines.
        3. Three.
        4. Four.

        ### Probes

        - What else?

        ### Why

        It tells.
        """;
    Reading reading = CanonicalReader.read("demo.md", SourceText.of(text));
    assertThat(reading.diagnostics()).isEmpty();
    Question question = reading.questions().get(0);
    assertThat(question.id()).isEqualTo("demo-slow-page");
    assertThat(question.content().title()).isEqualTo("A slow page");
    assertThat(question.content().text()).startsWith("A page is slow").endsWith("```");
    assertThat(question.content().rubric().orElseThrow().anchor(2)).isEqualTo("Two\non two lines.");
    assertThat(question.content().probes()).containsExactly("What else?");
    assertThat(question.content().why()).isEqualTo("It tells.");
    assertThat(question.tags().level()).isEqualTo(new LevelRange(2, 6));
    assertThat(question.source().line()).isEqualTo(19);
  }

  @Example
  void read_faults_areNamedWithTheirLines() {
    String text =
        """
        ---
        format: viva-bank/1
        bank: demo
        colour: red
        ---
        # Demo

        ## No id

        - areas: python
        - kind: riddle
        - level: some
        - difficulty: 9
        - minutes: 5

        Why?

        ### Rubrics

        1. x
        """;
    Reading reading = CanonicalReader.read("demo.md", SourceText.of(text));
    assertThat(reading.entries()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::toString)
        .anyMatch(d -> d.startsWith("demo.md:1: error: unknown key 'colour'"));
    assertThat(reading.diagnostics()).extracting(Diagnostic::line).contains(8, 18);
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::message)
        .anyMatch(m -> m.startsWith("kind is 'riddle'"))
        .anyMatch(m -> m.startsWith("difficulty is '9'"));
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return question().list().ofMinSize(1).ofMaxSize(4).map(CanonicalRoundTripTest::numbered);
  }

  private static List<Question> numbered(List<Question> questions) {
    return java.util.stream.IntStream.range(0, questions.size())
        .mapToObj(i -> withId(questions.get(i), "bank-q" + i))
        .toList();
  }

  private static Question withId(Question q, String id) {
    return new Question(id, q.bank(), q.content(), q.tags(), q.source(), q.status(), 0);
  }

  private static Arbitrary<Question> question() {
    return Combinators.combine(
            content(),
            tags(),
            Arbitraries.of(Question.Status.values()),
            Arbitraries.integers().between(0, 3))
        .as(
            (content, tags, status, kind) ->
                new Question("bank-x", "bank", content, tags, source(content, kind), status, 0));
  }

  private static Question.Source source(Question.Content content, int kind) {
    String print = kind == 1 ? "0123abcd" : Fingerprint.of(content.text());
    return kind == 0
        ? new Question.Source("", 0, print)
        : new Question.Source("notes/a: b.md", kind * 7, print);
  }

  private static Arbitrary<Question.Content> content() {
    Arbitrary<Optional<Rubric>> rubric = body().list().ofSize(4).map(Rubric::new).optional();
    Arbitrary<Question.Option> option =
        Combinators.combine(body(), Arbitraries.of(true, false)).as(Question.Option::new);
    return Combinators.combine(
            line(),
            body().map(b -> b.isEmpty() ? "?" : b),
            body(),
            rubric,
            body().list().ofMaxSize(3),
            option.list().ofMaxSize(4),
            body(),
            line().list().ofMaxSize(3))
        .as(Question.Content::new);
  }

  private static Arbitrary<Question.Tags> tags() {
    Arbitrary<Map<Question.Tag, Double>> inferred =
        Arbitraries.maps(Arbitraries.of(Question.Tag.values()), Arbitraries.doubles().between(0, 1))
            .ofMaxSize(5);
    return Combinators.combine(
            Arbitraries.of("python", "django/orm", "devops").list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(Kind.values()),
            Arbitraries.of(LevelRange.ANY, new LevelRange(0, 2), LevelRange.atLeast(5)),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 60),
            Arbitraries.of("", "n-plus-one"),
            Arbitraries.of("", "bank-q0"),
            inferred)
        .as(
            (areas, kind, level, difficulty, minutes, topic, probeOf, marks) ->
                new Question.Tags(
                    areas, kind, level, difficulty, minutes, topic, topic, probeOf, sorted(marks)));
  }

  private static Map<Question.Tag, Double> sorted(Map<Question.Tag, Double> marks) {
    return marks.isEmpty() ? Map.of() : new EnumMap<>(marks);
  }

  private static Arbitrary<String> body() {
    Arbitrary<String> any = Arbitraries.strings().withChars("ab#`~\\ -1.[]x{}\n\t").ofMaxLength(12);
    return Arbitraries.oneOf(Arbitraries.of(NASTY_LINES), any)
        .list()
        .ofMaxSize(7)
        .map(lines -> CanonicalBody.normalise(String.join("\n", lines)));
  }

  private static Arbitrary<String> line() {
    return Arbitraries.of(NASTY_LINES).map(l -> l.strip().replaceAll("\\s+", " "));
  }
}
