package dev.viva.server.brief;

import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Piece.Count;
import dev.viva.server.brief.Piece.Limit;
import java.util.Optional;
import java.util.OptionalInt;

/** How many questions of a kind: "at least one coding question", "coding: 2", "2-3 debugging". */
final class Counts {
  private static final int MOST = 100;
  private static final Phrases ADJECTIVES = Vocabulary.phrases("counts.adjectives");
  private static final Phrases AT_LEAST = Vocabulary.phrases("counts.at-least");
  private static final Phrases AT_MOST = Vocabulary.phrases("counts.at-most");
  private static final Phrases MORE_THAN = Phrases.of("more than", "over", ">");
  private static final Phrases LESS_THAN = Phrases.of("less than", "fewer than", "<");
  private static final Phrases EXACTLY = Phrases.of("exactly", "precisely", "just", "only", "=");
  private static final Phrases SEVERAL =
      Phrases.of("a few", "few", "several", "multiple", "a handful of");
  private static final Phrases SOME = Vocabulary.phrases("counts.some");
  private static final Phrases MOST_AFTER = Vocabulary.phrases("counts.most-after");
  private static final Phrases LEAST_AFTER = Vocabulary.phrases("counts.least-after");

  private Counts() {}

  static Optional<Count> read(Tokens tokens, int index) {
    int least = AT_LEAST.longest(tokens, index);
    int most = AT_MOST.longest(tokens, index);
    int exactly = EXACTLY.longest(tokens, index);
    int above = MORE_THAN.longest(tokens, index);
    int below = LESS_THAN.longest(tokens, index);
    int between = tokens.is(index, "between") ? 1 : 0;
    int prefix =
        Math.max(
            Math.max(Math.max(least, most), Math.max(above, below)), Math.max(exactly, between));
    int at = index + prefix;
    Limit limit = Limit.NONE;
    int shift = 0;
    if (prefix > 0 && (most == prefix || below == prefix)) {
      limit = Limit.MOST;
      shift = below == prefix ? -1 : 0;
    } else if (prefix > 0 && (least == prefix || above == prefix)) {
      limit = Limit.LEAST;
      shift = above == prefix ? 1 : 0;
    }
    Optional<Numbers.Number> number = Numbers.read(tokens, at);
    if (number.isPresent()) {
      return counted(tokens, index, number.get(), limit, shift);
    }
    if (prefix > 0) {
      return tokens.is(at, "a", "an")
          ? single(tokens, index, at + 1, limit, exactly > 0)
          : Optional.empty();
    }
    return uncounted(tokens, index);
  }

  /** "At most a design question". */
  private static Optional<Count> single(
      Tokens tokens, int index, int at, Limit limit, boolean exactly) {
    OptionalInt max = limit == Limit.MOST || exactly ? OptionalInt.of(1) : OptionalInt.empty();
    return bare(tokens, at)
        .map(word -> new Count(index, word.end(), word.kind(), limit == Limit.MOST ? 0 : 1, max));
  }

  /** "Some coding", "several debugging questions", "coding: 2". */
  private static Optional<Count> uncounted(Tokens tokens, int index) {
    int several = SEVERAL.longest(tokens, index);
    int some = Math.max(several, SOME.longest(tokens, index));
    return bare(tokens, index + some)
        .map(
            word ->
                countAfter(tokens, index, word)
                    .orElseGet(
                        () ->
                            new Count(
                                index,
                                word.end(),
                                word.kind(),
                                several > 0 ? 2 : 1,
                                OptionalInt.empty())));
  }

  /** "coding: 2", "design x1", "coding >= 2", "coding (1)". */
  private static Optional<Count> countAfter(Tokens tokens, int index, Kinds.Word word) {
    int end = word.end();
    boolean bracket = tokens.is(end, "(", "[");
    int sign = tokens.is(end, ":", "=", "x", "×", "-", "(", "[") ? 1 : 0;
    int least = AT_LEAST.longest(tokens, end + sign);
    int most = AT_MOST.longest(tokens, end + sign);
    if (sign + least + most == 0 && !tokens.at(end).isNumber()) {
      return Optional.empty();
    }
    int at = end + sign + Math.max(least, most);
    Optional<Numbers.Number> number = Numbers.read(tokens, at);
    Optional<Integer> count = number.flatMap(Numbers.Number::whole).filter(whole -> whole <= MOST);
    if (count.isEmpty() || isOther(tokens, at, number.get().end(), bracket)) {
      return Optional.empty();
    }
    int to = number.get().end();
    OptionalInt upper = least > 0 ? OptionalInt.empty() : OptionalInt.of(count.get());
    if (tokens.is(to, "+") && tokens.at(to).glued()) {
      upper = OptionalInt.empty();
      to++;
    } else if (tokens.is(to, "-") && tokens.at(to + 1).isNumber() && least + most == 0) {
      Optional<Integer> second = Numbers.read(tokens, to + 1).flatMap(Numbers.Number::whole);
      if (second.isPresent() && second.get() >= count.get() && second.get() <= MOST) {
        upper = OptionalInt.of(second.get());
        to += 2;
      }
    }
    to = bracket && tokens.is(to, ")", "]") ? to + 1 : to;
    return Optional.of(new Count(index, to, word.kind(), most > least ? 0 : count.get(), upper));
  }

  /** Whether the number counts minutes, years or something after it. */
  private static boolean isOther(Tokens tokens, int at, int end, boolean bracket) {
    return Lengths.read(tokens, at).isPresent()
        || Years.read(tokens, at, false).filter(years -> !tokens.is(end, "+")).isPresent()
        || tokens.is(end, "%", "percent", "x", "/")
        || (bracket && !tokens.is(end, ")", "]", "+", "-"))
        || bare(tokens, end).isPresent();
  }

  private static Optional<Count> counted(
      Tokens tokens, int index, Numbers.Number number, Limit before, int shift) {
    Optional<Integer> first = number.whole().filter(whole -> whole <= MOST);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int at = tokens.is(number.end(), "x", "×", "*") ? number.end() + 1 : number.end();
    Limit limit = before;
    int more = tokens.is(at, "+") ? 1 : tokens.phrase(at, "or more");
    if (more > 0) {
      limit = Limit.LEAST;
      at += more;
    }
    OptionalInt upper = OptionalInt.empty();
    int to = more > 0 ? 0 : tokens.longest(at, java.util.List.of("-", "to", "or", "…"));
    to = to == 0 && tokens.is(index, "between") && tokens.is(at, "and") ? 1 : to;
    // "at least 1 and at most 3 coding questions"
    int joined = tokens.is(at, "and", "but", ",") ? at + 1 : at;
    int most = before == Limit.LEAST ? AT_MOST.longest(tokens, joined) : 0;
    int next = most > 0 ? joined + most : at + to;
    if (next > at) {
      Optional<Numbers.Number> second = Numbers.read(tokens, next);
      if (second.isPresent()
          && second.get().whole().isPresent()
          && bare(tokens, second.get().end()).isPresent()) {
        upper = OptionalInt.of(second.get().whole().get());
        at = second.get().end();
      }
    }
    Optional<Kinds.Word> word = bare(tokens, at);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    int end = word.get().end();
    int n = Math.max(0, first.get() + shift);
    if (upper.isPresent()) {
      return Optional.of(new Count(index, end, word.get().kind(), n, upper));
    }
    if (limit == Limit.NONE) {
      int mostAfter = after(tokens, end, MOST_AFTER);
      int leastAfter = after(tokens, end, LEAST_AFTER);
      limit = mostAfter > 0 ? Limit.MOST : leastAfter > 0 ? Limit.LEAST : limit;
      end += Math.max(mostAfter, leastAfter);
    }
    Optional<Numbers.Number> bound =
        limit == Limit.LEAST ? boundAfter(tokens, end) : Optional.empty();
    if (bound.isPresent() && bound.get().value() >= n) {
      OptionalInt max = OptionalInt.of((int) bound.get().value());
      return Optional.of(new Count(index, bound.get().end(), word.get().kind(), n, max));
    }
    return Optional.of(
        new Count(
            index,
            end,
            word.get().kind(),
            limit == Limit.MOST ? 0 : n,
            limit == Limit.LEAST ? OptionalInt.empty() : OptionalInt.of(n)));
  }

  /** The bound in "at least two coding questions but no more than three". */
  private static Optional<Numbers.Number> boundAfter(Tokens tokens, int index) {
    int at = tokens.is(index, "but", "and", ",") ? index + 1 : index;
    int most = AT_MOST.longest(tokens, at);
    return Numbers.read(tokens, at + most)
        .filter(number -> most > 0 && number.whole().filter(whole -> whole <= MOST).isPresent())
        .filter(number -> !isOther(tokens, at + most, number.end(), false));
  }

  /** "two coding tasks max", but not "two coding tasks, at least one design question". */
  private static int after(Tokens tokens, int index, Phrases phrases) {
    int length = phrases.longest(tokens, index);
    int end = index + length;
    boolean counts =
        Numbers.read(tokens, end).isPresent()
            || Kinds.word(tokens, end).isPresent()
            || tokens.is(end, "a", "an");
    return counts ? 0 : length;
  }

  /** A kind with the adjectives before it and the noun after it. */
  private static Optional<Kinds.Word> bare(Tokens tokens, int index) {
    int at = index;
    for (int more = 1; Kinds.word(tokens, at).isEmpty() && more > 0; at += more) {
      more = ADJECTIVES.longest(tokens, at);
    }
    return Kinds.word(tokens, at)
        .map(found -> new Kinds.Word(found.kind(), thing(tokens, found.end())));
  }

  /** Index after what is counted, be it questions or rounds. */
  private static int thing(Tokens tokens, int index) {
    int noun = Kinds.noun(tokens, index);
    return noun > index ? noun : Kinds.stretch(tokens, index);
  }

  /**
   * "At least one coding and one design question": the second number is a lower bound too.
   *
   * @param before what stands before, joined by "and" or a comma
   */
  static Count alike(Count before, Count count, boolean startsWithNumber) {
    boolean exact =
        count.max().isPresent() && count.max().getAsInt() == count.min() && startsWithNumber;
    if (!exact) {
      return count;
    }
    if (before.max().isEmpty()) {
      return new Count(count.from(), count.to(), count.kind(), count.min(), OptionalInt.empty());
    }
    boolean most = before.min() == 0 && before.max().getAsInt() > 0;
    return most ? new Count(count.from(), count.to(), count.kind(), 0, count.max()) : count;
  }

  /** {@code at least 2}, {@code exactly 1}, {@code 2 to 3}. */
  static String meaning(Kind kind, int min, OptionalInt max) {
    if (max.isPresent() && max.getAsInt() == 0) {
      return "no " + Words.of(kind) + " question";
    }
    String count;
    if (max.isEmpty()) {
      count = "at least " + min;
    } else if (min == max.getAsInt()) {
      count = "exactly " + min;
    } else {
      count = min == 0 ? "at most " + max.getAsInt() : min + " to " + max.getAsInt();
    }
    return count + " " + Words.of(kind);
  }
}
