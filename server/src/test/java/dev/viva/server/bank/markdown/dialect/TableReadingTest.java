package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions in rows of tables. */
class TableReadingTest {
  @Test
  void read_ofAQuestionColumn_takesAnswersBesideIt() {
    String page =
        """
        # Interview questions

        | # | Question | Answer |
        |---|---|---|
        | 1 | What is a row? | A line. |
        | 2 | Columns | Fields. |
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "5 table row: What is a row? -> A line.", "6 table row: Columns -> Fields.");
  }

  @Test
  void read_ofASectionRow_leavesItOut() {
    String page =
        """
        # Interview questions

        | # | Questions |
        |---|---|
        | | **Basics** |
        | 1 | What is a row? |
        | 2 | What is a cell? |
        """;
    assertThat(Drafts.shown(page))
        .containsExactly("6 table row: What is a row?", "7 table row: What is a cell?");
  }

  @Test
  void read_ofATableOfContents_findsNothing() {
    String page =
        """
        # Interview questions

        | # | Question |
        |---|---|
        | 1 | [What is a row?](#row) |
        | 2 | [What is a cell?](#cell) |
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }
}
