package dev.viva.server.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases to look for among the words of a brief, by their first word. */
final class Phrases {
  private final Map<String, List<String[]>> byFirst = new HashMap<>();

  private Phrases(Collection<String> phrases) {
    for (String phrase : phrases) {
      String[] words = phrase.split(" ", -1);
      byFirst.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words);
    }
  }

  /** Phrases in lower case, their words and signs apart by one blank. */
  static Phrases of(String... phrases) {
    return new Phrases(List.of(phrases));
  }

  static Phrases of(Collection<String> phrases) {
    return new Phrases(phrases);
  }

  /** The longest of them that stands at {@code index}, in tokens; 0 where none does. */
  int longest(Tokens tokens, int index) {
    int longest = 0;
    for (String[] words : byFirst.getOrDefault(tokens.word(index), List.of())) {
      if (words.length > longest && stands(words, tokens, index)) {
        longest = words.length;
      }
    }
    return longest;
  }

  private static boolean stands(String[] words, Tokens tokens, int index) {
    for (int i = 1; i < words.length; i++) {
      if (!tokens.word(index + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }
}
