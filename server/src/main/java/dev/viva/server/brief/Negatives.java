package dev.viva.server.brief;

import java.util.Optional;

/** Numbers below zero, which are refused; the dashes of a list and of a range are none. */
final class Negatives {
  private Negatives() {}

  /** Refuses "-5 years" and "-60 min" at {@code index}. */
  static void refuse(Tokens tokens, int index) {
    boolean minus =
        tokens.is(index, "-")
            && tokens.at(index + 1).isNumber()
            && tokens.at(index + 1).glued()
            && !tokens.at(index).glued()
            && (index == 0 || tokens.is(index - 1, ",", ";", ":", "(", "with", "of", "for"))
            && !isBullet(tokens, index);
    if (!minus) {
      return;
    }
    boolean years =
        Years.read(tokens, index + 1, false).filter(found -> !found.range().isOpen()).isPresent();
    Optional<Lengths.Length> minutes = Lengths.read(tokens, index + 1);
    if (years || minutes.isPresent()) {
      int end =
          minutes
              .map(Lengths.Length::end)
              .orElseGet(() -> Years.read(tokens, index + 1, false).orElseThrow().to());
      throw Faults.wrong(tokens.typed(index, end), "expected 0 or more");
    }
  }

  /** Whether the "-" at {@code index} begins one of several lines that do. */
  private static boolean isBullet(Tokens tokens, int index) {
    if (!tokens.at(index).newLine()) {
      return false;
    }
    int lines = 0;
    for (int at = 0; at < tokens.size(); at++) {
      lines += tokens.is(at, "-") && tokens.at(at).newLine() ? 1 : 0;
    }
    return lines > 1;
  }
}
