package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line without what is around its question. */
class PromptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1. What is it? | What is it? | 1",
        "**1. What is it?** | What is it? | 1",
        "**3)** What is it? | What is it? | 3",
        "Q12: What is it? | What is it? | 12",
        "2.4 What is it? | What is it? | 4",
        "1️⃣ What is it? | What is it? | 1",
        "1、什么是锁？ | 什么是锁？ | 1",
        "“What is it?” | What is it? | -1",
        "[What is it?](#it) | What is it? | -1",
        "What is it? [↑](#top) | What is it? | -1",
        "3 ways to do it | 3 ways to do it | -1",
      })
  void of_aLine_leavesTheQuestionAndItsNumber(String line, String text, int number) {
    Prompt prompt = Prompt.of(line);
    assertThat(prompt.text()).isEqualTo(text);
    assertThat(prompt.number()).isEqualTo(number);
  }

  @Test
  void of_marks_takesThemOff() {
    assertThat(Prompt.of("What is it? (senior)").marks()).isEqualTo(List.of("senior"));
    assertThat(Prompt.of("⭐️ What is it? [Hard]").marks()).containsExactlyInAnyOrder("⭐", "Hard");
  }
}
