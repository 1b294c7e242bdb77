package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.LeftOut;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Sign;
import dev.viva.server.brief.Piece.Subject;
import dev.viva.server.brief.Piece.Unit;
import dev.viva.server.brief.Piece.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a brief into pieces, from left to right: at each place the first reader that understands
 * something takes as many words as it can.
 */
final class Reader {
  private static final Phrases LEFT_OUT_AFTER = Vocabulary.phrases("reader.left-out-after");

  private final Tokens tokens;
  private final NamedAreas areas;
  private final Exclusions exclusions;
  private final Cut cut = new Cut();
  private final ExperienceReader experience;
  private final SubjectReader subjects;
  private int enumerated;

  Reader(Tokens tokens, NamedAreas areas) {
    this.tokens = tokens;
    this.areas = areas;
    this.exclusions = new Exclusions(tokens, areas);
    this.experience = new ExperienceReader(tokens, areas, exclusions, cut);
    this.subjects = new SubjectReader(tokens, areas, cut);
  }

  /** All pieces in order; every token is in at least one. */
  List<Piece> read() {
    int index = 0;
    while (index < tokens.size()) {
      index = next(index);
    }
    return cut.pieces();
  }

  private int next(int index) {
    int other = Fillers.otherSubject(tokens, index);
    if (other > 0 && !isAreaUpTo(index, index + other)) {
      return cut.add(new Unknown(index, index + other, true));
    }
    int phrase = Math.max(Fillers.phrase(tokens, index), numberOfAreas(index));
    if (phrase > 0) {
      return cut.add(new Filler(index, index + phrase));
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
      return cut.add(
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
    end = end > index ? end : experience.read(index);
    end = end > index ? end : cut.add(index, Durations.read(tokens, index));
    end = end > index ? end : cut.add(index, Amounts.ratio(tokens, index));
    end = end > index ? end : rest(index);
    end = end > index ? end : only(index);
    end = end > index ? end : subjects.read(index);
    end = end > index ? end : cut.stray(index, exclusions.harmless(index));
    end = end > index ? end : leftOut(index);
    end = end > index ? end : leftOutAfter(index);
    end = end > index ? end : cut.add(index, Amounts.read(tokens, index));
    end = end > index ? end : cut.add(index, Emphasis.read(tokens, index));
    if (end > index || exclusions.negation(index) > 0) {
      return end;
    }
    end = cut.stray(index, Fillers.skip(tokens, index) - index);
    return end > index ? end : cut.add(index, figure(index));
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
    return cut.add(new Sign(index, index + 2));
  }

  /** Whether a number after {@code index} is an answer: "coding: 1." */
  private boolean isCounting(int index) {
    return tokens.is(index, ":", "=", "-", "x");
  }

  /**
   * "60% Django, rest SQL": after a measured share, "rest" is what is left and not the style of an
   * API.
   */
  private int rest(int index) {
    boolean measured =
        cut.pieces().stream()
            .anyMatch(
                piece ->
                    piece instanceof Duration
                        || (piece instanceof Share share && share.unit() == Unit.SHARE));
    Optional<Share> rest =
        measured || tokens.is(index, "the") ? Emphasis.rest(tokens, index) : Optional.empty();
    boolean isArea =
        rest.isPresent()
            && (!cut.had(Subject.class)
                || areas.at(index).filter(area -> area.end() > rest.get().to()).isPresent()
                || (tokens.is(index, "rest") && isMeasured(rest.get().to())));
    return isArea ? index : cut.add(index, rest);
  }

  /** Whether a share of its own follows: "Django 50%, REST 50%". */
  private boolean isMeasured(int index) {
    return Amounts.readAfter(tokens, index)
        .or(() -> Amounts.read(tokens, index))
        .filter(share -> areas.at(share.to()).isEmpty())
        .isPresent();
  }

  private int only(int index) {
    return cut.add(index, exclusions.onlyKinds(index));
  }

  /** "GraphQL excluded", "Docker and AWS are out of scope". */
  private int leftOutAfter(int index) {
    int length = LEFT_OUT_AFTER.longest(tokens, index);
    if (length == 0 || !(cut.last() instanceof Subject subject) || subject.to() != index) {
      return index;
    }
    cut.removeLast();
    return cut.add(new LeftOut(subject.from(), index + length, List.of(subject.area()), List.of()));
  }

  private int leftOut(int index) {
    // "Not too much SQL" is little of it.
    boolean little = tokens.is(index, "not") && Emphasis.little(tokens, index) > 0;
    return little ? index : cut.add(index, exclusions.leftOut(index));
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
    Piece before = cut.last();
    if (before instanceof Unknown words
        && !words.whole()
        && before.to() == index
        && !tokens.at(index).newLine()) {
      cut.removeLast();
      return cut.add(new Unknown(before.from(), end, false));
    }
    return cut.add(new Unknown(index, end, false));
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
