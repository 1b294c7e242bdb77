package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Aside;
import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Limit;
import java.util.Optional;

/** Durations in a brief with what bounds them: "at most 10 min", "20 min each", "5 min intro". */
final class Durations {
  private static final Phrases LEAST = Vocabulary.phrases("durations.least");
  private static final Phrases MOST = Vocabulary.phrases("durations.most");
  private static final Phrases MOST_AFTER = Vocabulary.phrases("durations.most-after");
  private static final Phrases LEAST_AFTER =
      Phrases.of("min", "minimum", "at least", "or more", "( min )");

  /** What an interview has besides questions. */
  private static final Phrases ASIDES = Vocabulary.phrases("durations.asides");

  private Durations() {}

  static Optional<Piece> read(Tokens tokens, int index) {
    int each = Fillers.each(tokens, index);
    int least = LEAST.longest(tokens, index + each);
    int most = MOST.longest(tokens, index + each);
    Optional<Lengths.Length> length = Lengths.read(tokens, index + each + Math.max(least, most));
    if (length.isEmpty()) {
      return Optional.empty();
    }
    int end = length.get().end();
    int aside = Math.max(ASIDES.longest(tokens, end), bareQuestions(tokens, index, end));
    if (aside > 0) {
      return Optional.of(
          new Aside(
              index,
              end + aside,
              length.get().minutes(),
              isWithin(tokens, index),
              isAdded(tokens, index)));
    }
    int eachAfter = Fillers.each(tokens, end);
    end += eachAfter;
    Limit limit = least > most ? Limit.LEAST : most > 0 ? Limit.MOST : Limit.NONE;
    if (limit == Limit.NONE) {
      int after = after(tokens, MOST_AFTER, end);
      limit = after > 0 ? Limit.MOST : Limit.NONE;
      int lower = after > 0 ? 0 : after(tokens, LEAST_AFTER, end);
      limit = lower > 0 ? Limit.LEAST : limit;
      end += after + lower;
    }
    return Optional.of(
        new Duration(index, end, length.get().minutes(), limit, each + eachAfter > 0));
  }

  /** "50 min technical + 10 min questions", but not "20 min questions on Django". */
  private static int bareQuestions(Tokens tokens, int index, int end) {
    boolean added = tokens.is(index - 1, "+", "plus", "and", "&");
    boolean alone = !tokens.at(end + 1).isWord();
    return added && alone && tokens.is(end, "questions") ? 1 : 0;
  }

  private static int after(Tokens tokens, Phrases phrases, int index) {
    int length = phrases.longest(tokens, index);
    boolean counts =
        Numbers.read(tokens, index + length).isPresent() || tokens.is(index + length, "a", "an");
    return counts ? 0 : length;
  }

  /** Whether the minutes come on top of those before: "50 min + 10 min for questions". */
  private static boolean isAdded(Tokens tokens, int index) {
    return tokens.is(index - 1, "+", "plus");
  }

  /** Whether "including" or "with" stands before: then the minutes are part of the length. */
  private static boolean isWithin(Tokens tokens, int index) {
    return tokens.is(index - 1, "including", "incl", "with", "includes", "inc", "of", "minus")
        || (tokens.is(index - 1, ".") && tokens.is(index - 2, "incl", "inc"));
  }
}
