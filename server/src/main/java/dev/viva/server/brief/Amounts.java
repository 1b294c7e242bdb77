package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shares of the time in numbers: "70%", "two thirds", "2x", "weight 3", "twice as much", "70/30".
 */
final class Amounts {
  private static final Phrases SIGNS = Vocabulary.phrases("amounts.signs");
  private static final Phrases AS_MUCH = Vocabulary.phrases("amounts.as-much");

  private static final List<String> MORE = Vocabulary.list("amounts.more");
  private static final List<String> LESS = Vocabulary.list("amounts.less");

  private record Fraction(String words, int share) {}

  private static final List<Fraction> FRACTIONS = fractions();

  private Amounts() {}

  private static List<Fraction> fractions() {
    List<Fraction> fractions = new ArrayList<>();
    for (String one :
        List.of(
            "half",
            "one half",
            "a half",
            "half of it",
            "half of the time",
            "half the time",
            "half of",
            "half the interview",
            "the first half",
            "first half",
            "the second half",
            "second half",
            "half time")) {
      fractions.add(new Fraction(one, 6000));
    }
    String[] names = {"third", "quarter", "fourth", "fifth", "sixth", "tenth"};
    int[] parts = {3, 4, 4, 5, 6, 10};
    String[] numbers = {"one", "two", "three", "four"};
    for (int i = 0; i < names.length; i++) {
      int part = Balance.WHOLE / parts[i];
      for (String article : List.of("", "a ", "one ", "the last ", "the final ")) {
        fractions.add(new Fraction(article + names[i], part));
      }
      fractions.add(new Fraction("one - " + names[i], part));
      for (int n = 2; n < parts[i] && n <= numbers.length; n++) {
        fractions.add(new Fraction(numbers[n - 1] + " " + names[i] + "s", n * part));
        fractions.add(new Fraction(numbers[n - 1] + " - " + names[i] + "s", n * part));
      }
    }
    return List.copyOf(fractions);
  }

  /** A share at {@code index} that may stand before its area or after it. */
  static Optional<Share> read(Tokens tokens, int index) {
    return percent(tokens, index, index)
        .or(() -> compared(tokens, index))
        .or(() -> fraction(tokens, index, index))
        .or(() -> times(tokens, index, index))
        .map(share -> withEach(tokens, share));
  }

  /** A share right after its area: "(2)", "(70%)", ": 2", "x2". */
  static Optional<Share> readAfter(Tokens tokens, int index) {
    if (tokens.is(index, "(", "[")) {
      int at = tokens.is(index + 1, "weight", "x", "×", "*", ":") ? index + 2 : index + 1;
      return percent(tokens, index, at)
          .or(() -> fraction(tokens, index, at))
          .or(() -> times(tokens, index, at))
          .or(() -> parts(tokens, index, at))
          .filter(share -> tokens.is(share.to(), ")", "]"))
          .map(
              share -> new Share(index, share.to() + 1, share.unit(), share.value(), false, false));
    }
    if (tokens.is(index, ":", "=", "x", "×", "*")) {
      int at = index + 1;
      return percent(tokens, index, at)
          .or(
              () ->
                  parts(tokens, index, at)
                      .filter(
                          share ->
                              Lengths.read(tokens, at).isEmpty()
                                  && Years.read(tokens, at, false).isEmpty()
                                  && !tokens.is(share.to(), ":", "/")
                                  && Kinds.word(tokens, share.to()).isEmpty()));
    }
    int weight =
        tokens.longest(
            index,
            List.of(
                "weight",
                "w",
                "at weight",
                "with weight",
                "weighted",
                "- weight",
                "weighs",
                "weighing"));
    if (weight > 0) {
      int at = index + weight;
      return parts(tokens, index, tokens.is(at, ":", "=", "of") ? at + 1 : at);
    }
    // "Django x2"
    return tokens.word(index).matches("x\\d{1,3}")
        ? Optional.of(
            share(
                index,
                index + 1,
                Unit.PARTS,
                hundredths(Integer.parseInt(tokens.word(index).substring(1)), "x")))
        : Optional.empty();
  }

  private static Share share(int from, int to, Unit unit, int value) {
    return new Share(from, to, unit, value, false, false);
  }

  /** "40% each". */
  private static Share withEach(Tokens tokens, Share share) {
    int each = Fillers.each(tokens, share.to());
    return each == 0
        ? share
        : new Share(share.from(), share.to() + each, share.unit(), share.value(), true, false);
  }

  private static Optional<Share> percent(Tokens tokens, int from, int index) {
    Optional<Numbers.Number> number = Numbers.read(tokens, index);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int sign = SIGNS.longest(tokens, number.get().end());
    if (sign == 0) {
      return Optional.empty();
    }
    int end = number.get().end() + sign;
    double value = number.get().value();
    if (value <= 0 || value > 100) {
      throw Faults.wrong(tokens.typed(index, end), "expected more than 0 and at most 100 %");
    }
    return Optional.of(
        share(from, end, Unit.SHARE, Math.max(1, (int) Math.round(value * Balance.PERCENT))));
  }

  private static Optional<Share> fraction(Tokens tokens, int from, int index) {
    Share longest = null;
    for (Fraction fraction : FRACTIONS) {
      int length = tokens.phrase(index, fraction.words());
      if (length > 0 && (longest == null || index + length > longest.to())) {
        longest = share(from, index + length, Unit.SHARE, fraction.share());
      }
    }
    return Optional.ofNullable(longest).or(() -> slashed(tokens, from, index));
  }

  private static Optional<Share> slashed(Tokens tokens, int from, int index) {
    boolean slashed =
        tokens.at(index).isNumber() && tokens.is(index + 1, "/") && tokens.at(index + 2).isNumber();
    if (!slashed) {
      return Optional.empty();
    }
    double value =
        Double.parseDouble(tokens.word(index)) / Double.parseDouble(tokens.word(index + 2));
    return value > 0 && value < 1
        ? Optional.of(
            share(
                from, index + 3, Unit.SHARE, Math.max(1, (int) Math.round(value * Balance.WHOLE))))
        : Optional.empty();
  }

  private static Optional<Share> times(Tokens tokens, int from, int index) {
    Optional<Numbers.Number> number =
        tokens.at(index).isNumber() ? Numbers.read(tokens, index) : Optional.empty();
    return number.isPresent()
            && number.get().value() < 1_000
            && tokens.is(number.get().end(), "x", "×", "*", "parts", "part")
        ? Optional.of(
            share(from, number.get().end() + 1, Unit.PARTS, hundredths(number.get().value(), "x")))
        : Optional.empty();
  }

  /** "Twice as much Django as SQL", "half as much Docker", "more Django than SQL". */
  private static Optional<Share> compared(Tokens tokens, int index) {
    int factor = 0;
    int at = index;
    if (tokens.is(index, "twice", "double", "doubly")) {
      factor = 200;
      at = index + 1;
    } else if (tokens.is(index, "single", "normal") && tokens.is(index + 1, "weight")) {
      factor = 100;
      at = index + 1;
    } else if (tokens.is(index, "triple", "thrice")) {
      factor = 300;
      at = index + 1;
    } else if (tokens.is(index, "half") && tokens.is(index + 1, "as")) {
      factor = 50;
      at = index + 1;
    } else {
      Optional<Numbers.Number> number = Numbers.read(tokens, index);
      int times = number.isEmpty() ? 0 : tokens.longest(number.get().end(), List.of("times", "x"));
      if (times > 0 && number.get().value() < 1_000) {
        factor = hundredths(number.get().value(), "times");
        at = number.get().end() + times;
      }
    }
    if (factor == 0) {
      return moreThan(tokens, index);
    }
    int much = AS_MUCH.longest(tokens, at);
    return much > 0 || tokens.is(index, "twice", "double", "triple", "thrice")
        ? Optional.of(share(index, at + much, Unit.PARTS, factor))
        : Optional.empty();
  }

  private static Optional<Share> moreThan(Tokens tokens, int index) {
    int more = tokens.longest(index, MORE);
    int less = tokens.longest(index, LESS);
    if (Math.max(more, less) == 0) {
      return Optional.empty();
    }
    boolean than = false;
    int end = index + Math.max(more, less);
    for (int at = end; at < end + 6 && !tokens.is(at, ",", ";", "."); at++) {
      than |= tokens.is(at, "than");
    }
    return than
        ? Optional.of(share(index, end, Unit.PARTS, more > less ? 200 : 50))
        : Optional.empty();
  }

  private static Optional<Share> parts(Tokens tokens, int from, int index) {
    if (!tokens.at(index).isNumber()) {
      return Optional.empty();
    }
    return Numbers.read(tokens, index)
        .filter(number -> number.value() < 1_000)
        .map(number -> share(from, number.end(), Unit.PARTS, hundredths(number.value(), "weight")));
  }

  /** Parts are kept in hundredths, so that "1.5" and "0.7" are exact. */
  private static int hundredths(double value, String what) {
    int hundredths = (int) Math.round(value * 100);
    if (hundredths < 1) {
      throw Faults.wrong(
          "a "
              + what
              + " of "
              + String.format(Locale.ROOT, "%.0f", value)
              + ": expected 1 or more");
    }
    return hundredths;
  }

  /** A ratio such as {@code 70/30}, {@code 50-30-20} or {@code 2:1}. */
  static Optional<Piece.Ratio> ratio(Tokens tokens, int index) {
    String sign = tokens.is(index + 1, "to") ? "to" : tokens.word(index + 1);
    if (!tokens.at(index).isNumber() || !List.of("/", ":", "-", "to").contains(sign)) {
      return Optional.empty();
    }
    List<Integer> parts = new ArrayList<>();
    int at = index;
    while (tokens.at(at).isNumber()) {
      Optional<Integer> part = Numbers.read(tokens, at).flatMap(Numbers.Number::whole);
      if (part.isEmpty() || part.get() < 1) {
        return Optional.empty();
      }
      parts.add(part.get());
      at++;
      if (tokens.is(at, "%")) {
        at++;
      }
      if (!tokens.is(at, sign) || !tokens.at(at + 1).isNumber()) {
        break;
      }
      at++;
    }
    boolean hundred = parts.stream().mapToInt(Integer::intValue).sum() == 100;
    // "2 to 1" falls, a range such as "1 to 2" does not.
    boolean falls = sign.equals("to") && parts.get(0) >= parts.get(parts.size() - 1);
    boolean other =
        Lengths.isUnit(tokens, at)
            || Kinds.noun(tokens, at) > at
            || Kinds.word(tokens, at).isPresent();
    if (parts.size() < 2 || !(hundred || falls || sign.equals(":")) || other) {
      return Optional.empty();
    }
    int words =
        tokens.longest(at, List.of("split between", "split", "ratio", "ratio of", "between"));
    return Optional.of(new Piece.Ratio(index, at + words, List.copyOf(parts)));
  }
}
