package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FencesTest {
  private static int end(int open, String... lines) {
    return new Fences(List.of(lines)).end(open);
  }

  @Test
  void end_ofAFence_isTheNextLineOfAsManyMarks() {
    assertThat(end(0, "````", "```", "````x", "  `````", "````")).isEqualTo(3);
    assertThat(end(1, "x", "~~~ py", "```", "~~~")).isEqualTo(3);
  }

  @Test
  void end_ofWhatIsNoFenceOrNeverCloses_isTheLineItself() {
    assertThat(end(0, "x", "```")).isZero();
    assertThat(end(0, "    ```", "```")).isZero();
    assertThat(end(0, "```", "``", "    ```")).isZero();
  }

  @Test
  void end_afterALongerFenceThatNeverCloses_stillFindsTheShorterOne() {
    Fences fences = new Fences(List.of("````", "```", "x", "```"));
    assertThat(fences.end(0)).isZero();
    assertThat(fences.end(1)).isEqualTo(3);
  }

  /** Lines that count how often they are looked at. */
  private static final class Counted extends AbstractList<String> {
    private final List<String> lines;
    private int looks;

    Counted(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public String get(int index) {
      looks++;
      return lines.get(index);
    }

    @Override
    public int size() {
      return lines.size();
    }
  }

  @Test
  void end_ofManyFencesThatNeverClose_looksAtEachLineAFewTimes() {
    Counted lines = new Counted(Collections.nCopies(2_000, "``` x"));
    Fences fences = new Fences(lines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(fences.end(i)).isEqualTo(i);
    }
    assertThat(lines.looks).isLessThan(10 * lines.size());
  }
}
