package dev.viva.server.brief;

import dev.viva.server.bank.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words for the kinds of questions, and for questions. */
final class Kinds {
  private static final Map<String, Kind> WORDS = words();
  private static final Phrases PHRASES = Phrases.of(WORDS.keySet());

  /** What can be counted. */
  private static final Phrases NOUNS =
      Phrases.of(
          "questions",
          "question",
          "quesitons",
          "questoins",
          "questons",
          "qs",
          "q",
          "q's",
          "exercises",
          "exercise",
          "tasks",
          "task",
          "problems",
          "problem",
          "challenges",
          "challenge",
          "puzzles",
          "puzzle",
          "ones",
          "one",
          "items",
          "item",
          "scenarios",
          "scenario",
          "prompts",
          "prompt",
          "type questions",
          "style questions",
          "based questions",
          "- based questions",
          "- type questions",
          "- style questions");

  /** What takes time rather than being counted: "a system design round". */
  private static final Phrases STRETCHES =
      Phrases.of(
          "rounds",
          "round",
          "part",
          "parts",
          "session",
          "sessions",
          "section",
          "sections",
          "segment",
          "portion",
          "interview",
          "interviews",
          "discussion",
          "discussions",
          "chat");

  private Kinds() {}

  private static Map<String, Kind> words() {
    Map<String, Kind> words = new LinkedHashMap<>();
    List.of("conceptual", "concept", "concepts", "theory", "theoretical", "theoretic", "knowledge")
        .forEach(word -> words.put(word, Kind.CONCEPTUAL));
    List.of(
            "coding",
            "code",
            "programming",
            "live coding",
            "live - coding",
            "live code",
            "hands - on coding",
            "hands on coding",
            "hands - on",
            "hands on",
            "implementation",
            "whiteboard coding",
            "whiteboard",
            "whiteboarding",
            "pair programming",
            "pair - programming")
        .forEach(word -> words.put(word, Kind.CODING));
    List.of(
            "scenario",
            "scenarios",
            "scenario based",
            "scenario - based",
            "situational",
            "case study",
            "case studies",
            "what if",
            "what - if")
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
            "bug - fixing",
            "bugfixing",
            "bugfix",
            "find the bug",
            "troubleshooting")
        .forEach(word -> words.put(word, Kind.DEBUGGING));
    List.of(
            "behavioural",
            "behavioral",
            "behaviour",
            "behavior",
            "soft skill",
            "soft skills",
            "soft - skill",
            "soft - skills",
            "softskills",
            "star")
        .forEach(word -> words.put(word, Kind.BEHAVIOURAL));
    return words;
  }

  /** A kind and where its words end; the noun after it ("questions") is not among them. */
  record Word(Kind kind, int end) {}

  static Optional<Word> word(Tokens tokens, int index) {
    int length = PHRASES.longest(tokens, index);
    if (length == 0) {
      return Optional.empty();
    }
    String word =
        IntStream.range(index, index + length)
            .mapToObj(tokens::word)
            .collect(Collectors.joining(" "));
    // "knowledge of Django" is no kind of question, "knowledge questions" is one.
    if (word.equals("knowledge") && noun(tokens, index + 1) == index + 1) {
      return Optional.empty();
    }
    return Optional.of(new Word(WORDS.get(word), index + length));
  }

  /**
   * Index after the noun at {@code index}, such as "questions"; {@code index} where there is none.
   */
  static int noun(Tokens tokens, int index) {
    int length = NOUNS.longest(tokens, index);
    // "coding one django" counts nothing twice: a number word is a noun only at the end of a
    // phrase.
    boolean number = length == 1 && tokens.is(index, "one");
    return number && tokens.at(index + 1).isWord() ? index : index + length;
  }

  /** Index after "round", "session", "part" at {@code index}. */
  static int stretch(Tokens tokens, int index) {
    return index + STRETCHES.longest(tokens, index);
  }
}
