package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Piece.LeftOut;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a brief leaves out: "no ORM", "excluding DRF and channels", "only conceptual questions". */
final class Exclusions {
  private static final Phrases NEGATIONS = Vocabulary.phrases("exclusions.negations");

  /** Negations that take a whole list: "skip Kubernetes, Terraform and Ansible". */
  private static final Phrases OF_LISTS = Vocabulary.phrases("exclusions.of-lists");

  private static final List<String> NEVER = Vocabulary.list("exclusions.never");
  private static final List<String> DO = Vocabulary.list("exclusions.do");

  /** "Don't ask about", "must not include": every negation with every verb. */
  private static final Phrases NEVER_DO =
      Phrases.of(
          NEVER.stream().flatMap(never -> DO.stream().map(verb -> never + " " + verb)).toList());

  /** Negations of something else than an area or kind. */
  private static final Phrases HARMLESS = Vocabulary.phrases("exclusions.harmless");

  private static final Phrases ARTICLES = Vocabulary.phrases("exclusions.articles");
  private static final Phrases ONLY = Vocabulary.phrases("exclusions.only");
  private static final Phrases ONLY_AFTER =
      Phrases.of("only", "exclusively", "and nothing else", "solely", "- only");

  private final Tokens tokens;
  private final NamedAreas areas;

  Exclusions(Tokens tokens, NamedAreas areas) {
    this.tokens = tokens;
    this.areas = areas;
  }

  /** How many tokens at {@code index} say that something is left out; 0 where none does. */
  int negation(int index) {
    return harmless(index) > 0
        ? 0
        : Math.max(NEGATIONS.longest(tokens, index), NEVER_DO.longest(tokens, index));
  }

  /** "Not only Django but also SQL" leaves nothing out. */
  int harmless(int index) {
    return HARMLESS.longest(tokens, index);
  }

  Optional<LeftOut> leftOut(int index) {
    int prefix = negation(index);
    if (prefix == 0) {
      return Optional.empty();
    }
    int at = index + prefix;
    boolean list = tokens.is(at, ":");
    boolean lists = Math.max(OF_LISTS.longest(tokens, index), NEVER_DO.longest(tokens, index)) > 0;
    at += ARTICLES.longest(tokens, at);
    Set<Area> left = new java.util.LinkedHashSet<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    int end = one(at, left, kinds);
    if (end == at) {
      return Optional.empty();
    }
    for (int next = further(end, list, lists); next > end; next = further(end, list, lists)) {
      int after = one(next, left, kinds);
      if (after == next) {
        break;
      }
      end = after;
    }
    return Optional.of(new LeftOut(index, end, List.copyOf(left), List.copyOf(kinds)));
  }

  /** Where the next thing of a list begins; {@code index} where the list ends. */
  private int further(int index, boolean list, boolean lists) {
    boolean comma = tokens.is(index, ",") && (list || endsIn(index, lists));
    if (!comma && !tokens.is(index, "or", "nor", "and", "/", "&")) {
      return index;
    }
    int at = index + 1;
    at += comma && tokens.is(at, "or", "nor", "and") ? 1 : 0;
    return at + (negation(at) > 0 ? negation(at) : ARTICLES.longest(tokens, at));
  }

  /**
   * Whether a list with commas from {@code index} on ends in "or": "no AWS, GCP or Azure"; after a
   * negation of lists "and" will do, where nothing more follows.
   */
  private boolean endsIn(int index, boolean lists) {
    int at = index;
    while (tokens.is(at, ",")) {
      at++;
      if (tokens.is(at, "or", "nor")) {
        return true;
      }
      int next = end(at);
      if (next == at) {
        return false;
      }
      at = next;
    }
    boolean and = lists && tokens.is(at, "and", "&");
    int after = and ? end(at + 1) : at;
    return tokens.is(at, "or", "nor")
        || (after > at + 1 && (tokens.endsLine(after) || tokens.is(after, ".", ";", ")")));
  }

  private int end(int index) {
    return one(index, new java.util.LinkedHashSet<>(), EnumSet.noneOf(Kind.class));
  }

  /** Takes the area or kind at {@code index}; returns where it ends. */
  private int one(int index, Set<Area> left, Set<Kind> kinds) {
    Optional<NamedAreas.Found> area = areas.at(index);
    Optional<Kinds.Word> kind = Kinds.word(tokens, index);
    int kindEnd = kind.map(word -> thing(word.end())).orElse(index);
    int areaEnd = area.map(NamedAreas.Found::end).orElse(index);
    int end = Math.max(areaEnd, kindEnd);
    if (end == index) {
      return index;
    }
    // "no system design" leaves out the kind and the area of that name.
    if (kind.isPresent() && kindEnd == end) {
      kinds.add(kind.get().kind());
    }
    boolean sameWords = areaEnd == end || (kind.isPresent() && areaEnd == kind.get().end());
    if (area.isPresent() && sameWords) {
      left.add(area.get().area());
    }
    return thing(end);
  }

  private int thing(int index) {
    int noun = Kinds.noun(tokens, index);
    return noun > index ? noun : Kinds.stretch(tokens, index);
  }

  /** "Only conceptual questions", "theory only": nothing of any other kind. */
  Optional<Piece.OnlyKinds> onlyKinds(int index) {
    int prefix = ONLY.longest(tokens, index);
    Set<Kind> wanted = EnumSet.noneOf(Kind.class);
    int at = index + prefix;
    int end = index;
    Optional<Kinds.Word> word = Kinds.word(tokens, at);
    while (word.isPresent()) {
      int noun = Kinds.noun(tokens, word.get().end());
      boolean isArea = areas.at(at).isPresent() && noun == word.get().end();
      if (isArea) {
        break;
      }
      wanted.add(word.get().kind());
      end = noun;
      at = tokens.is(end, "and", "or", ",", "/", "&", "plus", "+") ? end + 1 : end;
      word = at > end ? Kinds.word(tokens, at) : Optional.empty();
    }
    int after = prefix > 0 ? 0 : ONLY_AFTER.longest(tokens, end);
    // "coding only one question" counts, "theory only" leaves out.
    boolean counts = after > 0 && Numbers.read(tokens, end + after).isPresent();
    if (wanted.isEmpty() || (prefix == 0 && (after == 0 || counts))) {
      return Optional.empty();
    }
    return Optional.of(new Piece.OnlyKinds(index, end + after, Set.copyOf(wanted)));
  }
}
