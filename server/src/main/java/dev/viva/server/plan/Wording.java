package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.List;

/** A brief as one would type it. Not every brief has words that are understood as the same. */
final class Wording {
  private Wording() {}

  /** {@code 5-8 years, 60% django, 40% databases/sql, at least 1 coding question, 45 min}. */
  static String of(Brief brief) {
    List<String> words = new ArrayList<>();
    if (!brief.level().equals(LevelRange.ANY)) {
      words.add(Words.of(brief.level()));
    }
    int sum = brief.areas().stream().mapToInt(Brief.AreaShare::parts).sum();
    boolean equal = brief.areas().stream().mapToInt(Brief.AreaShare::parts).distinct().count() < 2;
    for (Brief.AreaShare area : brief.areas()) {
      words.add(
          equal
              ? area.area()
              : 100 % sum == 0
                  ? area.parts() * (100 / sum) + "% " + area.area()
                  : area.area() + " (" + area.parts() + ")");
    }
    brief.kinds().stream()
        .filter(bound -> bound.min() > 0 || bound.max().isPresent())
        .forEach(bound -> words.add(of(bound)));
    for (Kind kind : brief.excludedKinds()) {
      words.add("no " + Words.of(kind) + " questions");
    }
    brief.excludedAreas().forEach(area -> words.add("no " + area));
    words.add(brief.minutes() + " min");
    return String.join(", ", words);
  }

  private static String of(Brief.KindBound bound) {
    String kind = Words.of(bound.kind()) + " question";
    if (bound.max().isEmpty()) {
      return "at least " + Words.count(bound.min(), kind);
    }
    int max = bound.max().getAsInt();
    if (bound.min() == max) {
      return "exactly " + Words.count(max, kind);
    }
    return bound.min() == 0
        ? "at most " + Words.count(max, kind)
        : bound.min() + " to " + Words.count(max, kind);
  }
}
