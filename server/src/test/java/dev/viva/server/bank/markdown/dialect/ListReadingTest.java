package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Items of lists as questions. */
class ListReadingTest {
  @Test
  void read_ofANumberedList_takesNestedItemsForTheAnswer() {
    String page =
        """
        # Interview questions

        1. What is a queue?
           - A line.
        2. When is it full?
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 numbered 0 item: What is a queue? -> - A line.",
            "5 numbered 0 item: When is it full?");
  }

  @Test
  void read_ofBareTopicsAmongQuestions_takesThem() {
    String page =
        """
        # Interview questions

        - What is a queue?
        - Back pressure.
        - How do you drain one?
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 bullet 0 item: What is a queue?",
            "4 bullet 0 item: Back pressure.",
            "5 bullet 0 item: How do you drain one?");
  }

  @Test
  void read_ofAListOfLinks_findsNothing() {
    String page =
        """
        # Interview questions

        - [Basics](basics.md) - what to read first
        - [More](more.md) - for later
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }

  @Test
  void read_ofATableOfContents_findsNothing() {
    String page =
        """
        # Interview questions

        ## Contents

        - [What is a queue?](#what-is-a-queue)
        - [When is it full?](#when-is-it-full)
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }
}
