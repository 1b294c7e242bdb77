package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankLinterTest {
  private static final String HEAD =
      "---\nformat: viva-bank/1\nbank: demo\ntitle: Demo\n---\n\n# Demo\n\n";
  private static final String GOOD =
      """
      ## A page got slow {#demo-slow-page}

      - areas: django/orm
      - kind: debugging
      - level: 2-6
      - difficulty: 3
      - minutes: 8

      A list page took 40 ms last week and takes 3 s now. Where do you look first?

      ### Answer

      - Counts queries before anything else.

      ### Rubric

      1. Guesses.
      2. Looks at one query.
      3. Counts queries.
      4. Pins the count in a test.

      ### Probes

      - And with a million rows?
      """;

  @Test
  void lint_aGoodQuestion_saysNothing() {
    assertThat(lint(HEAD + GOOD)).isEmpty();
  }

  @Test
  void lint_everyFault_isNamed() {
    String bad =
        GOOD.replace("demo-slow-page", "other-slow-page")
            .replace("django/orm", "orm, cooking")
            .replace("minutes: 8", "minutes: 40")
            .replace("2. Looks at one query.", "2. Guesses.")
            .replace("- And with a million rows?", "- a?\n- b?\n- c?\n- d?");
    assertThat(lint(HEAD + bad))
        .extracting(Diagnostic::message)
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).contains("does not begin with its bank"),
            m -> assertThat(m).contains("write the area 'orm' as its path, django/orm"),
            m -> assertThat(m).contains("'cooking' is not in the area tree"),
            m -> assertThat(m).contains("40 minutes for a debugging question"),
            m -> assertThat(m).contains("have to differ"),
            m -> assertThat(m).contains("4 probes"));
  }

  @Test
  void lint_nearDuplicatesOutsideAGroup_areReported() {
    String other =
        GOOD.replace("demo-slow-page", "demo-slow-again")
            .replace("Where do you look first?", "Where would you look first?");
    assertThat(lint(HEAD + GOOD + "\n" + other))
        .extracting(Diagnostic::message)
        .containsExactly(
            "demo-slow-again: asks nearly the same as demo-slow-page; give both one group");
    String grouped = (GOOD + "\n" + other).replace("- minutes: 8", "- minutes: 8\n- group: slow");
    assertThat(lint(HEAD + grouped)).isEmpty();
  }

  @Test
  void lint_anAnswerInThePrompt_isReported() {
    String given =
        GOOD.replace(
            "- Counts queries before anything else.",
            "- Last week the list page took 40 ms, takes 3 s now, look first.");
    assertThat(lint(HEAD + given))
        .extracting(Diagnostic::message)
        .containsExactly("demo-slow-page: the prompt seems to give its answer away");
  }

  @Test
  void lint_aQuestionOfAnotherSource_isReportedWhereItStandsHere() {
    String exported =
        GOOD.replace("- minutes: 8\n", "- minutes: 30\n- source: notes.md:3\n");
    assertThat(lint(HEAD + exported)).extracting(Diagnostic::line).containsExactly(9);
  }

  @Test
  void lint_theSameIdInTwoFiles_isAnError() {
    byte[] bytes = (HEAD + GOOD).getBytes(StandardCharsets.UTF_8);
    List<Diagnostic> found =
        BankLinter.lint(
            List.of(new SourceDocument("a.md", bytes), new SourceDocument("b.md", bytes)),
            TestAreas.standard());
    assertThat(found)
        .extracting(Diagnostic::toString)
        .anyMatch(d -> d.startsWith("b.md:9: error: the id demo-slow-page is used in a.md:9"));
  }

  private static List<Diagnostic> lint(String text) {
    return BankLinter.lint(
        List.of(new SourceDocument("demo.md", text.getBytes(StandardCharsets.UTF_8))),
        TestAreas.standard());
  }
}
