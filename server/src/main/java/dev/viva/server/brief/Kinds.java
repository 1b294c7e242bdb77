package dev.viva.server.brief;

import dev.viva.server.bank.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words for the kinds of questions, and for questions. */
final class Kinds {
  private static final Map<String, Kind> WORDS = words();
  private static final Phrases PHRASES = Phrases.of(WORDS.keySet());

  /** What can be counted. */
  private static final Phrases NOUNS = Vocabulary.phrases("kinds.nouns");

  /** What takes time rather than being counted: "a system design round". */
  private static final Phrases STRETCHES = Vocabulary.phrases("kinds.stretches");

  private Kinds() {}

  private static Map<String, Kind> words() {
    Map<String, Kind> words = new LinkedHashMap<>();
    Vocabulary.list("kinds.conceptual").forEach(word -> words.put(word, Kind.CONCEPTUAL));
    Vocabulary.list("kinds.coding").forEach(word -> words.put(word, Kind.CODING));
    Vocabulary.list("kinds.scenario").forEach(word -> words.put(word, Kind.SCENARIO));
    Vocabulary.list("kinds.design").forEach(word -> words.put(word, Kind.DESIGN));
    Vocabulary.list("kinds.debugging").forEach(word -> words.put(word, Kind.DEBUGGING));
    Vocabulary.list("kinds.behavioural").forEach(word -> words.put(word, Kind.BEHAVIOURAL));
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
