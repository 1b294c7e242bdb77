package dev.viva.server.bank.markdown.classify;

import dev.viva.server.bank.markdown.classify.Words.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of {@code classify.yaml} as the rules take them. */
final class RuleFile {
  private RuleFile() {}

  static Map<String, Object> map(Object value) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, v) -> result.put(String.valueOf(key), v));
    }
    return result;
  }

  static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  static List<Phrase> phrases(Object value) {
    return strings(value).stream().map(Phrase::of).toList();
  }

  static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  /** Lists of phrases, each with the points that it gives. */
  static List<Weighted> weighted(Object value) {
    List<Weighted> list = new ArrayList<>();
    map(value)
        .forEach(
            (points, words) -> list.add(new Weighted(Double.parseDouble(points), phrases(words))));
    return list;
  }

  /** Phrases that say the same, and how much. */
  record Weighted(double points, List<Phrase> words) {
    /** Points once, however many of the words are there. */
    double in(Words text) {
      for (Phrase word : words) {
        if (text.has(word)) {
          return points;
        }
      }
      return 0;
    }
  }
}
