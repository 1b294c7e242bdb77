package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Kinds of questions in a brief, with how many of them. */
final class BriefKinds {
  private static final Map<String, Kind> WORDS = words();
  private static final List<String> NOUNS =
      List.of(
          "questions",
          "question",
          "qs",
          "q",
          "exercises",
          "exercise",
          "tasks",
          "task",
          "problems",
          "problem",
          "challenges",
          "challenge",
          "rounds",
          "round",
          "puzzles",
          "puzzle",
          "ones",
          "one",
          "items",
          "item",
          "scenarios",
          "scenario",
          "type questions",
          "style questions",
          "part",
          "session");
  private static final List<String> ADJECTIVES =
      List.of(
          "good",
          "small",
          "short",
          "long",
          "hard",
          "easy",
          "real",
          "quick",
          "live",
          "hands - on",
          "practical",
          "technical",
          "big");
  private static final List<String> LEAST =
      List.of(
          "at least",
          "atleast",
          "a minimum of",
          "minimum of",
          "minimum",
          "min",
          "no less than",
          "not less than",
          "no fewer than",
          "> =",
          "≥");
  private static final List<String> MOST =
      List.of(
          "at most",
          "atmost",
          "no more than",
          "not more than",
          "a maximum of",
          "maximum of",
          "maximum",
          "max",
          "up to",
          "upto",
          "< =",
          "≤");
  private static final List<String> EXACTLY = List.of("exactly", "precisely", "just", "only");
  private static final List<String> SOME =
      List.of(
          "a few",
          "few",
          "several",
          "some",
          "a",
          "an",
          "any",
          "include",
          "including",
          "want",
          "need");

  private BriefKinds() {}

  private static Map<String, Kind> words() {
    Map<String, Kind> words = new LinkedHashMap<>();
    List.of("conceptual", "concept", "concepts", "theory", "theoretical", "theoretic")
        .forEach(word -> words.put(word, Kind.CONCEPTUAL));
    List.of(
            "coding",
            "code",
            "programming",
            "live coding",
            "live - coding",
            "hands - on coding",
            "hands - on",
            "implementation",
            "whiteboard coding",
            "pair programming")
        .forEach(word -> words.put(word, Kind.CODING));
    List.of(
            "scenario",
            "scenarios",
            "scenario based",
            "scenario - based",
            "situational",
            "case study",
            "case studies",
            "what if")
        .forEach(word -> words.put(word, Kind.SCENARIO));
    List.of(
            "design",
            "designs",
            "system design",
            "systems design",
            "system - design",
            "architecture")
        .forEach(word -> words.put(word, Kind.DESIGN));
    List.of(
            "debugging",
            "debug",
            "bug hunting",
            "bug hunt",
            "bug fixing",
            "bugfixing",
            "troubleshooting")
        .forEach(word -> words.put(word, Kind.DEBUGGING));
    List.of(
            "behavioural",
            "behavioral",
            "behaviour",
            "behavior",
            "soft skill",
            "soft skills",
            "star")
        .forEach(word -> words.put(word, Kind.BEHAVIOURAL));
    return words;
  }

  /** A kind and where its words end; the noun after it ("questions") is not among them. */
  record Word(Kind kind, int end) {}

  static Optional<Word> word(BriefTokens tokens, int index) {
    int length = tokens.longest(index, WORDS.keySet());
    if (length == 0) {
      return Optional.empty();
    }
    String word =
        String.join(
            " ",
            java.util.stream.IntStream.range(index, index + length)
                .mapToObj(tokens::word)
                .toList());
    return Optional.of(new Word(WORDS.get(word), index + length));
  }

  /**
   * Index after the noun at {@code index}, such as "questions"; {@code index} where there is none.
   */
  static int noun(BriefTokens tokens, int index) {
    int length = tokens.longest(index, NOUNS);
    // "coding one django" counts nothing twice: a number word is a noun only at the end of a
    // phrase.
    boolean number = length == 1 && tokens.is(index, "one");
    return number && tokens.at(index + 1).isWord() ? index : index + length;
  }

  /** A bound and where its words end. */
  record Bound(Kind kind, int min, OptionalInt max, int end) {}

  /**
   * A number of questions of a kind: {@code at least one coding question}, {@code 2 design}, {@code
   * a debugging exercise}.
   */
  static Optional<Bound> read(BriefTokens tokens, int index) {
    int least = tokens.longest(index, LEAST);
    int most = tokens.longest(index, MOST);
    int exactly = tokens.longest(index, EXACTLY);
    int prefix = Math.max(least, Math.max(most, exactly));
    int at = index + prefix;
    Optional<BriefNumbers.Number> number = BriefNumbers.read(tokens, at);
    if (number.isPresent()) {
      return counted(
          tokens, number.get(), most == prefix && prefix > 0, least == prefix && prefix > 0);
    }
    boolean article = tokens.is(at, "a", "an");
    if (prefix > 0 && article) {
      return bare(tokens, at + 1)
          .map(
              word ->
                  new Bound(
                      word.kind(),
                      most == prefix ? 0 : 1,
                      most == prefix || exactly == prefix ? OptionalInt.of(1) : OptionalInt.empty(),
                      word.end()));
    }
    int some = prefix > 0 ? 0 : tokens.longest(index, SOME);
    Optional<Word> word = bare(tokens, index + some);
    if (word.isEmpty() || prefix > 0) {
      return Optional.empty();
    }
    boolean several =
        tokens.phrase(index, "several")
                + tokens.phrase(index, "a few")
                + tokens.phrase(index, "few")
            > 0;
    return Optional.of(
        countAfter(tokens, word.get())
            .orElseGet(
                () ->
                    new Bound(
                        word.get().kind(),
                        several ? 2 : 1,
                        OptionalInt.empty(),
                        word.get().end())));
  }

  /** "coding: 2", "design x1". */
  private static Optional<Bound> countAfter(BriefTokens tokens, Word word) {
    if (!tokens.is(word.end(), ":", "=", "x", "×")) {
      return Optional.empty();
    }
    return BriefNumbers.read(tokens, word.end() + 1)
        .filter(
            number ->
                BriefLengths.read(tokens, word.end() + 1).isEmpty()
                    && BriefLevels.read(tokens, word.end() + 1).isEmpty())
        .filter(number -> number.whole().filter(whole -> whole <= 100).isPresent())
        .map(
            number ->
                new Bound(
                    word.kind(),
                    number.whole().get(),
                    OptionalInt.of(number.whole().get()),
                    number.end()));
  }

  private static Optional<Bound> counted(
      BriefTokens tokens, BriefNumbers.Number number, boolean most, boolean least) {
    Optional<Integer> count = number.whole().filter(whole -> whole <= 100);
    int at = number.end();
    boolean plus = tokens.is(at, "+") || tokens.phrase(at, "or more") > 0;
    if (plus) {
      at += tokens.is(at, "+") ? 1 : 2;
    }
    OptionalInt upper = OptionalInt.empty();
    if (!plus && tokens.is(at, "-", "to", "or")) {
      Optional<BriefNumbers.Number> second = BriefNumbers.read(tokens, at + 1);
      if (second.isPresent()
          && second.get().whole().isPresent()
          && bare(tokens, second.get().end()).isPresent()) {
        upper = OptionalInt.of(second.get().whole().get());
        at = second.get().end();
      }
    }
    Optional<Word> word = bare(tokens, at);
    if (word.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    int n = count.get();
    if (upper.isPresent()) {
      return Optional.of(new Bound(word.get().kind(), n, upper, word.get().end()));
    }
    return Optional.of(
        new Bound(
            word.get().kind(),
            most ? 0 : n,
            least || plus ? OptionalInt.empty() : OptionalInt.of(n),
            word.get().end()));
  }

  /** A kind with the adjectives before it and the noun after it. */
  private static Optional<Word> bare(BriefTokens tokens, int index) {
    int at = index;
    while (word(tokens, at).isEmpty() && tokens.longest(at, ADJECTIVES) > 0) {
      at += tokens.longest(at, ADJECTIVES);
    }
    return word(tokens, at).map(found -> new Word(found.kind(), noun(tokens, found.end())));
  }
}
