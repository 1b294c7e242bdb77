package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bold and numbered lines as questions. */
class BoldReadingTest {
  @Test
  void read_ofBoldLines_takesTheTextBelow() {
    String page =
        """
        # Interview questions

        **What is a font?**

        A shape.

        **Who sets it?**

        The page.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 emphasised line: What is a font? -> A shape.",
            "7 emphasised line: Who sets it? -> The page.");
  }

  @Test
  void read_ofABoldLabelInAnAnswer_keepsItThere() {
    String page =
        """
        # Interview questions

        **What is a font?**

        A shape.

        **Example:**

        Serif.

        **Who sets it?**

        The page.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 emphasised line: What is a font? -> A shape.~~**Example:**~~Serif.",
            "11 emphasised line: Who sets it? -> The page.");
  }
}
