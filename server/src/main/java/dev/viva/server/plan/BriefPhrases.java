package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases to look for among the words of a brief, by their first word. */
final class BriefPhrases {
  private final Map<String, List<String[]>> byFirst = new HashMap<>();

  private BriefPhrases(Collection<String> phrases) {
    for (String phrase : phrases) {
      String[] words = phrase.split(" ", -1);
      byFirst.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words);
    }
  }

  /** Phrases in lower case, their words and signs apart by one blank. */
  static BriefPhrases of(String... phrases) {
    return new BriefPhrases(List.of(phrases));
  }

  static BriefPhrases of(Collection<String> phrases) {
    return new BriefPhrases(phrases);
  }

  /** The longest of them that stands at {@code index}, in tokens; 0 where none does. */
  int longest(BriefTokens tokens, int index) {
    int longest = 0;
    for (String[] words : byFirst.getOrDefault(tokens.word(index), List.of())) {
      if (words.length > longest && stands(words, tokens, index)) {
        longest = words.length;
      }
    }
    return longest;
  }

  private static boolean stands(String[] words, BriefTokens tokens, int index) {
    for (int i = 1; i < words.length; i++) {
      if (!tokens.word(index + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }
}
