package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Headings as questions, sections and parts of answers. */
class HeadingReadingTest {
  @Test
  void read_ofHeadingsThatAsk_takesTheTextBelowForAnswers() {
    String page =
        """
        # Interview questions

        ## What is a lock?

        A thing.

        ## Why do locks hurt?

        They wait.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 heading 2: What is a lock? -> A thing.",
            "7 heading 2: Why do locks hurt? -> They wait.");
  }

  @Test
  void read_ofNumberedHeadings_takesATopicAmongQuestions() {
    String page =
        """
        # Interview questions

        ### 1. What is a lock?

        A thing.

        ### 2. Deadlocks

        Two wait.

        ### 3. When do you spin?

        Briefly.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 numbered heading 3: What is a lock? -> A thing.",
            "7 numbered heading 3: Deadlocks -> Two wait.",
            "11 numbered heading 3: When do you spin? -> Briefly.");
  }

  @Test
  void read_ofSubHeadingsInAnswers_keepsThemInTheAnswer() {
    String page =
        """
        # Interview questions

        ## What is a lock?

        ### In short

        A thing.

        ## Why do locks hurt?

        They wait.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 heading 2: What is a lock? -> ### In short~~A thing.",
            "9 heading 2: Why do locks hurt? -> They wait.");
  }

  @Test
  void read_ofATutorial_findsNothing() {
    String page =
        """
        # Locks explained

        ## What is a lock?

        A thing.

        ## Installing

        Run it.

        ## Conclusion

        Done.
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }
}
