package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HTML as units. */
class HtmlUnitsTest {
  @Test
  void page_ofHtml_knowsHeadingsItemsAndLines() {
    String html =
        """
        <h2>Basics</h2>
        <ol>
        <li>What is a row?</li>
        <li>What is a key?
          <ul><li>Why two?</li></ul>
        </li>
        </ol>
        """;
    assertThat(shown(html))
        .containsExactly(
            "HEADING 1 0 Basics",
            "ITEM 3 0 What is a row?",
            "ITEM 4 0 What is a key?",
            "ITEM 5 1 Why two?");
  }

  @Test
  void page_ofAParagraph_cutsItAtLabelsAndMarks() {
    String text =
        """
        Q: What is a row?
        A: One record.

        ::: details Answer
        A column names it.
        :::
        """;
    assertThat(shown(text))
        .containsExactly(
            "PARAGRAPH 1 0 Q: What is a row?",
            "PARAGRAPH 2 0 A: One record.",
            "DETAILS 4 0 ",
            "SUMMARY 4 0 Answer",
            "PARAGRAPH 5 0 A column names it.",
            "END_DETAILS 6 0 ");
  }

  private static List<String> shown(String text) {
    SourceText source = SourceText.of(text);
    return Flattening.page(source, GuardedParse.parse("notes.md", source), Vocabulary.standard())
        .units()
        .stream()
        .map(unit -> unit.type() + " " + unit.from() + " " + unit.depth() + " " + unit.text())
        .toList();
  }
}
