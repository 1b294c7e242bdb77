package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a prompt ends that no label closes. */
class PromptEndTest {
  @Test
  void read_ofATaskUnderANumber_takesItUpToItsLastExample() {
    String page =
        """
        # Question 1

        A list holds prices.

        Write a function that finds the best day.

        Input: [3, 1]

        Output: 2

        ```
        return 2
        ```

        # Question 2

        What is a price?

        What somebody pays.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 heading 1: A list holds prices.~~Write a function that finds the best day.~~"
                + "Input: [3, 1]~~Output: 2 -> ```~return 2~```",
            "17 heading 1: What is a price? -> What somebody pays.");
  }
}
