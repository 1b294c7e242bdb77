package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Count;
import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Experience;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.LeftOut;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Sign;
import dev.viva.server.brief.Piece.Subject;
import dev.viva.server.brief.Piece.Unit;
import dev.viva.server.brief.Piece.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a brief into pieces, from left to right: at each place the first reader that understands
 * something takes as many words as it can.
 */
final class Reader {
  private static final Phrases LEFT_OUT_AFTER =
      Phrases.of(
          "excluded",
          "is excluded",
          "not needed",
          "is not needed",
          "isn't needed",
          "are not needed",
          "not required",
          "is not required",
          "out of scope",
          "is out of scope",
          "are out of scope",
          "not in scope",
          "can be skipped",
          "should be skipped",
          "not wanted",
          "not included");

  private final Tokens tokens;
  private final NamedAreas areas;
  private final Exclusions exclusions;
  private final List<Piece> pieces = new ArrayList<>();
  private int enumerated;

  Reader(Tokens tokens, NamedAreas areas) {
    this.tokens = tokens;
    this.areas = areas;
    this.exclusions = new Exclusions(tokens, areas);
  }

  /** All pieces in order; every token is in at least one. */
  List<Piece> read() {
    int index = 0;
    while (index < tokens.size()) {
      index = next(index);
    }
    return pieces;
  }

  private int next(int index) {
    int other = Fillers.otherSubject(tokens, index);
    if (other > 0 && !isAreaUpTo(index, index + other)) {
      return add(new Unknown(index, index + other, true));
    }
    int phrase = Math.max(Fillers.phrase(tokens, index), numberOfAreas(index));
    if (phrase > 0) {
      return add(new Filler(index, index + phrase));
    }
    int end = understood(index);
    if (end > index) {
      return end;
    }
    int negation = exclusions.negation(index);
    if (negation > 0) {
      // What is to be left out is not known: told as a whole, "no frontend", although "frontend"
      // alone says nothing.
      int what = index + negation;
      int named = Fillers.otherSubject(tokens, what);
      return add(
          new Unknown(
              index, Math.min(tokens.size(), compound(what) + Math.max(0, named - 1)), true));
    }
    return unknown(index);
  }

  private boolean isAreaUpTo(int from, int to) {
    return areas.at(from).filter(found -> found.end() >= to).isPresent();
  }

  /** "Three areas: …" says what the list says too. */
  private int numberOfAreas(int index) {
    return Numbers.read(tokens, index)
        .map(Numbers.Number::end)
        .filter(
            end ->
                tokens.is(end, "areas", "topics", "subjects", "themes", "sections", "technologies"))
        .map(end -> end + 1 - index)
        .orElse(0);
  }

  /** Where what is understood at {@code index} ends; {@code index} where nothing is. */
  private int understood(int index) {
    Negatives.refuse(tokens, index);
    int end = enumerator(index);
    end = end > index ? end : experience(index);
    end = end > index ? end : add(index, Durations.read(tokens, index));
    end = end > index ? end : add(index, Amounts.ratio(tokens, index));
    end = end > index ? end : rest(index);
    end = end > index ? end : only(index);
    end = end > index ? end : kindOrArea(index);
    end = end > index ? end : stray(index, exclusions.harmless(index));
    end = end > index ? end : leftOut(index);
    end = end > index ? end : leftOutAfter(index);
    end = end > index ? end : add(index, Amounts.read(tokens, index));
    end = end > index ? end : add(index, Emphasis.read(tokens, index));
    if (end > index || exclusions.negation(index) > 0) {
      return end;
    }
    end = stray(index, Fillers.skip(tokens, index) - index);
    return end > index ? end : add(index, figure(index));
  }

  private int add(Piece piece) {
    pieces.add(piece);
    return piece.to();
  }

  private int add(int index, Optional<? extends Piece> piece) {
    return piece.isPresent() ? add(piece.get()) : index;
  }

  private int stray(int index, int length) {
    return length > 0 ? add(new Filler(index, index + length)) : index;
  }

  private Piece last() {
    return pieces.isEmpty() ? new Sign(0, 0) : pieces.get(pieces.size() - 1);
  }

  private boolean had(Class<? extends Piece> kind) {
    return pieces.stream().anyMatch(kind::isInstance);
  }

  /** "1) Django 2) SQL" and "1. Django": numbers of a list. */
  private int enumerator(int index) {
    boolean next =
        tokens.word(index).equals(String.valueOf(enumerated + 1))
            && tokens.is(index + 1, ")", ".")
            && tokens.at(index + 1).glued()
            && !tokens.endsLine(index + 2)
            && (enumerated > 0 || !tokens.is(index - 1, "("))
            && !isCounting(index - 1);
    if (!next) {
      return index;
    }
    enumerated++;
    return add(new Sign(index, index + 2));
  }

  /** Whether a number after {@code index} is an answer: "coding: 1." */
  private boolean isCounting(int index) {
    return tokens.is(index, ":", "=", "-", "x");
  }

  private int experience(int index) {
    boolean afterName = last() instanceof Experience && last().to() == index;
    Optional<Experience> found =
        Years.read(tokens, index, afterName).or(() -> Levels.read(tokens, index));
    if (found.isEmpty()) {
      return notALevel(index);
    }
    // A longer name of an area wins: "entry" is a level, "expert systems" could be an area.
    Optional<NamedAreas.Found> area = areas.at(index);
    boolean longer = area.isPresent() && area.get().end() > found.get().to();
    return found.get().named() && longer ? index : add(found.get());
  }

  /** "No juniors", "but not staff". */
  private int notALevel(int index) {
    int prefix = exclusions.negation(index);
    Optional<Experience> level =
        prefix == 0 ? Optional.empty() : Levels.read(tokens, index + prefix);
    if (level.isEmpty()
        || areas.at(index + prefix).filter(found -> found.end() > level.get().to()).isPresent()) {
      return index;
    }
    return add(new Experience(index, level.get().to(), level.get().range(), true, true));
  }

  /**
   * "60% Django, rest SQL": after a measured share, "rest" is what is left and not the style of an
   * API.
   */
  private int rest(int index) {
    boolean measured =
        pieces.stream()
            .anyMatch(
                piece ->
                    piece instanceof Duration
                        || (piece instanceof Share share && share.unit() == Unit.SHARE));
    Optional<Share> rest =
        measured || tokens.is(index, "the") ? Emphasis.rest(tokens, index) : Optional.empty();
    boolean isArea =
        rest.isPresent()
            && (!had(Subject.class)
                || areas.at(index).filter(area -> area.end() > rest.get().to()).isPresent()
                || (tokens.is(index, "rest") && isMeasured(rest.get().to())));
    return isArea ? index : add(index, rest);
  }

  /** Whether a share of its own follows: "Django 50%, REST 50%". */
  private boolean isMeasured(int index) {
    return Amounts.readAfter(tokens, index)
        .or(() -> Amounts.read(tokens, index))
        .filter(share -> areas.at(share.to()).isEmpty())
        .isPresent();
  }

  private int only(int index) {
    return add(index, exclusions.onlyKinds(index));
  }

  /** "GraphQL excluded", "Docker and AWS are out of scope". */
  private int leftOutAfter(int index) {
    int length = LEFT_OUT_AFTER.longest(tokens, index);
    if (length == 0 || !(last() instanceof Subject subject) || subject.to() != index) {
      return index;
    }
    pieces.remove(pieces.size() - 1);
    return add(new LeftOut(subject.from(), index + length, List.of(subject.area()), List.of()));
  }

  private int leftOut(int index) {
    // "Not too much SQL" is little of it.
    boolean little = tokens.is(index, "not") && Emphasis.little(tokens, index) > 0;
    return little ? index : add(index, exclusions.leftOut(index));
  }

  /**
   * A word such as "debugging" is a kind where it is counted or followed by "questions", else an
   * area.
   */
  private int kindOrArea(int index) {
    Optional<NamedAreas.Found> area = areas.at(index);
    Optional<Count> count = Counts.read(tokens, index).map(this::likeTheOneBefore);
    if (count.isPresent() && isCount(count.get(), area, index)) {
      return add(count.get());
    }
    if (area.isEmpty()) {
      return countOfArea(index);
    }
    areas.note(area.get().area());
    int end = add(new Subject(index, area.get().end(), area.get().area()));
    boolean kind = Kinds.word(tokens, index).filter(word -> word.end() == end).isPresent();
    int stretch = kind ? Kinds.stretch(tokens, end) : end;
    if (stretch > end) {
      add(new Filler(end, stretch));
    }
    return add(stretch, Amounts.readAfter(tokens, stretch));
  }

  private boolean isCount(Count count, Optional<NamedAreas.Found> area, int index) {
    int end = count.to();
    Optional<Kinds.Word> bare = Kinds.word(tokens, index);
    boolean noun = bare.isPresent() && bare.get().end() < end;
    if (area.isPresent() && noun) {
      boolean stretch = Kinds.stretch(tokens, bare.get().end()) == end;
      // "coding 2, debugging 1" counts, "Django 2, debugging 1" weighs.
      boolean weight = tokens.at(area.get().end()).isNumber() && !had(Count.class);
      if (stretch || weight) {
        return false;
      }
    }
    boolean longer = area.isEmpty() || area.get().end() <= end;
    return (bare.isEmpty() || noun || area.isEmpty()) && longer && !isSomeArea(index, end);
  }

  /** "Some debugging" and "a system design round" are areas; "some debugging questions" counts. */
  private boolean isSomeArea(int index, int end) {
    int some = Math.max(Emphasis.little(tokens, index), tokens.is(index, "a", "an") ? 1 : 0);
    Optional<NamedAreas.Found> area = some == 0 ? Optional.empty() : areas.at(index + some);
    if (area.isEmpty()) {
      return false;
    }
    int name = area.get().end();
    return name >= end || (name > index + some && Kinds.stretch(tokens, name) == end);
  }

  /** "2 Django coding questions": the area stands inside the count. */
  private int countOfArea(int index) {
    if (tokens.at(index).glued() && tokens.is(index - 1, "-")) {
      return index;
    }
    int at = index + 1;
    while (at <= index + 4 && areas.at(at).isEmpty()) {
      at++;
    }
    Optional<NamedAreas.Found> area = areas.at(at);
    if (area.isEmpty() || Kinds.word(tokens, area.get().end()).isEmpty()) {
      return index;
    }
    Optional<Count> count = Counts.read(tokens.without(at, area.get().end()), index);
    if (count.isEmpty() || count.get().to() <= at) {
      return index;
    }
    areas.note(area.get().area());
    add(new Subject(at, area.get().end(), area.get().area()));
    Count found = count.get();
    int to = found.to() + area.get().end() - at;
    return add(likeTheOneBefore(new Count(index, to, found.kind(), found.min(), found.max())));
  }

  private Count likeTheOneBefore(Count count) {
    boolean joined = tokens.is(count.from() - 1, "and", ",", "&", "+");
    for (int i = pieces.size() - 1; joined && i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece instanceof Count before) {
        return before.to() == count.from() - 1
            ? Counts.alike(before, count, Numbers.read(tokens, count.from()).isPresent())
            : count;
      }
      joined = piece.from() >= count.from() - 1;
    }
    return count;
  }

  private Optional<Piece> figure(int index) {
    if (tokens.at(index).isNumber()) {
      // "10am", "2nd": no number at all.
      if (tokens.at(index + 1).isWord() && tokens.at(index + 1).glued()) {
        return Optional.empty();
      }
      // "Kubernetes 101" is no number either.
      return tokens.is(index, "101")
          ? Optional.of(new Filler(index, index + 1))
          : Numbers.read(tokens, index).map(number -> figure(index, number));
    }
    return tokens.at(index).isWord() ? Optional.empty() : Optional.of(new Sign(index, index + 1));
  }

  /** A bare number; "15 questions" is a wish that no plan has. */
  private Piece figure(int index, Numbers.Number number) {
    int noun = Kinds.noun(tokens, number.end());
    return noun > number.end()
        ? new Unknown(index, noun, true)
        : new Figure(index, number.end(), number.value());
  }

  private int unknown(int index) {
    int end = compound(index);
    Piece before = last();
    if (before instanceof Unknown words
        && !words.whole()
        && before.to() == index
        && !tokens.at(index).newLine()) {
      pieces.remove(pieces.size() - 1);
      return add(new Unknown(before.from(), end, false));
    }
    return add(new Unknown(index, end, false));
  }

  /** Index after the word at {@code index} with what is glued to it: "take-home", "10am". */
  private int compound(int index) {
    int end = index + 1;
    while (end < tokens.size()) {
      boolean hyphen =
          tokens.is(end, "-")
              && tokens.at(end).glued()
              && tokens.at(end + 1).glued()
              && tokens.at(end + 1).isWord();
      hyphen |= // "N+1"
          tokens.is(end, "+")
              && tokens.at(end).glued()
              && tokens.at(end + 1).glued()
              && tokens.at(end + 1).isNumber();
      boolean word =
          tokens.at(end).isWord() && tokens.at(end).glued() && tokens.at(end - 1).isNumber();
      if (!hyphen && !word) {
        return end;
      }
      end += hyphen ? 2 : 1;
    }
    return end;
  }
}
