package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Count;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.Subject;
import java.util.Optional;

/** Reads what is asked about: areas, and how many questions of a kind. */
final class SubjectReader {
  private final Tokens tokens;
  private final NamedAreas areas;
  private final Cut cut;

  SubjectReader(Tokens tokens, NamedAreas areas, Cut cut) {
    this.tokens = tokens;
    this.areas = areas;
    this.cut = cut;
  }

  /**
   * A word such as "debugging" is a kind where it is counted or followed by "questions", else an
   * area.
   */
  int read(int index) {
    Optional<NamedAreas.Found> area = areas.at(index);
    Optional<Count> count = Counts.read(tokens, index).map(this::likeTheOneBefore);
    if (count.isPresent() && isCount(count.get(), area, index)) {
      return cut.add(count.get());
    }
    if (area.isEmpty()) {
      return countOfArea(index);
    }
    areas.note(area.get().area());
    int end = cut.add(new Subject(index, area.get().end(), area.get().area()));
    boolean kind = Kinds.word(tokens, index).filter(word -> word.end() == end).isPresent();
    int stretch = kind ? Kinds.stretch(tokens, end) : end;
    if (stretch > end) {
      cut.add(new Filler(end, stretch));
    }
    return cut.add(stretch, Amounts.readAfter(tokens, stretch));
  }

  private boolean isCount(Count count, Optional<NamedAreas.Found> area, int index) {
    int end = count.to();
    Optional<Kinds.Word> bare = Kinds.word(tokens, index);
    boolean noun = bare.isPresent() && bare.get().end() < end;
    if (area.isPresent() && noun) {
      boolean stretch = Kinds.stretch(tokens, bare.get().end()) == end;
      // "coding 2, debugging 1" counts, "Django 2, debugging 1" weighs.
      boolean weight = tokens.at(area.get().end()).isNumber() && !cut.had(Count.class);
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
    cut.add(new Subject(at, area.get().end(), area.get().area()));
    Count found = count.get();
    int to = found.to() + area.get().end() - at;
    return cut.add(likeTheOneBefore(new Count(index, to, found.kind(), found.min(), found.max())));
  }

  private Count likeTheOneBefore(Count count) {
    boolean joined = tokens.is(count.from() - 1, "and", ",", "&", "+");
    for (int i = cut.pieces().size() - 1; joined && i >= 0; i--) {
      Piece piece = cut.pieces().get(i);
      if (piece instanceof Count before) {
        return before.to() == count.from() - 1
            ? Counts.alike(before, count, Numbers.read(tokens, count.from()).isPresent())
            : count;
      }
      joined = piece.from() >= count.from() - 1;
    }
    return count;
  }
}
