package dev.viva.server.bank.markdown.classify;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.markdown.classify.RuleFile.Weighted;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a kind is recognised.
 *
 * @param base points that it has anyway
 * @param code points for code in the prompt or the answer
 * @param minutes that a question of the kind takes
 */
record KindRule(
    Kind kind,
    double base,
    double code,
    double minutes,
    List<Weighted> promptWords,
    List<Weighted> sectionWords) {
  static KindRule of(String name, Map<String, Object> rule) {
    return new KindRule(
        Kind.valueOf(name.toUpperCase(Locale.ROOT)),
        RuleFile.number(rule.getOrDefault("base", 0)),
        RuleFile.number(rule.getOrDefault("code", 0)),
        RuleFile.number(rule.get("minutes")),
        RuleFile.weighted(rule.get("prompt")),
        RuleFile.weighted(rule.get("section")));
  }

  double prompt(Words text) {
    double points = 0;
    for (Weighted weighted : promptWords) {
      points += weighted.in(text);
    }
    return points;
  }

  double section(Words text) {
    double most = 0;
    for (Weighted weighted : sectionWords) {
      most = Math.max(most, weighted.in(text));
    }
    return most;
  }
}
