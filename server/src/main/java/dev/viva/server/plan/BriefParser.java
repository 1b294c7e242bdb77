package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Understands a brief in plain words: "4+ years, Django plus DevOps, no system design, 60 min". It
 * reads from left to right; at each place the reader that understands something takes as many words
 * as it can. What it means is told for every piece, and so is what nobody understood: nothing is
 * dropped silently but words that carry no constraint.
 */
public final class BriefParser {
  private static final int DEFAULT_MINUTES = 60;
  private static final int SHORTEST = 15;
  private static final int LONGEST = 240;
  private static final List<String> LIMITS =
      List.of(
          "at least",
          "at most",
          "up to",
          "no more than",
          "max",
          "maximum",
          "min",
          "minimum",
          "a maximum of",
          "a minimum of",
          "less than",
          "under",
          "over",
          "more than");
  private static final List<String> LINKS =
      List.of(
          "of",
          "on",
          "for",
          "about",
          "in",
          "worth of",
          "for the",
          "of the",
          "with",
          "to",
          "spent on",
          "goes to",
          "should be",
          "is");

  private final BriefTokens tokens;
  private final AreaTree areas;
  private final Set<String> areasWithQuestions;
  private final BriefShares shares;
  private final List<ParsedBrief.Understood> understood = new ArrayList<>();
  private final List<ParsedBrief.NotUnderstood> notUnderstood = new ArrayList<>();
  private final List<BriefLevels.Level> levels = new ArrayList<>();
  private final Map<Kind, Brief.KindBound> kinds = new EnumMap<>(Kind.class);
  private final Set<String> excludedAreas = new LinkedHashSet<>();
  private final Set<Kind> excludedKinds = EnumSet.noneOf(Kind.class);
  private int unknownFrom = -1;
  private boolean nearMiss;
  private BriefKinds.Bound lastBound;

  private BriefParser(String words, AreaTree areas, Set<String> areasWithQuestions) {
    this.tokens = new BriefTokens(words);
    this.shares = new BriefShares(tokens);
    this.areas = areas;
    this.areasWithQuestions = areasWithQuestions;
  }

  /**
   * Parses a brief.
   *
   * @param areasWithQuestions paths of all areas that active questions have
   * @throws VivaException.Invalid ({@code INVALID_BRIEF}) where the words contradict each other, or
   *     ({@code UNKNOWN_AREA}) where they name an area without questions, or no area but something
   *     that looks like one
   */
  public static ParsedBrief parse(String words, AreaTree areas, Set<String> areasWithQuestions) {
    return new BriefParser(words, areas, areasWithQuestions).parse(words);
  }

  private ParsedBrief parse(String words) {
    int index = 0;
    while (index < tokens.size()) {
      int next = read(index);
      int negation = next > index ? 0 : tokens.longest(index, BriefFillers.NEGATIONS);
      if (negation > 0) {
        // What is to be left out is not known: told as a whole, "no frontend", although "frontend"
        // alone says nothing.
        endUnknown(index);
        unknownFrom = index;
        index = Math.min(tokens.size(), index + negation + 1);
        endUnknown(index);
      } else if (next > index) {
        endUnknown(index);
        index = next;
      } else {
        unknownFrom = unknownFrom < 0 ? index : unknownFrom;
        index++;
      }
    }
    endUnknown(tokens.size());
    return new ParsedBrief(brief(words.strip()), understood, notUnderstood);
  }

  /**
   * Reads what stands at {@code index}; returns where it ends, or {@code index} where it is not
   * understood.
   */
  private int read(int index) {
    int end = level(index);
    end = end > index ? end : length(index);
    end = end > index ? end : ratio(index);
    end = end > index ? end : rest(index);
    end = end > index ? end : only(index);
    end = end > index ? end : kindOrArea(index);
    end = end > index ? end : exclusion(index);
    end = end > index ? end : weight(index);
    return end > index ? end : BriefFillers.skip(tokens, index);
  }

  private int level(int index) {
    Optional<BriefLevels.Level> level = BriefLevels.read(tokens, index).or(() -> years(index));
    if (level.isEmpty()) {
      return index;
    }
    // A longer name of an area wins: "entry" is a level, "expert systems" could be an area.
    Optional<Found> area = area(index);
    if (level.get().named() && area.isPresent() && area.get().end() > level.get().end()) {
      return index;
    }
    levels.add(level.get());
    understand(index, level.get().end(), level.get().range() + " years of experience");
    return level.get().end();
  }

  /** Years without a unit: "4+", and "(6+)" or "(3-5)" after the name of a level. */
  private Optional<BriefLevels.Level> years(int index) {
    boolean bracket =
        tokens.is(index, "(") && !levels.isEmpty() && levels.get(levels.size() - 1).end() == index;
    int at = bracket ? index + 1 : index;
    Optional<BriefNumbers.Number> from =
        tokens.at(at).isNumber() ? BriefNumbers.read(tokens, at) : Optional.empty();
    Optional<Integer> years = from.flatMap(BriefNumbers.Number::whole).filter(whole -> whole <= 40);
    if (years.isEmpty()) {
      return Optional.empty();
    }
    int end = from.get().end();
    if (tokens.is(end, "+")) {
      boolean glued = tokens.at(end).glued() && !tokens.at(end + 1).glued();
      if (bracket && tokens.is(end + 1, ")")) {
        return Optional.of(new BriefLevels.Level(LevelRange.atLeast(years.get()), false, end + 2));
      }
      boolean counts = BriefKinds.word(tokens, end + 1).isPresent();
      return glued && !counts
          ? Optional.of(new BriefLevels.Level(LevelRange.atLeast(years.get()), false, end + 1))
          : Optional.empty();
    }
    if (bracket
        && tokens.is(end, "-")
        && tokens.at(end + 1).isNumber()
        && tokens.is(end + 2, ")")) {
      int to = (int) Math.min(60, BriefNumbers.read(tokens, end + 1).orElseThrow().value());
      return to < years.get()
          ? Optional.empty()
          : Optional.of(new BriefLevels.Level(new LevelRange(years.get(), to), false, end + 3));
    }
    return Optional.empty();
  }

  private int length(int index) {
    int limit = tokens.longest(index, LIMITS);
    Optional<BriefLengths.Length> length = BriefLengths.read(tokens, index + limit);
    if (length.isEmpty()) {
      return index;
    }
    int end = length.get().end();
    if (tokens.is(end, "each")) {
      end++;
    }
    boolean least =
        limit > 0
            && tokens.is(index, "at", "min", "minimum", "over", "more", "a")
            && !tokens.is(index + 1, "most", "maximum");
    boolean most = limit > 0 && !least;
    boolean before = area(link(end)).isPresent() && !shares.followsAreaWithoutMinutes(index);
    shares.addMinutes(
        length.get().minutes(),
        index,
        end,
        before,
        least ? 1 : most ? -1 : 0,
        tokens.typed(index, end));
    return end;
  }

  /** "70/30 Django and SQL": applied to the areas in order. */
  private int ratio(int index) {
    Optional<BriefShares.Ratio> ratio = BriefShares.ratio(tokens, index);
    if (ratio.isEmpty() || BriefLengths.read(tokens, ratio.get().end() - 1).isPresent()) {
      return index;
    }
    shares.addRatio(ratio.get());
    int end =
        ratio.get().end()
            + tokens.longest(
                ratio.get().end(), List.of("split between", "split", "ratio", "between"));
    understand(
        index,
        end,
        "shares of "
            + ratio.get().parts().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" to ")));
    return end;
  }

  /**
   * "60% Django, rest SQL": after a measured share, "rest" is what is left and not the style of an
   * API.
   */
  private int rest(int index) {
    return tokens.is(index, "rest", "remaining", "remainder") && shares.hasMeasured()
        ? weight(index)
        : index;
  }

  /** Skips words that link an amount to an area. */
  private int link(int index) {
    return index + tokens.longest(index, LINKS);
  }

  /** "only conceptual questions": nothing of any other kind. */
  private int only(int index) {
    int prefix =
        tokens.longest(
            index, List.of("only", "just", "nothing but", "purely", "exclusively", "all"));
    if (prefix == 0) {
      return index;
    }
    Set<Kind> wanted = EnumSet.noneOf(Kind.class);
    int at = index + prefix;
    int end = index;
    Optional<BriefKinds.Word> word = BriefKinds.word(tokens, at);
    while (word.isPresent()) {
      boolean area =
          area(at).isPresent() && BriefKinds.noun(tokens, word.get().end()) == word.get().end();
      if (area) {
        break;
      }
      wanted.add(word.get().kind());
      end = BriefKinds.noun(tokens, word.get().end());
      at = tokens.is(end, "and", "or", ",", "/", "&", "plus", "+") ? end + 1 : end;
      word = at > end ? BriefKinds.word(tokens, at) : Optional.empty();
    }
    if (wanted.isEmpty()) {
      return index;
    }
    Set<Kind> others = EnumSet.complementOf(EnumSet.copyOf(wanted));
    excludedKinds.addAll(others);
    understand(index, end, "no question of another kind than " + names(wanted));
    return end;
  }

  private static String names(Set<Kind> kinds) {
    return String.join(" and ", kinds.stream().map(Words::of).toList());
  }

  /**
   * A word such as "debugging" is a kind where it is counted or followed by "questions", else an
   * area.
   */
  private int kindOrArea(int index) {
    Optional<Found> area = area(index);
    Optional<BriefKinds.Bound> bound =
        BriefKinds.read(tokens, index).map(found -> likeTheOneBefore(found, index));
    if (bound.isPresent()) {
      int word = bound.get().end();
      Optional<BriefKinds.Word> bare = BriefKinds.word(tokens, index);
      boolean counted = bare.isEmpty() && !isSomeArea(index, word);
      boolean noun = bare.isPresent() && bare.get().end() < word;
      boolean longer = area.isEmpty() || area.get().end() <= word;
      if ((counted || noun || area.isEmpty()) && longer && !isSomeArea(index, word)) {
        bound(bound.get(), index);
        return word;
      }
    }
    if (area.isEmpty()) {
      return index;
    }
    shares.addArea(requireQuestions(area.get().area()), index, area.get().end());
    understand(index, area.get().end(), "area " + area.get().area().path());
    return weightAfter(area.get().end());
  }

  /** "some debugging" without "questions" is an area with little weight. */
  private boolean isSomeArea(int index, int end) {
    int some = tokens.longest(index, BriefShares.LITTLE);
    Optional<Found> area = some == 0 ? Optional.empty() : area(index + some);
    return area.isPresent() && area.get().end() >= end;
  }

  /** "at least one coding and one design question": the second number is a lower bound too. */
  private BriefKinds.Bound likeTheOneBefore(BriefKinds.Bound bound, int index) {
    boolean joined =
        lastBound != null
            && tokens.is(index - 1, "and", ",", "&", "+")
            && lastBound.end() == index - 1;
    boolean exact =
        bound.max().isPresent()
            && bound.max().getAsInt() == bound.min()
            && BriefNumbers.read(tokens, index).isPresent();
    if (!joined || !exact) {
      return bound;
    }
    if (lastBound.max().isEmpty()) {
      return new BriefKinds.Bound(bound.kind(), bound.min(), OptionalInt.empty(), bound.end());
    }
    return lastBound.min() == 0
        ? new BriefKinds.Bound(bound.kind(), 0, bound.max(), bound.end())
        : bound;
  }

  private void bound(BriefKinds.Bound bound, int index) {
    lastBound = bound;
    String typed = tokens.typed(index, bound.end());
    Brief.KindBound old = kinds.get(bound.kind());
    int min = old == null ? bound.min() : Math.max(old.min(), bound.min());
    OptionalInt max = old == null || old.max().isEmpty() ? bound.max() : old.max();
    if (old != null && old.max().isPresent() && bound.max().isPresent()) {
      max = OptionalInt.of(Math.min(old.max().getAsInt(), bound.max().getAsInt()));
    }
    if (max.isPresent() && min > max.getAsInt()) {
      throw wrong(
          "'"
              + typed
              + "': at least "
              + min
              + " and at most "
              + max.getAsInt()
              + " "
              + Words.of(bound.kind())
              + " cannot be");
    }
    if (max.isPresent() && max.getAsInt() == 0) {
      excludedKinds.add(bound.kind());
      understand(index, bound.end(), "no " + Words.of(bound.kind()) + " question");
      return;
    }
    kinds.put(bound.kind(), new Brief.KindBound(bound.kind(), min, max));
    String count =
        max.isEmpty()
            ? "at least " + min
            : min == max.getAsInt()
                ? "exactly " + min
                : min == 0 ? "at most " + max.getAsInt() : min + " to " + max.getAsInt();
    understand(index, bound.end(), count + " " + Words.of(bound.kind()));
  }

  private Area requireQuestions(Area area) {
    if (areasWithQuestions.stream().noneMatch(area::covers)) {
      throw unknownArea("area '" + area.path() + "' has no active questions");
    }
    return area;
  }

  private static VivaException unknownArea(String message) {
    return new VivaException.Invalid(
        Reason.UNKNOWN_AREA, message, List.of(new VivaException.FieldViolation("text", message)));
  }

  private record Found(Area area, int end) {}

  /** The longest name of an area at {@code index}. */
  private Optional<Found> area(int index) {
    if (!tokens.at(index).isWord() || BriefFillers.isFiller(tokens, index)) {
      return Optional.empty();
    }
    int most = Math.min(tokens.size(), index + 2 * areas.longestName());
    for (int end = most; end > index; end--) {
      boolean endsInWord = tokens.at(end - 1).isWord() || tokens.at(end - 1).isNumber();
      if (endsInWord && isOneName(index, end)) {
        Optional<Area> area = areas.resolve(tokens.typed(index, end));
        if (area.isPresent()) {
          return Optional.of(shorterIfBetter(index, new Found(area.get(), end)));
        }
      }
    }
    return childOfNamed(index);
  }

  /**
   * "Python data structures" is Python and data structures, not Python data and an unknown word.
   */
  private Found shorterIfBetter(int index, Found longest) {
    for (int at = index + 1; at < longest.end(); at++) {
      Optional<Area> first = areas.resolve(tokens.typed(index, at));
      boolean reachesFurther = tokens.at(at).isWord() && reach(at) > longest.end();
      if (first.isPresent() && reachesFurther) {
        return new Found(first.get(), at);
      }
    }
    return longest;
  }

  /** Where the longest name at {@code index} ends. */
  private int reach(int index) {
    for (int end = Math.min(tokens.size(), index + 2 * areas.longestName()); end > index; end--) {
      if (tokens.at(end - 1).isWord()
          && isOneName(index, end)
          && areas.resolve(tokens.typed(index, end)).isPresent()) {
        return end;
      }
    }
    return index;
  }

  /** "Django without admin": a word that names a child of an area named before. */
  private Optional<Found> childOfNamed(int index) {
    return shares.paths().stream()
        .map(path -> areas.find(path + "/" + tokens.word(index)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(area -> new Found(area, index + 1));
  }

  /** Whether only words and what may stand inside a name lie between. */
  private boolean isOneName(int from, int to) {
    for (int i = from; i < to; i++) {
      BriefTokens.Token token = tokens.at(i);
      boolean inside =
          token.isWord() || token.isNumber() || List.of("/", "-", "&", ".").contains(token.text());
      if (!inside) {
        return false;
      }
    }
    return true;
  }

  private int exclusion(int index) {
    int prefix = tokens.longest(index, BriefFillers.NEGATIONS);
    if (prefix == 0) {
      return index;
    }
    int at = index + prefix;
    at +=
        tokens.longest(
            at,
            List.of(
                "any",
                "the",
                "a",
                "an",
                "anything about",
                "questions about",
                "questions on",
                "about",
                "for",
                "from"));
    int end = index;
    while (true) {
      int next = excluded(at);
      if (next == at) {
        break;
      }
      end = next;
      at = tokens.is(end, "or", "nor", "and", "/", "&") ? end + 1 : end;
      if (at == end) {
        break;
      }
    }
    return end;
  }

  private int excluded(int index) {
    Optional<Found> area = area(index);
    Optional<BriefKinds.Word> kind = BriefKinds.word(tokens, index);
    int kindEnd = kind.map(word -> BriefKinds.noun(tokens, word.end())).orElse(index);
    int areaEnd = area.map(Found::end).orElse(index);
    int end = Math.max(areaEnd, kindEnd);
    if (end == index) {
      return index;
    }
    String meaning = "";
    // "no system design" leaves out the kind and the area of that name.
    if (kind.isPresent() && kindEnd == end) {
      excludedKinds.add(kind.get().kind());
      meaning = "no " + Words.of(kind.get().kind()) + " question";
    }
    boolean sameWords = areaEnd == end || (kind.isPresent() && areaEnd == kind.get().end());
    if (area.isPresent() && sameWords) {
      excludedAreas.add(area.get().area().path());
      meaning += (meaning.isEmpty() ? "" : ", ") + "nothing of area " + area.get().area().path();
    }
    int after = BriefKinds.noun(tokens, end);
    understand(index, after, meaning);
    return after;
  }

  /**
   * A share before its area ("70% Django", "mostly SQL", "the rest Docker"), or after it where one
   * stands there without.
   */
  private int weight(int index) {
    Optional<BriefShares.Share> share = BriefShares.read(tokens, index);
    if (share.isEmpty()) {
      return index;
    }
    int end = share.get().end();
    boolean after = shares.followsAreaWithoutShare(index);
    boolean before = area(link(end)).isPresent() || area(afterArticle(link(end))).isPresent();
    if (share.get().needsArea() && !before && !after) {
      return index;
    }
    shares.addShare(share.get(), index, after, tokens.typed(index, end));
    understand(index, end, share.get().meaning());
    return end;
  }

  private int afterArticle(int index) {
    return tokens.is(index, "the", "a", "an") ? index + 1 : index;
  }

  /** A share right after its area: "(2)", "(70%)", ": 2", "x2". */
  private int weightAfter(int index) {
    Optional<BriefShares.Share> share = BriefShares.readAfter(tokens, index);
    if (share.isEmpty()) {
      return index;
    }
    shares.addShare(share.get(), index, true, tokens.typed(index, share.get().end()));
    understand(index, share.get().end(), share.get().meaning());
    return share.get().end();
  }

  private void understand(int from, int to, String meaning) {
    understood.add(new ParsedBrief.Understood(tokens.typed(from, to), meaning));
  }

  private void endUnknown(int index) {
    if (unknownFrom < 0) {
      return;
    }
    String typed = tokens.typed(unknownFrom, index);
    String suggestion = suggestion(typed, unknownFrom, index);
    nearMiss |= !suggestion.isEmpty() && areas.find(suggestion).isPresent();
    notUnderstood.add(new ParsedBrief.NotUnderstood(typed, suggestion));
    unknownFrom = -1;
  }

  private String suggestion(String typed, int from, int to) {
    if (notUnderstood.size() >= 20 || typed.length() > 60) {
      return "";
    }
    Optional<String> whole = areas.suggest(typed).map(Area::path);
    for (int i = from; i < to && whole.isEmpty(); i++) {
      String word = tokens.word(i);
      whole =
          word.length() < 3
              ? Optional.empty()
              : areas.suggest(word).map(Area::path).or(() -> BriefFillers.suggest(word));
    }
    return whole.orElse("");
  }

  private Brief brief(String words) {
    if (shares.isEmpty() && nearMiss) {
      ParsedBrief.NotUnderstood near =
          notUnderstood.stream()
              .filter(piece -> !piece.suggestion().isEmpty())
              .findFirst()
              .orElseThrow();
      throw unknownArea(
          "unknown area '" + near.text() + "': did you mean " + near.suggestion() + "?");
    }
    BriefShares.Result result = shares.resolve(DEFAULT_MINUTES, understood);
    if (result.minutes() < SHORTEST || result.minutes() > LONGEST) {
      throw wrong(
          "the length is "
              + result.minutes()
              + " minutes, expected "
              + SHORTEST
              + " to "
              + LONGEST);
    }
    for (Brief.AreaShare share : result.shares()) {
      for (String out : excludedAreas) {
        if (Area.covers(out, share.area())) {
          throw wrong("'" + share.area() + "' is wanted and left out at once");
        }
      }
    }
    for (Brief.KindBound bound : kinds.values()) {
      if (bound.min() > 0 && excludedKinds.contains(bound.kind())) {
        throw wrong(Words.of(bound.kind()) + " questions are wanted and left out at once");
      }
    }
    kinds.keySet().removeAll(excludedKinds);
    if (excludedKinds.size() == Kind.values().length) {
      throw wrong("every kind of question is left out");
    }
    return new Brief(
        words,
        level(),
        result.shares(),
        result.minutes(),
        List.copyOf(kinds.values()),
        List.copyOf(excludedAreas),
        List.copyOf(excludedKinds));
  }

  /**
   * Years say more than names: "senior (6+ years)" means 6 and more. Two different statements of
   * years contradict each other.
   */
  private LevelRange level() {
    List<LevelRange> years =
        levels.stream()
            .filter(level -> !level.named())
            .map(BriefLevels.Level::range)
            .distinct()
            .toList();
    List<LevelRange> names =
        levels.stream()
            .filter(BriefLevels.Level::named)
            .map(BriefLevels.Level::range)
            .distinct()
            .toList();
    List<LevelRange> said = years.isEmpty() ? names : years;
    if (said.isEmpty()) {
      return LevelRange.ANY;
    }
    if (years.size() > 1) {
      throw wrong(
          "the brief asks for "
              + years.get(0)
              + " and for "
              + years.get(1)
              + " years of experience");
    }
    int min = said.stream().mapToInt(LevelRange::minYears).min().orElseThrow();
    int max = said.stream().mapToInt(LevelRange::maxYears).max().orElseThrow();
    return new LevelRange(min, max);
  }

  private static VivaException wrong(String message) {
    return new VivaException.Invalid(
        Reason.INVALID_BRIEF, message, List.of(new VivaException.FieldViolation("text", message)));
  }
}
