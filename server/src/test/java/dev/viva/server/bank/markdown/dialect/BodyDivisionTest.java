package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bodies divided at their labels. */
class BodyDivisionTest {
  @Test
  void read_ofLabels_givesEachItsField() {
    String page =
        """
        # Interview questions

        ## 1. What is a cache?

        **Level:** senior

        **Why we ask:** Everybody has one.

        **Answer:** A copy that is nearer.

        It may be old.

        **Follow-up:**

        - When is it wrong?
        """;
    Draft draft = Drafts.of(page).get(0);
    assertThat(draft.marks()).containsExactly("level: senior");
    assertThat(draft.why()).isEqualTo("Everybody has one.");
    assertThat(draft.answer()).isEqualTo("A copy that is nearer.\n\nIt may be old.");
    assertThat(draft.probes()).containsExactly("When is it wrong?");
  }

  @Test
  void read_ofCodeBeforeAnExplanation_isTheAnswer() {
    String page =
        """
        # Interview questions

        ## 1. Reverse a string

        **Question:** Write a function that reverses a string.

        ```
        reverse
        ```

        **Explanation:** From the end.
        """;
    assertThat(Drafts.of(page).get(0).answer()).startsWith("```\nreverse");
  }
}
