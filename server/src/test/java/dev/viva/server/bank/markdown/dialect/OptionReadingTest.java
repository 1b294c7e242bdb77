package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question.Option;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of a multiple choice, and which is right. */
class OptionReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- [ ] one~- [x] two",
        "- A. one~- B. two ✅",
        "A) one~B) two~~**Answer:** B",
        "- a) one~- b) two~~Answer: b) two",
        "A. one~B. two~~**Answers**~~- A~- B - Correct",
        "- A: one~- B: two~~<details><summary>Answer</summary>~~#### Answer: B~~</details>",
      })
  void read_ofAChoice_marksTheRightOne(String rest) {
    String page = "# Quiz\n\n### 1. Which of these?\n\n" + rest.replace('~', '\n') + "\n";
    List<Draft> drafts = Drafts.of(page);
    assertThat(drafts).hasSize(1);
    assertThat(drafts.get(0).options())
        .containsExactly(new Option("one", false), new Option("two", true));
  }
}
