package dev.viva.server.brief;

import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Piece.Experience;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.Sign;
import dev.viva.server.brief.Piece.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what a brief says about experience. Years say more than names: "senior (6+ years)"
 * means 6 and more. Years with an area ("3 years Django, 1 year AWS") count where no others are
 * given, the most of them. Otherwise two different statements of years contradict each other.
 */
final class WantedLevel {
  /** A name and years further apart than this contradict each other: "junior, 10+ years". */
  private static final int FAR = 4;

  private final List<Piece> pieces;
  private final Findings findings;

  WantedLevel(List<Piece> pieces, Findings findings) {
    this.pieces = pieces;
    this.findings = findings;
  }

  LevelRange level() {
    List<Experience> all = of(piece -> true);
    List<Experience> years = of(piece -> !piece.named());
    List<Experience> names = of(piece -> piece.named() && !piece.out());
    LevelRange level;
    if (years.isEmpty()) {
      level = span(names.stream().map(Experience::range).toList());
    } else {
      level = years(years);
      names.forEach(name -> refuseFar(name, level));
    }
    LevelRange left = without(level, of(Experience::out));
    for (Experience piece : all) {
      findings.understand(piece, meaning(piece, left, !years.isEmpty()));
    }
    return left;
  }

  private List<Experience> of(java.util.function.Predicate<Experience> wanted) {
    return pieces.stream()
        .filter(Experience.class::isInstance)
        .map(Experience.class::cast)
        .filter(wanted)
        .toList();
  }

  private static String meaning(Experience piece, LevelRange level, boolean hasYears) {
    if (piece.out()) {
      return "nobody of " + Words.of(piece.range());
    }
    if (hasYears && !piece.range().equals(level)) {
      return piece.named()
          ? "a level; the years say more: " + Words.of(level)
          : Words.of(piece.range()) + " there, " + Words.of(level) + " in all";
    }
    return Words.of(piece.range()) + " of experience";
  }

  private LevelRange years(List<Experience> years) {
    List<LevelRange> distinct = years.stream().map(Experience::range).distinct().toList();
    if (distinct.size() == 1) {
      return distinct.get(0);
    }
    List<LevelRange> overall =
        years.stream().filter(piece -> !isOfArea(piece)).map(Experience::range).distinct().toList();
    if (overall.size() == 1) {
      return overall.get(0);
    }
    if (overall.isEmpty()) {
      return distinct.stream()
          .max(
              java.util.Comparator.comparingInt(LevelRange::minYears)
                  .thenComparingInt(LevelRange::maxYears))
          .orElseThrow();
    }
    return between(overall)
        .orElseThrow(
            () ->
                Faults.wrong(
                    "the brief asks for "
                        + Words.of(overall.get(0))
                        + " and for "
                        + Words.of(overall.get(1))
                        + " of experience"));
  }

  /** "At least 3 years, at most 6 years": one bound from each. */
  private static Optional<LevelRange> between(List<LevelRange> ranges) {
    if (ranges.size() != 2) {
      return Optional.empty();
    }
    LevelRange lower = ranges.get(0).isOpen() ? ranges.get(0) : ranges.get(1);
    LevelRange upper = ranges.get(0).isOpen() ? ranges.get(1) : ranges.get(0);
    boolean bounds = lower.isOpen() && !upper.isOpen() && upper.minYears() == 0;
    return bounds && lower.minYears() <= upper.maxYears()
        ? Optional.of(new LevelRange(lower.minYears(), upper.maxYears()))
        : Optional.empty();
  }

  /** Whether the years stand beside an area: "3 years Django", "Django (3 years)". */
  private boolean isOfArea(Experience piece) {
    int at = pieces.indexOf(piece);
    int after = at + 1;
    while (after < pieces.size() && pieces.get(after) instanceof Filler) {
      after++;
    }
    boolean before = at > 0 && pieces.get(at - 1) instanceof Subject;
    boolean bracket =
        at > 1
            && pieces.get(at - 1) instanceof Sign
            && findings.typed(pieces.get(at - 1)).equals("(")
            && pieces.get(at - 2) instanceof Subject;
    return before || bracket || (after < pieces.size() && pieces.get(after) instanceof Subject);
  }

  private void refuseFar(Experience name, LevelRange level) {
    int gap =
        Math.max(
            level.minYears() - name.range().maxYears(), name.range().minYears() - level.maxYears());
    if (gap > FAR) {
      throw Faults.wrong(
          "'"
              + findings.typed(name)
              + "' means "
              + Words.of(name.range())
              + " of experience, the brief asks for "
              + Words.of(level)
              + " too");
    }
  }

  private static LevelRange span(List<LevelRange> ranges) {
    int min = ranges.stream().mapToInt(LevelRange::minYears).min().orElse(0);
    int max = ranges.stream().mapToInt(LevelRange::maxYears).max().orElse(LevelRange.NO_LIMIT);
    return new LevelRange(min, max);
  }

  /** Cuts off what is not wanted at either end: "no juniors", "not staff". */
  private LevelRange without(LevelRange level, List<Experience> out) {
    int min = level.minYears();
    int max = level.maxYears();
    List<Experience> odd = new ArrayList<>();
    for (Experience piece : out) {
      if (piece.range().minYears() <= min && piece.range().maxYears() < max) {
        min = Math.max(min, piece.range().maxYears());
      } else if (piece.range().maxYears() >= max && piece.range().minYears() > min) {
        max = Math.min(max, piece.range().minYears());
      } else if (piece.range().overlaps(level)) {
        odd.add(piece);
      }
    }
    if (!odd.isEmpty()) {
      throw Faults.wrong(
          findings.typed(odd.get(0)), "leaves nothing of " + Words.of(level) + " of experience");
    }
    return new LevelRange(min, max);
  }
}
