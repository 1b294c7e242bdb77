package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions in summaries of details. */
class SummaryReadingTest {
  @Test
  void read_ofDetails_takesTheRestForTheAnswer() {
    String page =
        """
        # Interview questions

        <details>
        <summary>What is a page?</summary>

        A leaf.

        </details>
        """;
    assertThat(Drafts.shown(page)).containsExactly("4 details: What is a page? -> A leaf.");
  }

  @Test
  void read_ofASummaryCutByABlankLine_keepsItsList() {
    String page =
        """
        # Interview questions

        <details>
        <summary>Which of these are pages?

          * A
          * B</summary><br><b>
        Both.
        </b></details>
        """;
    assertThat(Drafts.shown(page))
        .containsExactly("4 details: Which of these are pages?~~* A~- B -> Both.");
  }

  @Test
  void read_ofAnAnswerHiddenInDetails_keepsTheHeadingAsQuestion() {
    String page =
        """
        # Interview questions

        ### What is a page?

        <details><summary>Show answer</summary>

        A leaf.

        </details>

        ### What is a book?

        <details><summary>Show answer</summary>

        Many.

        </details>
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 heading 3: What is a page? -> A leaf.", "11 heading 3: What is a book? -> Many.");
  }
}
