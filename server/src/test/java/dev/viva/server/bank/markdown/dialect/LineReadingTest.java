package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bare lines and paragraphs as questions. */
class LineReadingTest {
  @Test
  void read_ofOneQuestionALine_takesEach() {
    String page =
        """
        # Interview questions

        What is a shell?
        How do you leave it?
        Why two of them?
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 bare line: What is a shell?",
            "4 bare line: How do you leave it?",
            "5 bare line: Why two of them?");
  }

  @Test
  void read_ofParagraphs_takesTheNextOnesForAnswers() {
    String page =
        """
        # Interview questions

        What is a shell?

        A program.

        How do you leave it?

        With exit.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 paragraph: What is a shell? -> A program.",
            "7 paragraph: How do you leave it? -> With exit.");
  }
}
