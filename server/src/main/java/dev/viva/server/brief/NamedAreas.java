package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the names of areas among the words of a brief. */
final class NamedAreas {
  private static final List<String> INSIDE = List.of("/", "-", "&", ".");
  private static final List<String> WEIGHTS = Vocabulary.list("named-areas.weights");

  private final Tokens tokens;
  private final AreaTree tree;
  private final boolean weighted;
  private final List<String> named = new ArrayList<>();

  NamedAreas(Tokens tokens, AreaTree tree) {
    this.tokens = tokens;
    this.tree = tree;
    this.weighted =
        IntStream.range(0, tokens.size()).anyMatch(index -> WEIGHTS.contains(tokens.word(index)));
  }

  /** An area and where its name ends. */
  record Found(Area area, int end) {}

  /** Notes that an area was named, so that its children may be named without it. */
  void note(Area area) {
    named.add(area.path());
  }

  /** The longest name of an area at {@code index}. */
  Optional<Found> at(int index) {
    if (!tokens.at(index).isWord() || isLeftOut(index)) {
      return Optional.empty();
    }
    for (int end = furthest(index); end > index; end--) {
      boolean endsInName =
          tokens.at(end - 1).isWord() || (tokens.at(end - 1).isNumber() && isVersion(end - 1));
      if (endsInName && isOneName(index, end) && !isFillersOnly(index, end)) {
        Optional<Area> area = tree.resolve(tokens.typed(index, end));
        if (area.isPresent()) {
          return Optional.of(shorterIfBetter(index, new Found(area.get(), end)));
        }
      }
    }
    return Fillers.isFiller(tokens, index) ? Optional.empty() : childOfNamed(index);
  }

  /** "No SQL" leaves SQL out; "no-SQL" and "no SQL databases" are what they sound like. */
  private boolean isLeftOut(int index) {
    return tokens.is(index, "no")
        && tokens.at(index + 1).isWord()
        && !tokens.at(index + 1).glued()
        && !tokens.is(index + 2, "database", "databases", "db", "dbs", "store", "stores");
  }

  /** "Software engineering" says nothing, "technical debt" does, and so does "on-call". */
  private boolean isFillersOnly(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Fillers.isFiller(tokens, i)) {
        return false;
      }
    }
    return true;
  }

  /** "Python 3" is a name, "Python 3 years" is not. */
  private boolean isVersion(int index) {
    return !weighted
        && Lengths.read(tokens, index).isEmpty()
        && Years.read(tokens, index, false).isEmpty()
        && Counts.read(tokens, index).isEmpty()
        && Amounts.read(tokens, index).isEmpty();
  }

  private int furthest(int index) {
    return Math.min(tokens.size(), index + 2 * tree.longestName());
  }

  /**
   * "Python data structures" is Python and data structures, not Python data and an unknown word.
   */
  private Found shorterIfBetter(int index, Found longest) {
    for (int at = index + 1; at < longest.end(); at++) {
      Optional<Area> first = tree.resolve(tokens.typed(index, at));
      boolean reachesFurther = tokens.at(at).isWord() && reach(at) > longest.end();
      if (first.isPresent() && reachesFurther) {
        return new Found(first.get(), at);
      }
    }
    return longest;
  }

  /** Where the longest name at {@code index} ends. */
  private int reach(int index) {
    for (int end = furthest(index); end > index; end--) {
      if (tokens.at(end - 1).isWord()
          && isOneName(index, end)
          && tree.resolve(tokens.typed(index, end)).isPresent()) {
        return end;
      }
    }
    return index;
  }

  /**
   * "Django without admin", "Django admin and forms": a word that names a child of an area named
   * before, or a sister of one.
   */
  private Optional<Found> childOfNamed(int index) {
    String id = "/" + tokens.word(index);
    return Stream.concat(
            named.stream(), named.stream().filter(path -> path.contains("/")).map(Area::top))
        .map(path -> tree.find(path + id))
        .flatMap(Optional::stream)
        .findFirst()
        .map(area -> new Found(area, index + 1));
  }

  /** Whether only words and what may stand inside a name lie between, on one line. */
  private boolean isOneName(int from, int to) {
    for (int i = from; i < to; i++) {
      Tokens.Token token = tokens.at(i);
      boolean inside = token.isWord() || token.isNumber() || INSIDE.contains(token.text());
      if (!inside || (i > from && token.newLine())) {
        return false;
      }
    }
    return true;
  }
}
