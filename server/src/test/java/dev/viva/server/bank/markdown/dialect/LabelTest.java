package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels in front of the parts of a question. */
class LabelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Q: What? | QUESTION | What?",
        "**Q3.** What? | QUESTION | What?",
        "**Question:** What? | QUESTION | What?",
        "Q. What? | QUESTION | What?",
        "Ans: That. | ANSWER | That.",
        "### Answer | ANSWER | ''",
        "**Sample answer (short):** That. | ANSWER | That.",
        "Pregunta: ¿Qué? | QUESTION | ¿Qué?",
        "Ответ: Это. | ANSWER | Это.",
        "答案：这个 | ANSWER | 这个",
        "**Follow-up:** Why? | PROBES | Why?",
        "Scenario 2: A fire. | WEAK_QUESTION | A fire.",
        "Difficulty: hard | DIFFICULTY | hard",
      })
  void of_aLabelledLine_findsPartAndRest(String line, Part part, String rest) {
    Label label = Label.of(line, Vocabulary.standard()).orElseThrow();
    assertThat(label.part()).isEqualTo(part);
    assertThat(label.rest()).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A day is long.", "What is a question: a line?", "http://example.org", "x", ""})
  void of_anOrdinaryLine_findsNone(String line) {
    assertThat(Label.of(line, Vocabulary.standard())).isEmpty();
  }
}
