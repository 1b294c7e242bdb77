package dev.viva.server.bank.markdown.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a place on a page is about, as its headings, title and file say.
 *
 * @param home the top-level area that they name most; empty where they name none
 * @param language the programming language or framework among them; empty where there is none
 */
record Subject(String home, String language) {
  static final Subject NONE = new Subject("", "");

  /** The subject of headings that give areas these {@code points}. */
  static Subject of(Map<String, Double> points, Rules rules) {
    Map<String, Double> tops = new HashMap<>();
    points.forEach((area, score) -> tops.merge(topOf(area), score, Double::sum));
    String home = "";
    String language = "";
    for (Map.Entry<String, Double> top : tops.entrySet()) {
      home = better(top.getKey(), home, tops);
      if (!rules.family(top.getKey()).isEmpty()) {
        language = better(top.getKey(), language, tops);
      }
    }
    return new Subject(home, language);
  }

  private static String better(String one, String other, Map<String, Double> tops) {
    if (other.isEmpty()) {
      return one;
    }
    int order = Double.compare(tops.get(one), tops.get(other));
    return order > 0 || (order == 0 && one.compareTo(other) < 0) ? one : other;
  }

  static String topOf(String area) {
    int slash = area.indexOf('/');
    return slash < 0 ? area : area.substring(0, slash);
  }

  /** Whether the words of {@code top} are used here for what the page's own language has. */
  boolean borrows(String top, Rules rules) {
    Set<String> family = rules.family(top);
    return !language.isEmpty() && !family.isEmpty() && !family.contains(language);
  }

  /** Whether {@code top} is another area than the page is about. */
  boolean isOutside(String top) {
    return !home.isEmpty() && !top.equals(home) && !top.equals(language);
  }
}
