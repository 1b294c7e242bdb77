package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.Locale;

/** How values read in a sentence. */
final class Words {
  private Words() {}

  static String of(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** {@code 4+ years}, {@code 2-4 years}, {@code any level}. */
  static String of(LevelRange level) {
    return level.equals(LevelRange.ANY) ? "any level" : level + " years";
  }

  /** {@code 1 question}, {@code 2 questions}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
