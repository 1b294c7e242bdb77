package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a page can be about. */
class PlausibilityTest {
  @Test
  void read_ofAFewQuestionsInAPageOfProse_findsNothing() {
    String page =
        """
        # Release notes for operators

        Much was moved.

        ## What changed?

        The log.

        ## Upgrading

        Stop, copy, start.
        """;
    assertThat(Drafts.of(page)).isEmpty();
  }

  @Test
  void read_ofOneQuestionThatSaysWhyItIsAsked_findsIt() {
    String page =
        """
        # When did you last delete code?

        ## Why this is asked

        Some only ever add.

        ## What to look for

        - Relief
        """;
    assertThat(Drafts.shown(page))
        .containsExactly("1 heading 1: When did you last delete code? -> - Relief");
  }
}
