package dev.viva.server.brief;

import java.util.Set;

/** Words of a brief that carry no constraint. */
final class Fillers {
  private static final Set<String> WORDS = Vocabulary.set("fillers.words");

  /** Names of other subjects, whose parts mean something else. */
  private static final Phrases OTHER_SUBJECTS = Vocabulary.phrases("fillers.other-subjects");

  /** Phrases that carry no constraint, though their words might. */
  private static final Phrases PHRASES = Vocabulary.phrases("fillers.phrases");

  private static final Phrases EACH = Vocabulary.phrases("fillers.each");

  private Fillers() {}

  static boolean isFiller(Tokens tokens, int index) {
    String word = tokens.word(index);
    String owner = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    return WORDS.contains(owner)
        || WORDS.contains(word)
        || isHiring(tokens, index)
        || isGoing(tokens, index);
  }

  /** "Go deep into Django"; "Go" alone is a language. */
  private static boolean isGoing(Tokens tokens, int index) {
    return tokens.is(index, "go", "going", "goes")
        && tokens.is(
            index + 1, "with", "into", "over", "deep", "deeper", "for", "easy", "through", "to",
            "beyond", "further", "on", "heavy", "light");
  }

  /** "We are hiring a …" says why there is an interview; "hiring" alone is an area. */
  private static boolean isHiring(Tokens tokens, int index) {
    return tokens.is(index, "hiring", "interviewing", "recruiting", "building", "leading")
        && (tokens.is(
                index + 1,
                "a",
                "an",
                "for",
                "our",
                "the",
                "new",
                "someone",
                "candidates",
                "senior",
                "junior",
                "manager")
            || tokens.is(
                index - 1, "are", "is", "am", "we're", "i'm", "be", "keep", "currently", "now"));
  }

  /** Index after what carries no constraint at {@code index}. */
  static int skip(Tokens tokens, int index) {
    return isFiller(tokens, index) ? index + 1 : index;
  }

  /** How many tokens at {@code index} are a phrase that carries no constraint. */
  static int phrase(Tokens tokens, int index) {
    boolean order = tokens.is(index, "test") && tokens.at(index).newLine();
    return order && tokens.at(index + 1).isWord() ? 1 : PHRASES.longest(tokens, index);
  }

  /** How many tokens at {@code index} name something that no area is. */
  static int otherSubject(Tokens tokens, int index) {
    return OTHER_SUBJECTS.longest(tokens, index);
  }

  /** How many tokens at {@code index} say "each". */
  static int each(Tokens tokens, int index) {
    return EACH.longest(tokens, index);
  }
}
