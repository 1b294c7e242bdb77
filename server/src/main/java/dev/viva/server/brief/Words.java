package dev.viva.server.brief;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.Locale;

/** How values read in a sentence. */
public final class Words {
  private Words() {}

  public static String of(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** {@code 4+ years}, {@code 2-4 years}, {@code 3 years}, {@code any level}. */
  public static String of(LevelRange level) {
    if (level.minYears() == level.maxYears()) {
      return count(level.minYears(), "year");
    }
    return level.equals(LevelRange.ANY) ? "any level" : level + " years";
  }

  /** {@code 1 question}, {@code 2 questions}. */
  public static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
