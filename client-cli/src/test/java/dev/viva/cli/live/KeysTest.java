package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final int NOTHING = -2;

  /** The keys that a terminal sends with {@code text}, all of it at once. */
  private static List<Key> keys(String text) throws IOException {
    int[] at = {0};
    Keys keys = new Keys(millis -> at[0] < text.length() ? text.charAt(at[0]++) : NOTHING);
    List<Key> found = new ArrayList<>();
    for (Optional<Key> key = keys.next(1); key.isPresent(); key = keys.next(1)) {
      found.add(key.get());
    }
    return found;
  }

  @Test
  void next_arrowsAndLetters() throws IOException {
    assertThat(keys("3\u001b[C\u001bOD\u001b[1;5A\r"))
        .containsExactly(
            Key.character("3"),
            Key.of(Key.Kind.RIGHT),
            Key.of(Key.Kind.LEFT),
            Key.of(Key.Kind.UP),
            Key.of(Key.Kind.ENTER));
  }

  @Test
  void next_escapeThatALineBringsTogetherWithTheNextKey_areTwoKeys() throws IOException {
    assertThat(keys("\u001bq\u001b\r\u001b\u001b"))
        .containsExactly(
            Key.of(Key.Kind.ESCAPE),
            Key.character("q"),
            Key.of(Key.Kind.ESCAPE),
            Key.of(Key.Kind.ENTER),
            Key.of(Key.Kind.ESCAPE),
            Key.of(Key.Kind.ESCAPE));
  }

  @Test
  void next_paste_isOneKey() throws IOException {
    assertThat(keys("\u001b[200~two\r\nlines\u001b[201~x"))
        .containsExactly(new Key(Key.Kind.PASTE, "two\nlines"), Key.character("x"));
  }

  @Test
  void next_surrogates_areOneCharacter() throws IOException {
    assertThat(keys("🙂é")).containsExactly(Key.character("🙂"), Key.character("é"));
  }

  @Test
  void next_closedTerminal_isGone() {
    Keys keys = new Keys(millis -> -1);
    assertThatThrownBy(() -> keys.next(1)).isInstanceOf(Keys.Gone.class);
  }
}
