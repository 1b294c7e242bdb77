package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one run of words of a brief says on its own. {@link Reader} cuts the words into pieces
 * without a gap, so that none is lost; what pieces mean together is found out afterwards.
 */
sealed interface Piece {
  /** Index of the first token. */
  int from();

  /** Index after the last token. */
  int to();

  /**
   * Experience.
   *
   * @param named whether it was a name such as "senior", which years given elsewhere replace
   * @param out whether it is what the brief does not want: "no juniors"
   */
  record Experience(int from, int to, LevelRange range, boolean named, boolean out)
      implements Piece {}

  /** Which side of a number is meant. */
  enum Limit {
    NONE,
    LEAST,
    MOST
  }

  /**
   * A duration in minutes.
   *
   * @param each whether it is that of every area
   */
  record Duration(int from, int to, int minutes, Limit limit, boolean each) implements Piece {}

  /**
   * Minutes for something that the plan has its own time for: "5 min intro".
   *
   * @param within whether they are told to be part of the length
   * @param added whether they come on top of a length before them
   */
  record Aside(int from, int to, int minutes, boolean within, boolean added) implements Piece {}

  /** The name of an area. */
  record Subject(int from, int to, Area area) implements Piece {}

  /**
   * A share of the time.
   *
   * @param value in {@link Balance#WHOLE}ths for {@link Unit#SHARE}, in hundredths for {@link
   *     Unit#PARTS}, else 0
   * @param each whether every area has it
   * @param heading whether it stands over a list: "nice to have: Docker, AWS"
   */
  record Share(int from, int to, Unit unit, int value, boolean each, boolean heading)
      implements Piece {
    /** Whether it is a word and not a number. */
    boolean inWords() {
      return unit == Unit.MUCH || unit == Unit.LITTLE;
    }
  }

  /** What a share is measured in. */
  enum Unit {
    /** Of the whole time. */
    SHARE,
    /** Relative to the areas around it. */
    PARTS,
    MUCH,
    LITTLE,
    REST,
    /** Says that all are the same, which they are without it too. */
    EQUAL
  }

  /** "70/30", "50-30-20", "2:1": the shares of the areas in order. */
  record Ratio(int from, int to, List<Integer> parts) implements Piece {}

  /** How many questions of a kind; {@code max} is empty where there is no upper bound. */
  record Count(int from, int to, Kind kind, int min, OptionalInt max) implements Piece {}

  /** Areas and kinds to leave out. */
  record LeftOut(int from, int to, List<Area> areas, List<Kind> kinds) implements Piece {}

  /** "Only conceptual questions". */
  record OnlyKinds(int from, int to, Set<Kind> kinds) implements Piece {}

  /** A number that says nothing by itself. */
  record Figure(int from, int to, double value) implements Piece {}

  /** A word that carries no constraint. */
  record Filler(int from, int to) implements Piece {}

  /** Punctuation. */
  record Sign(int from, int to) implements Piece {}

  /**
   * Words that nobody understood.
   *
   * @param whole whether they belong together: "no frontend", "machine learning"
   */
  record Unknown(int from, int to, boolean whole) implements Piece {}
}
