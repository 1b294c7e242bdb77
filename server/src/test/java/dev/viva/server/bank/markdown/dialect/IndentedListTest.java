package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lists that are indented into code. */
class IndentedListTest {
  @Test
  void read_ofAListUnderItsHeading_isNoCode() {
    String page =
        """
        # Interview questions

          ### Java:

            1. What is a heap?

            2. Explain what a stack holds.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "5 numbered 0 item: What is a heap?", "7 numbered 0 item: Explain what a stack holds.");
  }

  @Test
  void read_ofCode_staysCode() {
    String page =
        """
        # Interview questions

        1. What does this print?

               1. times { x }
               2. times { y }

        2. Why?
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 numbered 0 item: What does this print?~~    1. times { x }~    2. times { y }",
            "8 numbered 0 item: Why?");
  }
}
