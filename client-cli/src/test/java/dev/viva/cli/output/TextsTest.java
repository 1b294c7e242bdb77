package dev.viva.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void safe_makesEscapesAndBidiOverridesInert() {
    assertThat(Texts.safe("a\u001b[31mb\u202ec\u061cd\u2028e\u0007")).isEqualTo("a�[31mb�c�d�e�");
  }

  @Test
  void safe_emojiComeApart_joinedLettersStay() {
    assertThat(Texts.safe("\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f"))
        .isEqualTo("\ud83d\udc69\ud83d\udc67 \u2764");
    assertThat(Texts.safe("\ud83d\udc4d\ud83c\udffd \ud83c\udde9\ud83c\uddea"))
        .isEqualTo("\ud83d\udc4d DE");
    assertThat(Texts.safe("\u0915\u094d\u200d\u0937")).isEqualTo("\u0915\u094d\u200d\u0937");
  }

  @Test
  void width_countsWideAsTwoAndCombiningAsNone() {
    assertThat(Texts.width("健康")).isEqualTo(4);
    assertThat(Texts.width("e\u0301")).isEqualTo(1);
    assertThat(Texts.width("🙂")).isEqualTo(2);
  }

  @Property(tries = 300)
  void wrap_staysInItsColumnsAndLosesNothingButSpace(
      @ForAll String text, @ForAll @IntRange(min = 2, max = 40) int columns) {
    assertThat(Texts.wrap(text, columns)).allMatch(line -> Texts.width(line) <= columns);
    assertThat(withoutSpace(String.join("", Texts.wrap(text, columns))))
        .isEqualTo(withoutSpace(Texts.safe(text)));
  }

  @Property(tries = 300)
  void wrapHanging_staysInItsColumnsAndLosesNothingButSpace(
      @ForAll String text, @ForAll @IntRange(min = 4, max = 40) int columns) {
    String items = "1. " + text + "\n  - " + text;
    assertThat(Texts.wrapHanging(items, columns)).allMatch(line -> Texts.width(line) <= columns);
    assertThat(withoutSpace(String.join("", Texts.wrapHanging(items, columns))))
        .isEqualTo(withoutSpace(Texts.safe(items)));
  }

  @Test
  void wrapHanging_keepsItemsApart() {
    assertThat(Texts.wrapHanging("1. one two three\n   - four five\nsix seven eight", 12))
        .containsExactly("1. one two", "   three", "   - four", "     five", "six seven", "eight");
    assertThat(Texts.wrapHanging("a - b 1. c", 6)).containsExactly("a - b", "1. c");
  }

  private static String withoutSpace(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
