package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;

/** Which questions suit a request, for which of its areas they count, and their own points. */
final class Suitability {
  private static final int UNKNOWN = Integer.MIN_VALUE;

  final PlanRequest request;
  final PlanWeights weights;
  final int level;
  final List<String> areas;
  final boolean balanced;
  final EnumSet<Kind> allowed;

  /** For each level of {@link Entry#level}, computed when it turns up. */
  private final int[] fit = new int[4096];

  Suitability(PlanRequest request) {
    this.request = request;
    weights = request.weights();
    Brief brief = request.brief();
    level = difficulty(brief.level());
    balanced = !brief.areas().isEmpty();
    areas = brief.areas().stream().map(Brief.AreaShare::area).toList();
    allowed = allowed(brief);
    Arrays.fill(fit, UNKNOWN);
  }

  private static EnumSet<Kind> allowed(Brief brief) {
    EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
    kinds.removeAll(brief.excludedKinds());
    for (Brief.KindBound bound : brief.kinds()) {
      if (bound.max().equals(OptionalInt.of(0))) {
        kinds.remove(bound.kind());
      }
    }
    return kinds;
  }

  /**
   * The difficulty that suits a level: by its middle where it is bounded, else by its lower end.
   */
  static int difficulty(LevelRange level) {
    double years = years(level);
    if (level.equals(LevelRange.ANY)) {
      return 3;
    }
    return years < 2 ? 1 : years < 3 ? 2 : years < 5 ? 3 : years < 8 ? 4 : 5;
  }

  private static double years(LevelRange level) {
    return level.isOpen() ? level.minYears() : (level.minYears() + level.maxYears()) / 2.0;
  }

  /**
   * Points for a minute of a question that suits {@code from} to {@code to} years, -1 if it does
   * not suit the level at all.
   */
  private int fit(LevelRange asked, int from, int to) {
    if (asked.equals(LevelRange.ANY)) {
      return 0;
    }
    if (from > asked.maxYears() || (to < asked.minYears())) {
      return -1;
    }
    double years = years(asked);
    int away = (int) Math.ceil(Math.max(0, Math.max(from - years, years - to)));
    return Math.min(weights.levelMost(), away * weights.levelYear());
  }

  /** Points for a minute of a question of this {@link Entry#level}, -1 if it does not suit. */
  int fit(int code) {
    if (fit[code] == UNKNOWN) {
      fit[code] = fit(request.brief().level(), Entry.levelFrom(code), Entry.levelTo(code));
    }
    return fit[code];
  }

  /** 0 below the level, 1 at it, 2 above. */
  int band(int difficulty) {
    return difficulty < level ? 0 : difficulty == level ? 1 : 2;
  }

  /** Number of the brief's area that covers {@code path}, the most specific one; -1 for none. */
  int areaOf(String path) {
    int found = -1;
    for (int a = 0; a < areas.size(); a++) {
      if (Area.covers(areas.get(a), path)
          && (found < 0 || areas.get(a).length() > areas.get(found).length())) {
        found = a;
      }
    }
    return found;
  }

  /** Whether the brief names an area below its area {@code area} as well. */
  boolean isNested(int area) {
    if (!balanced) {
      return false;
    }
    String path = areas.get(area);
    return areas.stream().anyMatch(other -> !other.equals(path) && Area.covers(path, other));
  }

  /** The first of the question's areas that the brief names. */
  int areaOf(Entry entry) {
    if (!balanced) {
      return 0;
    }
    for (String path : entry.areas) {
      int area = areaOf(path);
      if (area >= 0) {
        return area;
      }
    }
    return -1;
  }

  /** Points for a minute of {@code entry}, -1 where its level does not suit. */
  int pointsAMinute(Entry entry) {
    int forLevel = fit(Entry.level(entry.packed));
    if (forLevel < 0) {
      return -1;
    }
    Usage usage = request.usage().get(entry.id);
    return forLevel
        + Entry.qualityPoints(Entry.quality(entry.packed), weights)
        + (Math.abs(entry.difficulty() - level) == 2 ? weights.twoStepsOff() : 0)
        + (isAside(entry) ? weights.aside() : 0)
        + (usage == null ? 0 : usage.points(weights));
  }

  /** Whether the brief does not name the question's main area, although it names areas. */
  boolean isAside(Entry entry) {
    return balanced && areaOf(entry.areas.get(0)) < 0;
  }

  boolean excludedByArea(Entry entry) {
    if (request.brief().excludedAreas().isEmpty()) {
      return false;
    }
    for (String excluded : request.brief().excludedAreas()) {
      for (String path : entry.areas) {
        if (Area.covers(excluded, path)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Why the question may not be in a plan for this request; empty if it may. */
  String objection(Entry entry) {
    Brief brief = request.brief();
    int off = Math.abs(entry.difficulty() - level);
    if (request.excluded().contains(entry.id)) {
      return "was asked before, is planned by somebody else or is excluded";
    }
    if (!allowed.contains(entry.kind())) {
      return "is " + Words.of(entry.kind()) + ", which the brief excludes";
    }
    if (fit(Entry.level(entry.packed)) < 0) {
      return "does not suit " + Words.of(brief.level());
    }
    if (off > 2) {
      return "has difficulty "
          + entry.difficulty()
          + ", more than 2 away from the "
          + level
          + " of "
          + Words.of(brief.level());
    }
    return excludedByArea(entry) ? "is in an area that the brief excludes" : "";
  }

  /** Whether {@link #objection} has none. */
  boolean suits(Entry entry) {
    return Math.abs(entry.difficulty() - level) <= 2
        && fit(Entry.level(entry.packed)) >= 0
        && allowed.contains(entry.kind())
        && !request.excluded().contains(entry.id)
        && !excludedByArea(entry);
  }
}
