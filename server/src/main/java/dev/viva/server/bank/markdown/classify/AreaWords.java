package dev.viva.server.bank.markdown.classify;

import dev.viva.server.bank.markdown.AreaLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds areas in a text by their names and aliases. */
final class AreaWords {
  private final AreaLookup lookup;
  private final Map<String, String> aliases;
  private final Map<String, List<Integer>> lengthsByFirst;
  private final Rules rules;

  private AreaWords(AreaLookup lookup, Map<String, String> aliases, Rules rules) {
    this.lookup = lookup;
    this.aliases = aliases;
    this.lengthsByFirst = lengthsByFirst(aliases);
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

  /** How many words aliases have that begin with a word: where to look at all. */
  private static Map<String, List<Integer>> lengthsByFirst(Map<String, String> aliases) {
    Map<String, List<Integer>> lengths = new HashMap<>();
    for (String alias : aliases.keySet()) {
      String[] words = alias.split(" ");
      List<Integer> known = lengths.computeIfAbsent(words[0], w -> new ArrayList<>(1));
      if (!known.contains(words.length)) {
        known.add(words.length);
      }
    }
    return lengths;
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
    return area == null && isPlural(phrase) ? aliases.get(singular(phrase)) : area;
  }

  private static boolean isPlural(String word) {
    return word.length() > 3 && word.endsWith("s");
  }

  private static String singular(String word) {
    return word.substring(0, word.length() - 1);
  }

  /** Areas that {@code text} names, with points. */
  Map<String, Double> score(String text) {
    return score(text, Subject.NONE);
  }

  /** Areas that {@code text} names on a page about {@code subject}, with points. */
  Map<String, Double> score(String text, Subject subject) {
    if (text.isBlank()) {
      return Map.of();
    }
    Map<String, Double> points = new HashMap<>();
    named(Words.of(text))
        .forEach(
            (phrase, times) -> {
              String area = area(phrase);
              double value = value(phrase) * Math.min(2, times);
              String top = Subject.topOf(area);
              if (subject.borrows(top, rules) && !namesOutright(phrase, top)) {
                points.merge(subject.language(), value, Double::sum);
              } else {
                double factor = subject.isOutside(top) ? rules.outsideFactor() : 1;
                points.merge(area, value * factor, Double::sum);
              }
            });
    return points;
  }

  /** The phrases in {@code words} that name areas, with how often they do. */
  private Map<String, Integer> named(Words words) {
    Map<String, Integer> named = new LinkedHashMap<>();
    int size = words.list().size();
    for (int i = 0; i < size; i++) {
      String first = words.list().get(i);
      for (int length : lengths(first)) {
        String phrase = i + length <= size ? words.phrase(i, length) : "";
        if (area(phrase) != null) {
          named.merge(phrase, 1, Integer::sum);
        }
      }
    }
    return named;
  }

  /** Whether a word of {@code phrase} is the name of {@code top} itself: "django signals". */
  private boolean namesOutright(String phrase, String top) {
    if (top.equals(area(phrase))) {
      return true;
    }
    for (String word : phrase.split(" ")) {
      if (top.equals(aliases.get(word))) {
        return true;
      }
    }
    return false;
  }

  /** The area below {@code top} whose id {@code words} are. */
  Optional<String> child(String top, String words) {
    String path = top + "/" + String.join("-", Words.of(words).list());
    return path.equals(aliases.get(path)) ? Optional.of(path) : Optional.empty();
  }

  private List<Integer> lengths(String first) {
    List<Integer> lengths = lengthsByFirst.getOrDefault(first, List.of());
    boolean plural =
        !lengths.contains(1) && isPlural(first) && aliases.containsKey(singular(first));
    if (!plural) {
      return lengths;
    }
    List<Integer> more = new ArrayList<>(lengths);
    more.add(1);
    return more;
  }

  private double value(String phrase) {
    int words = 1;
    for (int i = 0; i < phrase.length(); i++) {
      words += phrase.charAt(i) == ' ' ? 1 : 0;
    }
    double value = 1 + rules.areaWordBonus() * (words - 1);
    return value * (rules.isAmbiguous(phrase) ? rules.ambiguousFactor() : 1);
  }
}
