package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Indented outlines without Markdown. */
class OutlineReadingTest {
  @Test
  void read_ofAnOutline_takesDeeperLinesForAnswers() {
    String page =
        """
        Networks:
            What is a port?
                A number.
            How do you find an open one?
        Files:
            What is a mode?
            Why is it octal?
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "2 outline: What is a port? -> A number.",
            "4 outline: How do you find an open one?",
            "6 outline: What is a mode?",
            "7 outline: Why is it octal?");
  }

  @Test
  void read_ofProse_findsNothing() {
    String page =
        """
        Networks:
            Ports are numbers.
            Sockets are ends.
        """;
    assertThat(Drafts.shown(page)).isEmpty();
  }
}
