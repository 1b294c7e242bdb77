package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.List;

/** A piece of a brief's words that means something. {@code text} is the piece as typed. */
sealed interface BriefAtom {
  String text();

  /** Years of experience; {@code named} for a name such as "senior" instead of a number. */
  record Level(String text, LevelRange years, boolean named) implements BriefAtom {}

  /** A length of time; {@code bound} is -1 for "at most", 1 for "at least", else 0. */
  record Minutes(String text, int minutes, int bound) implements BriefAtom {}

  /** A weight of the area beside it: percent where {@code percent}, else parts. */
  record Weight(String text, double value, boolean percent) implements BriefAtom {}

  /** Two or more weights for as many areas: "70/30". */
  record Split(String text, List<Integer> values) implements BriefAtom {}

  /** "mostly", "some": a weight of the area after it. */
  record Emphasis(String text, int grade) implements BriefAtom {}

  record Named(String text, Area area) implements BriefAtom {}

  /** A bound on a kind; {@code max} is -1 where there is none. */
  record Bound(String text, Kind kind, int min, int max) implements BriefAtom {}

  /** Only these kinds. */
  record Only(String text, List<Kind> kinds) implements BriefAtom {}

  /** Out with kinds and areas. */
  record Without(String text, List<Kind> kinds, List<Area> areas) implements BriefAtom {}

  /** What parts one wish from the next. */
  record Separator(String text) implements BriefAtom {}

  /** Words without a constraint. */
  record Filler(String text) implements BriefAtom {}

  record Unknown(String text) implements BriefAtom {}
}
