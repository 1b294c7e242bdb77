package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words of an interviewer in block quotes. */
class QuoteReadingTest {
  @Test
  void read_ofAScript_takesTheQuotes() {
    String page =
        """
        # Interview questions

        Warm up.

        > Tell me about a release.

        Listen for tests.

        > How do you undo one?
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "5 quote: Tell me about a release. -> Listen for tests.",
            "9 quote: How do you undo one?");
  }

  @Test
  void read_ofOneQuote_findsNothing() {
    String page =
        """
        # A talk about releases

        > What is done is done?

        Said somebody.
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }
}
