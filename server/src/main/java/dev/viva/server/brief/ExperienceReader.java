package dev.viva.server.brief;

import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Piece.Experience;
import java.util.Optional;

/** Reads experience: years, names of levels, and the levels that are not wanted. */
final class ExperienceReader {
  /** From so many years on nobody is a junior or in the middle. */
  private static final int SENIOR = 5;

  private static final int MOST_BARE_YEARS = 20;

  private final Tokens tokens;
  private final NamedAreas areas;
  private final Exclusions exclusions;
  private final Cut cut;

  ExperienceReader(Tokens tokens, NamedAreas areas, Exclusions exclusions, Cut cut) {
    this.tokens = tokens;
    this.areas = areas;
    this.exclusions = exclusions;
    this.cut = cut;
  }

  /** Takes the experience at {@code index}; returns where it ends, {@code index} where none is. */
  int read(int index) {
    boolean afterName = cut.last() instanceof Experience && cut.last().to() == index;
    Optional<Experience> found =
        Years.read(tokens, index, afterName).or(() -> Levels.read(tokens, index));
    if (found.isEmpty()) {
      int end = notALevel(index);
      return end > index ? end : moreYears(index);
    }
    // A longer name of an area wins: "entry" is a level, "expert systems" could be an area.
    Optional<NamedAreas.Found> area = areas.at(index);
    boolean longer = area.isPresent() && area.get().end() > found.get().to();
    return found.get().named() && longer ? index : cut.add(found.get());
  }

  /** "No juniors", "but not staff", "not too senior". */
  private int notALevel(int index) {
    int negation = exclusions.negation(index);
    boolean degree = negation > 0 && tokens.is(index + negation, "too", "very", "overly", "that");
    int prefix = degree ? negation + 1 : negation;
    Optional<Experience> level =
        prefix == 0 ? Optional.empty() : Levels.read(tokens, index + prefix);
    if (level.isEmpty()
        || areas.at(index + prefix).filter(found -> found.end() > level.get().to()).isPresent()) {
      return index;
    }
    LevelRange out = level.get().range();
    // Who wants no seniors wants nobody above them either.
    boolean above = out.minYears() >= (degree ? 1 : SENIOR);
    out = above ? LevelRange.atLeast(out.minYears()) : out;
    return cut.add(new Experience(index, level.get().to(), out, true, true));
  }

  /** "3 years of Python and 1 of Django": the second number counts years too. */
  private int moreYears(int index) {
    boolean had =
        cut.pieces().stream()
            .anyMatch(piece -> piece instanceof Experience years && !years.named());
    Optional<Integer> years =
        had && tokens.is(index + 1, "of", "in", "with") && areas.at(index + 2).isPresent()
            ? Numbers.read(tokens, index).flatMap(Numbers.Number::whole)
            : Optional.empty();
    return years
        .filter(number -> number <= MOST_BARE_YEARS)
        .map(number -> new LevelRange(number, number))
        .map(range -> cut.add(new Experience(index, index + 1, range, false, false)))
        .orElse(index);
  }
}
