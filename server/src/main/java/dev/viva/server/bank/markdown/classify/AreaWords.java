package dev.viva.server.bank.markdown.classify;

import dev.viva.server.bank.markdown.AreaLookup;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds areas in a text by their names and aliases. */
final class AreaWords {
  private final AreaLookup lookup;
  private final Map<String, String> aliases;
  private final Rules rules;

  private AreaWords(AreaLookup lookup, Map<String, String> aliases, Rules rules) {
    this.lookup = lookup;
    this.aliases = aliases;
    this.rules = rules;
  }

  static AreaWords of(AreaLookup lookup, Rules rules) {
    Map<String, String> words = new HashMap<>();
    lookup
        .aliases()
        .forEach(
            (alias, path) -> {
              String phrase = normal(alias);
              words.putIfAbsent(phrase, path);
            });
    return new AreaWords(lookup, words, rules);
  }

  private static String normal(String alias) {
    return alias.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_+#'/.&-]+", " ").strip();
  }

  Optional<String> resolve(String words) {
    return words.isBlank() ? Optional.empty() : lookup.resolve(words);
  }

  /** The area {@code wanted} if the tree has it; else any that it has. */
  String fallback(String wanted) {
    return lookup
        .resolve(wanted)
        .orElseGet(() -> aliases.values().stream().sorted().findFirst().orElse(wanted));
  }

  private String area(String phrase) {
    String area = aliases.get(phrase);
    boolean plural = area == null && phrase.length() > 3 && phrase.endsWith("s");
    return plural ? aliases.get(phrase.substring(0, phrase.length() - 1)) : area;
  }

  /** Areas that {@code text} names, with points. */
  Map<String, Double> score(String text) {
    Map<String, Double> points = new HashMap<>();
    if (text.isBlank()) {
      return points;
    }
    Words words = Words.of(text);
    words
        .phrases()
        .forEach(
            (phrase, times) -> {
              String area = area(phrase);
              if (area != null) {
                int length = 1;
                for (int i = 0; i < phrase.length(); i++) {
                  length += phrase.charAt(i) == ' ' ? 1 : 0;
                }
                double value = 1 + rules.areaWordBonus() * (length - 1);
                value *= rules.isAmbiguous(phrase) ? rules.ambiguousFactor() : 1;
                points.merge(area, value * Math.min(2, times), Double::sum);
              }
            });
    return points;
  }
}
