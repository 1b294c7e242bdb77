package dev.viva.server.brief;

import java.util.List;
import java.util.Optional;

/** Durations in a brief. */
final class Lengths {
  private static final Phrases MINUTES = Vocabulary.phrases("lengths.minutes");
  private static final Phrases HOURS = Vocabulary.phrases("lengths.hours");

  private Lengths() {}

  /** A duration and where its words end. */
  record Length(int minutes, int end) {}

  static Optional<Length> read(Tokens tokens, int index) {
    return inWords(tokens, index).or(() -> inNumbers(tokens, index));
  }

  private static Optional<Length> inWords(Tokens tokens, int index) {
    record Phrase(String words, int minutes) {}
    Length longest = null;
    for (Phrase phrase :
        List.of(
            new Phrase("half an hour", 30),
            new Phrase("half a hour", 30),
            new Phrase("a half hour", 30),
            new Phrase("half hour", 30),
            new Phrase("1 / 2 hour", 30),
            new Phrase("1 / 2 an hour", 30),
            new Phrase("1 / 2 h", 30),
            new Phrase("half hr", 30),
            new Phrase("half an hr", 30),
            new Phrase("full hour", 60),
            new Phrase("a full hour", 60),
            new Phrase("the full hour", 60),
            new Phrase("the hour", 60),
            new Phrase("an hr", 60),
            new Phrase("two and a half hours", 150),
            new Phrase("hour interview", 60),
            new Phrase("hour session", 60),
            new Phrase("3 / 4 hour", 45),
            new Phrase("3 / 4 of an hour", 45),
            new Phrase("three quarter hour", 45),
            new Phrase("half - hour", 30),
            new Phrase("a quarter of an hour", 15),
            new Phrase("quarter of an hour", 15),
            new Phrase("quarter hour", 15),
            new Phrase("a quarter hour", 15),
            new Phrase("quarter - hour", 15),
            new Phrase("a quarter - hour", 15),
            new Phrase("three quarters of an hour", 45),
            new Phrase("an hour and a half", 90),
            new Phrase("hour and a half", 90),
            new Phrase("one hour and a half", 90),
            new Phrase("an hour and a quarter", 75),
            new Phrase("hour long", 60),
            new Phrase("hour - long", 60),
            new Phrase("an hour - long", 60),
            new Phrase("an hour long", 60),
            new Phrase("a hour", 60),
            new Phrase("an hour", 60))) {
      int length = tokens.phrase(index, phrase.words());
      if (length > 0 && (longest == null || index + length > longest.end())) {
        longest = new Length(phrase.minutes(), index + length);
      }
    }
    return Optional.ofNullable(longest)
        .map(found -> found.minutes() == 60 ? withMinutes(tokens, found) : found);
  }

  private static Optional<Length> inNumbers(Tokens tokens, int index) {
    Optional<Numbers.Number> number = Numbers.read(tokens, index);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int at = number.get().end();
    // "45-60 min" leaves room up to the longer one.
    if (tokens.is(at, "-", "to") || (tokens.is(at, "and") && tokens.is(index - 1, "between"))) {
      Optional<Numbers.Number> upper = Numbers.read(tokens, at + 1);
      if (upper.isPresent()
          && unit(tokens, upper.get().end()) != 0
          && upper.get().value() >= number.get().value()) {
        number = upper;
        at = upper.get().end();
      }
    }
    int skip = tokens.is(at, "-") ? 1 : 0;
    return switch (unit(tokens, at + skip)) {
      case 1 ->
          Optional.of(
              new Length((int) Math.round(Math.min(number.get().value(), 1e6)), at + skip + 1));
      case 60 -> Optional.of(hours(tokens, number.get().value(), at + skip + 1));
      default -> Optional.empty();
    };
  }

  private static Length hours(Tokens tokens, double hours, int end) {
    int half = tokens.phrase(end, "and a half");
    if (half > 0) {
      return new Length((int) Math.round(Math.min(hours, 1e4) * 60) + 30, end + half);
    }
    return withMinutes(tokens, new Length((int) Math.round(Math.min(hours, 1e4) * 60), end));
  }

  /**
   * Takes the minutes after hours: {@code 1h15}, {@code 1 hour 15 min}, {@code 1 hour and 15
   * minutes}.
   */
  private static Length withMinutes(Tokens tokens, Length hours) {
    int dot = tokens.is(hours.end(), ".") && tokens.at(hours.end()).glued() ? 1 : 0;
    int at = hours.end() + (tokens.is(hours.end(), "and") ? 1 : dot);
    Optional<Numbers.Number> more = Numbers.read(tokens, at);
    if (more.isEmpty() || more.get().value() >= 60) {
      return hours;
    }
    int end = more.get().end();
    int minutes = (int) Math.round(more.get().value());
    if (unit(tokens, end) == 1) {
      return new Length(hours.minutes() + minutes, end + 1);
    }
    boolean short1h15 = tokens.is(hours.end() - 1, "h", "hr", "hrs") && at == hours.end();
    boolean another =
        tokens.is(end, "%", "+", "-", "x", "/")
            || tokens.at(end).isWord() && tokens.at(end).glued();
    return short1h15 && !another && Kinds.word(tokens, end).isEmpty()
        ? new Length(hours.minutes() + minutes, end)
        : hours;
  }

  /** Whether a unit of time stands at {@code index}. */
  static boolean isUnit(Tokens tokens, int index) {
    return unit(tokens, index) != 0;
  }

  /** Minutes of the unit at {@code index}: 1, 60, or 0 where there is none. */
  private static int unit(Tokens tokens, int index) {
    if (MINUTES.longest(tokens, index) > 0) {
      return 1;
    }
    return HOURS.longest(tokens, index) > 0 ? 60 : 0;
  }
}
