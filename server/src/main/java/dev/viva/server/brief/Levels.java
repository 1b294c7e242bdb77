package dev.viva.server.brief;

import dev.viva.server.bank.LevelRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names of levels in a brief: "senior", "mid to senior", "lead developer", "L5", "SDE 2". */
final class Levels {
  private static final LevelRange JUNIOR = new LevelRange(0, 2);
  private static final LevelRange MID = new LevelRange(2, 5);
  private static final LevelRange SENIOR = new LevelRange(5, 8);
  private static final LevelRange STAFF = LevelRange.atLeast(8);
  private static final Map<String, LevelRange> NAMES = names();
  private static final Phrases PHRASES = Phrases.of(NAMES.keySet());

  /** Steps of the ladders that number them from one: SDE 1 to 4, developer II. */
  private static final List<LevelRange> STEPS = List.of(JUNIOR, MID, SENIOR, STAFF);

  private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv");

  /** The ladder that Google and Meta begin at 3: L3, E4, IC5. */
  private static final Pattern LADDER = Pattern.compile("(?:l|e|ic)([3-9])");

  private static final Pattern NUMBERED = Pattern.compile("(?:sde|swe|sdet)([1-4])");
  private static final List<String> ROLES = Vocabulary.list("levels.roles");

  private static final Phrases AT_LEAST = Vocabulary.phrases("levels.at-least");
  private static final Phrases AT_MOST = Vocabulary.phrases("levels.at-most");
  private static final Phrases BELOW =
      Phrases.of("below", "under", "less than", "not yet", "not quite");
  private static final Phrases TITLES = Vocabulary.phrases("levels.titles");

  private Levels() {}

  private static Map<String, LevelRange> names() {
    Map<String, LevelRange> names = new LinkedHashMap<>();
    Vocabulary.list("levels.junior").forEach(name -> names.put(name, JUNIOR));
    Vocabulary.list("levels.mid").forEach(name -> names.put(name, MID));
    Vocabulary.list("levels.senior").forEach(name -> names.put(name, SENIOR));
    Vocabulary.list("levels.staff").forEach(name -> names.put(name, STAFF));
    return names;
  }

  static Optional<Piece.Experience> read(Tokens tokens, int index) {
    return bounded(tokens, index).or(() -> named(tokens, index)).or(() -> lead(tokens, index));
  }

  /** "At least mid-level", "up to senior", "below staff". */
  private static Optional<Piece.Experience> bounded(Tokens tokens, int index) {
    int least = AT_LEAST.longest(tokens, index);
    int most = AT_MOST.longest(tokens, index);
    int below = BELOW.longest(tokens, index);
    int prefix = Math.max(least, Math.max(most, below));
    Optional<Name> name = prefix == 0 ? Optional.empty() : name(tokens, index + prefix);
    return name.map(
        found -> {
          int min = found.range().minYears();
          LevelRange range = LevelRange.atLeast(min);
          if (prefix == most && !found.range().isOpen()) {
            range = new LevelRange(0, found.range().maxYears());
          } else if (prefix == most || prefix == below) {
            range = new LevelRange(0, prefix == most ? LevelRange.NO_LIMIT : min);
          }
          return new Piece.Experience(index, found.end(), range, true, false);
        });
  }

  private static Optional<Piece.Experience> named(Tokens tokens, int index) {
    Optional<Name> first = name(tokens, index);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int at = first.get().end();
    int to =
        tokens.longest(at, List.of("-", "to", "- to -", "/", "or", "and", "through", "until", "&"));
    Optional<Name> second = to == 0 ? Optional.empty() : name(tokens, at + to);
    if (second.isPresent()) {
      int end = second.get().end();
      LevelRange range = both(tokens.typed(index, end), first.get().range(), second.get().range());
      return Optional.of(new Piece.Experience(index, end, range, true, false));
    }
    int more =
        tokens.longest(
            at, List.of("+", "and above", "and up", "or above", "or higher", "or more", "plus"));
    boolean open = more > 0 && !(tokens.is(at, "+", "plus") && isJoining(tokens, at));
    LevelRange range =
        open ? LevelRange.atLeast(first.get().range().minYears()) : first.get().range();
    return Optional.of(new Piece.Experience(index, open ? at + more : at, range, true, false));
  }

  /** "Senior + Django" joins two wishes, "senior+ Django" does not. */
  private static boolean isJoining(Tokens tokens, int plus) {
    return !tokens.at(plus).glued();
  }

  private static LevelRange both(String typed, LevelRange first, LevelRange second) {
    if (second.minYears() < first.minYears()) {
      throw Faults.wrong(typed, "the first level must be the lower one");
    }
    return second.isOpen()
        ? LevelRange.atLeast(first.minYears())
        : new LevelRange(first.minYears(), second.maxYears());
  }

  private record Name(LevelRange range, int end) {}

  private static Optional<Name> name(Tokens tokens, int index) {
    int length = PHRASES.longest(tokens, index);
    if (length == 0) {
      return numbered(tokens, index);
    }
    String name =
        IntStream.range(index, index + length)
            .mapToObj(tokens::word)
            .collect(Collectors.joining(" "));
    int end = index + length;
    if (tokens.is(end, ".")
        && tokens.at(end).glued()
        && tokens.is(index, "sr", "jr", "snr", "jnr")) {
      end++;
    }
    if (tokens.is(end, "-") && tokens.is(end + 1, "level", "levels", "lvl")) {
      end += 2;
    } else if (tokens.is(end, "level", "levels", "lvl")) {
      end += 1;
    }
    // "Senior II" is a step of the same level.
    end += ROMAN.indexOf(tokens.word(end)) > 0 ? 1 : 0;
    return Optional.of(new Name(NAMES.get(name), end));
  }

  private static Optional<Name> numbered(Tokens tokens, int index) {
    Matcher ladder = LADDER.matcher(tokens.word(index));
    if (ladder.matches()) {
      int step = Math.min(Integer.parseInt(ladder.group(1)) - 3, STEPS.size() - 1);
      return Optional.of(new Name(STEPS.get(step), index + 1));
    }
    Matcher glued = NUMBERED.matcher(tokens.word(index));
    if (glued.matches()) {
      int step = Integer.parseInt(glued.group(1)) - 1;
      return Optional.of(new Name(STEPS.get(step), index + 1));
    }
    if (!ROLES.contains(tokens.word(index))) {
      return Optional.empty();
    }
    int at = tokens.is(index + 1, "-") ? index + 2 : index + 1;
    int roman = ROMAN.indexOf(tokens.word(at));
    // "Developer I" is a step, "developer, I …" is a sentence.
    if (roman > 0 || (roman == 0 && tokens.endsLine(at + 1))) {
      return Optional.of(new Name(STEPS.get(roman), at + 1));
    }
    boolean step = tokens.is(index, "sde", "swe") && tokens.is(at, "1", "2", "3", "4");
    return step
        ? Optional.of(new Name(STEPS.get(Integer.parseInt(tokens.word(at)) - 1), at + 1))
        : Optional.empty();
  }

  /** "Lead developer" and "a tech lead" are titles, "lead" alone is an area. */
  private static Optional<Piece.Experience> lead(Tokens tokens, int index) {
    int title = TITLES.longest(tokens, index);
    int end = index + (isLeadOfRole(tokens, index) ? 1 : isTitle(tokens, index, title) ? title : 0);
    LevelRange range = LevelRange.atLeast(SENIOR.minYears());
    return end == index
        ? Optional.empty()
        : Optional.of(new Piece.Experience(index, end, range, true, false));
  }

  /** "For a tech lead", "tech lead (8+ years)", "team lead role". */
  private static boolean isTitle(Tokens tokens, int index, int length) {
    int at = index + length;
    int after = tokens.is(at, "(", ",", "-", "with") ? at + 1 : at;
    return length > 0
        && (tokens.is(index - 1, "a", "our", "new", "as", "senior", "sr")
            || tokens.is(
                at, "role", "position", "candidate", "candidates", "interview", "hire", "job")
            || Years.read(tokens, after, false).isPresent());
  }

  private static boolean isLeadOfRole(Tokens tokens, int index) {
    if (!tokens.is(index, "lead")) {
      return false;
    }
    // "lead dev", "lead backend engineer", "lead full stack developer"
    for (int at = index + 1; at <= index + 4 && tokens.at(at).isWord(); at++) {
      if (ROLES.contains(tokens.word(at))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word at {@code index} is that of somebody who writes code. */
  static boolean isRole(Tokens tokens, int index) {
    return ROLES.contains(tokens.word(index));
  }
}
