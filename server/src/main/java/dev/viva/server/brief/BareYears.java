package dev.viva.server.brief;

import dev.viva.server.bank.LevelRange;
import java.util.List;
import java.util.Optional;

/** Years of experience without a unit: "YoE: 4-6", "exp 3+", "4+", "senior (3-5)". */
final class BareYears {
  /** Above this, a number without a unit is not years. */
  private static final int MOST_BARE = 40;

  /** Words that say that years follow, though no unit does. */
  private static final Phrases LABELS = Vocabulary.phrases("bare-years.labels");

  private BareYears() {}

  /** "YoE: 4-6", "experience 3+", "years: 5". */
  static Optional<Piece.Experience> labelled(Tokens tokens, int index) {
    int label = LABELS.longest(tokens, index);
    if (label == 0 || tokens.at(index - 1).isNumber()) {
      return Optional.empty();
    }
    int at = index + label;
    at += tokens.is(at, ":", "=", "-", "of", "is") ? 1 : 0;
    int least = Years.AT_LEAST.longest(tokens, at);
    int most = Years.AT_MOST.longest(tokens, at);
    Optional<Numbers.Number> first =
        Numbers.read(tokens, at + Math.max(least, most))
            .filter(number -> number.value() <= MOST_BARE);
    if (first.isEmpty() || isAmount(tokens, first.get().end())) {
      return Optional.empty();
    }
    int end = first.get().end();
    Optional<Numbers.Number> second = Years.second(tokens, end);
    if (second.isPresent() && !isAmount(tokens, second.get().end())) {
      String typed = tokens.typed(index, second.get().end());
      LevelRange range = Years.range(typed, first.get().value(), second.get().value());
      int last = second.get().end();
      return Optional.of(Years.experience(tokens, index, last + Years.unit(tokens, last), range));
    }
    int plus = Years.plus(tokens, end);
    String typed = tokens.typed(index, end + plus);
    double value = first.get().value();
    LevelRange range =
        plus > 0 || least > most
            ? LevelRange.atLeast(Years.checked(typed, value))
            : Years.range(typed, most > 0 ? 0 : value, value);
    int last = end + plus;
    return Optional.of(Years.experience(tokens, index, last + Years.unit(tokens, last), range));
  }

  /** Whether a number before {@code index} counts something else than years. */
  static boolean isAmount(Tokens tokens, int index) {
    return tokens.is(index, "%", "percent", "x", "/", ":")
        || Lengths.isUnit(tokens, index)
        || Kinds.word(tokens, index).isPresent()
        || Kinds.noun(tokens, index) > index;
  }

  /** Years without a unit: "4+", "3+ exp", and "(6+)" or "(3-5)" after the name of a level. */
  static Optional<Piece.Experience> read(Tokens tokens, int index, boolean afterName) {
    boolean bracket = afterName && tokens.is(index, "(");
    int at = bracket ? index + 1 : index;
    Optional<Numbers.Number> from =
        tokens.at(at).isNumber() ? Numbers.read(tokens, at) : Optional.empty();
    Optional<Integer> years =
        from.flatMap(Numbers.Number::whole).filter(whole -> whole <= MOST_BARE);
    if (years.isEmpty()) {
      return Optional.empty();
    }
    int end = from.get().end();
    if (tokens.is(end, "+")) {
      boolean joins =
          tokens.at(end + 1).glued()
              && (tokens.at(end + 1).isWord() || tokens.at(end + 1).isNumber());
      boolean glued = tokens.at(end).glued() && !joins;
      LevelRange range = LevelRange.atLeast(years.get());
      if (bracket && tokens.is(end + 1, ")")) {
        return Optional.of(Years.experience(tokens, index, end + 2, range));
      }
      boolean counts =
          Kinds.word(tokens, end + 1).isPresent() || Kinds.noun(tokens, end + 1) > end + 1;
      return glued && !counts
          ? Optional.of(Years.experience(tokens, index, end + 1, range))
          : Optional.empty();
    }
    if (tokens.is(end, "-", "to") && tokens.at(end + 1).isNumber()) {
      double to = Numbers.read(tokens, end + 1).orElseThrow().value();
      boolean closed = bracket && tokens.is(end + 2, ")");
      boolean named = tokens.longest(end + 2, List.of("exp", "xp", "experience")) > 0;
      if (to >= years.get() && to <= MOST_BARE && (closed || named)) {
        LevelRange range = new LevelRange(years.get(), (int) to);
        return Optional.of(Years.experience(tokens, index, end + (closed ? 3 : 2), range));
      }
    }
    return Optional.empty();
  }
}
