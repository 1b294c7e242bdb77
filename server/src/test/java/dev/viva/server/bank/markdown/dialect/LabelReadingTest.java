package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions behind labels. */
class LabelReadingTest {
  @Test
  void read_ofQAndALines_pairsThem() {
    String page =
        """
        Q: What is a tag?
        A: A name.

        Q: Who reads it?
        A: The tool.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "1 label q: What is a tag? -> A name.", "4 label q: Who reads it? -> The tool.");
  }

  @Test
  void read_ofBoldLabels_pairsThem() {
    String page =
        """
        **Question 1:** What is a tag?

        **Answer:** A name.

        **Question 2:** Who reads it?

        **Answer:** The tool.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "1 label question: What is a tag? -> A name.",
            "5 label question: Who reads it? -> The tool.");
  }

  @Test
  void read_ofALabelAlone_takesTheNextParagraph() {
    String page =
        """
        **Question**

        What is a tag?

        **Answer**

        A name.

        **Question**

        Who reads it?

        **Answer**

        The tool.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 label question: What is a tag? -> A name.",
            "11 label question: Who reads it? -> The tool.");
  }

  @Test
  void read_ofAProductFaq_findsNothing() {
    String page =
        """
        # tool

        ## Installation

        Run it.

        ## Usage

        Call it.

        ## FAQ

        Q: Is it free?
        A: Yes.

        Q: Where is it kept?
        A: At home.

        Q: Why so slow?
        A: It waits.

        Q: Who made it?
        A: We.
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }
}
