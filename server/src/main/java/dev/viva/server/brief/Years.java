package dev.viva.server.brief;

import dev.viva.server.bank.LevelRange;
import java.util.List;
import java.util.Optional;

/** Years of experience in a brief: "4+ years", "between 2 and 5 yrs", "YoE: 4-6", "18 months". */
final class Years {
  private static final int MOST_YEARS = 60;

  private static final Phrases UNITS = Vocabulary.phrases("years.units");
  private static final Phrases EXPERIENCE = Vocabulary.phrases("years.experience");

  static final Phrases AT_LEAST = Vocabulary.phrases("years.at-least");
  static final Phrases AT_MOST = Vocabulary.phrases("years.at-most");
  private static final Phrases ABOUT = Vocabulary.phrases("years.about");
  private static final Phrases OR_MORE = Vocabulary.phrases("years.or-more");
  private static final Phrases OR_LESS = Vocabulary.phrases("years.or-less");

  private Years() {}

  /** Years at {@code index}, if the words there are years; a level's name stands before or not. */
  static Optional<Piece.Experience> read(Tokens tokens, int index, boolean afterName) {
    return inYears(tokens, index)
        .or(() -> inMonths(tokens, index))
        .or(() -> BareYears.labelled(tokens, index))
        .or(() -> BareYears.read(tokens, index, afterName))
        .or(() -> none(tokens, index));
  }

  private static Optional<Piece.Experience> inYears(Tokens tokens, int index) {
    int least = AT_LEAST.longest(tokens, index);
    int most = AT_MOST.longest(tokens, index);
    int about = ABOUT.longest(tokens, index);
    int between = tokens.is(index, "between") ? 1 : 0;
    int start = index + Math.max(Math.max(between, about), Math.max(least, most));
    Optional<Numbers.Number> first = Numbers.read(tokens, start);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int at = first.get().end();
    int unit = unit(tokens, at);
    // "at least 5 but less than 8 years" is a range.
    int but = at + (tokens.is(at, "but", "and", ",") ? 1 : 0);
    int upper = least > 0 ? AT_MOST.longest(tokens, but) : 0;
    Optional<Numbers.Number> second =
        upper > 0 ? Numbers.read(tokens, but + upper) : second(tokens, unit > 0 ? at + unit : at);
    if (second.isPresent()) {
      int end = second.get().end();
      int plus = plus(tokens, end);
      int years = unit(tokens, end + plus);
      if (years > 0) {
        String typed = tokens.typed(index, end + plus + years);
        LevelRange range = range(typed, first.get().value(), second.get().value());
        return Optional.of(experience(tokens, index, end + plus + years, range));
      }
    }
    int ish = tokens.is(at, "ish") ? 1 : tokens.phrase(at, "- ish");
    int plus = plus(tokens, at);
    int years = unit(tokens, at + Math.max(plus, ish));
    if (years == 0) {
      return Optional.empty();
    }
    int end = at + Math.max(plus, ish) + years;
    Optional<Numbers.Number> bound = least > 0 ? upperBound(tokens, end) : Optional.empty();
    if (bound.isPresent()) {
      int to = bound.get().end();
      String whole = tokens.typed(index, to);
      LevelRange both = range(whole, first.get().value(), bound.get().value());
      return Optional.of(experience(tokens, index, to, both));
    }
    int late = plus == 0 ? latePlus(tokens, end) : 0;
    int less = plus + late == 0 ? unlessCounting(tokens, end, OR_LESS) : 0;
    String typed = tokens.typed(index, end);
    double value = first.get().value();
    LevelRange range;
    if (most > least || less > 0) {
      range = range(typed, 0, value);
    } else if (least > 0 || plus > 0 || late > 0) {
      range = LevelRange.atLeast(checked(typed, value));
    } else if ((about > 0 && !tokens.is(index, "some")) || ish > 0) {
      range = range(typed, Math.max(0, value - 1), value + 1);
    } else {
      range = range(typed, value, value);
    }
    return Optional.of(experience(tokens, index, end + late + less, range));
  }

  /**
   * The bare number that bounds years from above: "at least 5 years, at most ten". One with a unit
   * is read on its own, one that counts anything else bounds no years.
   */
  private static Optional<Numbers.Number> upperBound(Tokens tokens, int index) {
    int at = tokens.is(index, ",", "and", "but") ? index + 1 : index;
    int most = AT_MOST.longest(tokens, at);
    return Numbers.read(tokens, at + most)
        .filter(number -> most > 0 && unit(tokens, number.end()) == 0)
        .filter(number -> !BareYears.isAmount(tokens, number.end()))
        .filter(number -> tokens.endsLine(number.end()) || !tokens.at(number.end()).isWord());
  }

  /** The second number of a range: {@code - 5}, {@code to 5}, {@code and 5}. */
  static Optional<Numbers.Number> second(Tokens tokens, int index) {
    if (tokens.is(index, ".") && tokens.is(index + 1, ".")) {
      return Numbers.read(tokens, tokens.is(index + 2, ".") ? index + 3 : index + 2);
    }
    int upTo = tokens.longest(index, List.of("up to", "- up to", "and up to", "to at most"));
    if (upTo > 0) {
      return Numbers.read(tokens, index + upTo);
    }
    if (!tokens.is(
        index, "-", "to", "and", "or", "until", "till", "through", "thru", "…", "/", "~")) {
      return Optional.empty();
    }
    return Numbers.read(tokens, index + 1);
  }

  static int unit(Tokens tokens, int index) {
    int skip = tokens.is(index, "-") ? 1 : 0;
    int length = UNITS.longest(tokens, index + skip);
    return length > 0 ? skip + length : 0;
  }

  static int plus(Tokens tokens, int index) {
    return Math.max(tokens.is(index, "+", "plus") ? 1 : 0, unlessCounting(tokens, index, OR_MORE));
  }

  /** A plus after the unit: "4 years+" is open above, "4 years + Django" joins two wishes. */
  private static int latePlus(Tokens tokens, int index) {
    boolean joins =
        tokens.is(index, "+", "plus")
            && !(tokens.is(index, "+") && tokens.at(index).glued() && !tokens.at(index + 1).glued())
            && (tokens.at(index + 1).isWord() || tokens.at(index + 1).isNumber())
            && !tokens.is(index + 1, "of", "in", "with", "experience", "exp");
    return joins ? 0 : plus(tokens, index);
  }

  /** "5 years min" but not "5 years, min 1 coding question". */
  private static int unlessCounting(Tokens tokens, int index, Phrases phrases) {
    int length = phrases.longest(tokens, index);
    return Numbers.read(tokens, index + length).isPresent() ? 0 : length;
  }

  static Piece.Experience experience(Tokens tokens, int from, int end, LevelRange range) {
    int mark = tokens.is(end, "'") && tokens.at(end).glued() ? end + 1 : end;
    int to = mark + EXPERIENCE.longest(tokens, mark);
    return new Piece.Experience(from, to, range, false, false);
  }

  static LevelRange range(String typed, double from, double to) {
    if (to < from) {
      throw Faults.wrong(typed, "the first number must be the smaller one");
    }
    return new LevelRange(checked(typed, Math.floor(from)), checked(typed, Math.ceil(to)));
  }

  static int checked(String typed, double years) {
    if (years > MOST_YEARS) {
      throw Faults.wrong(typed, "expected 0 to " + MOST_YEARS + " years");
    }
    return (int) Math.floor(years);
  }

  private static Optional<Piece.Experience> inMonths(Tokens tokens, int index) {
    int least = AT_LEAST.longest(tokens, index);
    int most = AT_MOST.longest(tokens, index);
    Optional<Numbers.Number> number = Numbers.read(tokens, index + Math.max(least, most));
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int plus = plus(tokens, number.get().end());
    int at = number.get().end() + plus;
    at += tokens.is(at, "-") ? 1 : 0;
    if (!tokens.is(at, "months", "month", "mos", "mths")) {
      return Optional.empty();
    }
    double years = number.get().value() / 12;
    String typed = tokens.typed(index, at + 1);
    LevelRange range =
        plus > 0 || least > most
            ? LevelRange.atLeast(checked(typed, years))
            : range(typed, most > 0 ? 0 : Math.floor(years), years);
    return Optional.of(experience(tokens, index, at + 1, range));
  }

  private static Optional<Piece.Experience> none(Tokens tokens, int index) {
    int length =
        tokens.longest(
            index,
            List.of(
                "no experience",
                "without experience",
                "zero experience",
                "no prior experience",
                "no work experience",
                "no professional experience",
                "without any experience"));
    return length == 0
        ? Optional.empty()
        : Optional.of(
            new Piece.Experience(index, index + length, new LevelRange(0, 1), false, false));
  }
}
