package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sounds like something that an interviewer asks. */
class WordingTest {
  private final Wording wording = new Wording(Vocabulary.standard());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is a lock",
        "Is it thread-safe?",
        "Explain how it waits.",
        "Late rows: Describe how a job treats them",
        "Given a table. Write a query for it.",
        "Explica el patrón",
        "Объясните, что это",
        "v-show 和 v-if 的区别",
        "Поясніть, як це працює",
        "这是什么",
        "Soyut sınıf nedir",
        "Chỉ mục là gì",
        "List ile Set arasındaki fark",
        "تفاوت دو قفل",
        "डेडलॉक क्या है",
        "Unterschied zwischen Prozess und Thread"
      })
  void isStrong_ofWhatAsks_isTrue(String line) {
    assertThat(wording.isStrong(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Deadlocks",
        "Practice writing queries",
        "Is a lock",
        "How to install",
        "Jumping ahead: miss the limits",
        "GET /search?q=x&page=2",
        "Sau khi cài đặt"
      })
  void isStrong_ofOtherLines_isFalse(String line) {
    assertThat(wording.isStrong(line)).isFalse();
  }
}
