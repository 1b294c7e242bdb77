package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a request that one can ask less of, step by step.
 *
 * @param words what it asks
 * @param steps how many steps there are to do without it, 1 or more
 * @param change what {@code n} steps change, in words
 * @param weakened a request with {@code n} steps less asked; what the others ask stays as it is
 */
record Constraint(
    String words,
    int steps,
    IntFunction<String> change,
    BiFunction<PlanRequest, Integer, PlanRequest> weakened) {
  /** Longest interview. */
  static final int LONGEST = 240;

  private static final Pattern LEVEL =
      Pattern.compile(
          "\\b(intern|entry[- ]level|junior|mid([- ]level)?|senior|staff|lead|principal)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String MINUTES = " minutes";
  private static final int WIDEST = 10;

  /** The request without this constraint. */
  PlanRequest without(PlanRequest request) {
    return weakened.apply(request, steps);
  }

  /** All constraints of a request that can be weakened, those first that one asks for by name. */
  static List<Constraint> of(PlanRequest request) {
    Brief brief = request.brief();
    List<Constraint> all = new ArrayList<>();
    for (String id : request.pinned().stream().sorted().toList()) {
      all.add(
          single(
              "the pinned question '" + id + "'",
              "unpin '" + id + "'",
              one -> one.withPinned(less(one.pinned(), id))));
    }
    for (Brief.KindBound bound : brief.kinds()) {
      addBound(all, bound);
    }
    for (Brief.AreaShare area : brief.areas()) {
      area.minMinutes().ifPresent(min -> all.add(areaMinimum(area.area(), min)));
      area.maxMinutes()
          .ifPresent(max -> all.add(areaMaximum(area.area(), max, request.available())));
    }
    if (!brief.areas().isEmpty()) {
      all.add(areas(brief));
    }
    if (!brief.level().equals(LevelRange.ANY)) {
      all.add(level(brief));
    }
    for (Kind kind : brief.excludedKinds()) {
      all.add(
          single(
              "no " + Words.of(kind) + " questions",
              "allow " + Words.of(kind) + " questions",
              one ->
                  one.withBrief(
                      one.brief()
                          .withExcludedKinds(
                              kept(one.brief().excludedKinds(), other -> other != kind)))));
    }
    for (String area : brief.excludedAreas()) {
      all.add(
          single(
              "nothing on " + area,
              "allow " + area,
              one ->
                  one.withBrief(
                      one.brief()
                          .withExcludedAreas(
                              kept(one.brief().excludedAreas(), other -> !other.equals(area))))));
    }
    if (!request.excluded().isEmpty()) {
      int out = request.excluded().size();
      all.add(
          single(
              (out == 1
                      ? "leaving out 1 question that was"
                      : "leaving out " + out + " questions that were")
                  + " asked before, planned by others or dropped",
              "allow questions that were asked before, planned by others or dropped",
              one -> one.withExcluded(Set.of())));
    }
    if (request.minutesLeft().isEmpty() && brief.minutes() < LONGEST) {
      all.add(
          new Constraint(
              brief.minutes() + MINUTES,
              LONGEST - brief.minutes(),
              n -> "make it " + (brief.minutes() + n) + MINUTES,
              (one, n) -> one.withBrief(one.brief().withMinutes(brief.minutes() + n))));
    }
    return all;
  }

  /** Whether it is about how long the interview is. */
  boolean isLength() {
    return words.matches("\\d+" + MINUTES);
  }

  /** First the areas above, where there are any, then all. */
  private static Constraint areas(Brief brief) {
    List<String> paths = brief.areas().stream().map(Brief.AreaShare::area).toList();
    List<Brief.AreaShare> above = above(brief.areas());
    boolean same = above.equals(brief.areas());
    String tops = String.join(" and ", above.stream().map(Brief.AreaShare::area).toList());
    return new Constraint(
        String.join(" and ", paths),
        same ? 1 : 2,
        n -> n == 1 && !same ? "take in all of " + tops : "take questions from any area",
        (one, n) -> one.withBrief(one.brief().withAreas(n == 1 && !same ? above : List.of())));
  }

  /** Each area as its top, with the parts of all below it; bounds of minutes go. */
  private static List<Brief.AreaShare> above(List<Brief.AreaShare> areas) {
    Map<String, Integer> parts = new LinkedHashMap<>();
    areas.forEach(area -> parts.merge(Area.top(area.area()), area.parts(), Integer::sum));
    boolean same = areas.stream().allMatch(area -> area.area().equals(Area.top(area.area())));
    return same
        ? areas
        : parts.entrySet().stream()
            .map(top -> new Brief.AreaShare(top.getKey(), top.getValue()))
            .toList();
  }

  private static Constraint single(
      String words, String change, UnaryOperator<PlanRequest> without) {
    return new Constraint(words, 1, n -> change, (one, n) -> without.apply(one));
  }

  private static void addBound(List<Constraint> all, Brief.KindBound bound) {
    String kind = Words.of(bound.kind()) + " question";
    if (bound.min() > 0 && bound.max().equals(OptionalInt.of(bound.min()))) {
      all.add(exactly(bound, kind));
      return;
    }
    if (bound.min() > 0) {
      all.add(
          new Constraint(
              "at least " + Words.count(bound.min(), kind),
              bound.min(),
              n ->
                  n < bound.min()
                      ? "ask for " + Words.count(bound.min() - n, kind)
                      : "do without " + kind + "s",
              (one, n) ->
                  one.withBrief(
                      withBound(
                          one.brief(), bound.kind(), OptionalInt.of(bound.min() - n), null))));
    }
    bound
        .max()
        .ifPresent(
            max ->
                all.add(
                    new Constraint(
                        max == 0 ? "no " + kind + "s" : "at most " + Words.count(max, kind),
                        WIDEST,
                        n ->
                            n < WIDEST
                                ? "allow " + Words.count(max + n, kind)
                                : "allow any number of " + kind + "s",
                        (one, n) ->
                            one.withBrief(
                                withBound(
                                    one.brief(),
                                    bound.kind(),
                                    OptionalInt.empty(),
                                    n < WIDEST ? OptionalInt.of(max + n) : OptionalInt.empty())))));
  }

  /** Exactly so many; with the last of them the bound goes. */
  private static Constraint exactly(Brief.KindBound bound, String noun) {
    return new Constraint(
        Words.count(bound.min(), noun),
        bound.min(),
        n ->
            n < bound.min()
                ? "ask for " + Words.count(bound.min() - n, noun)
                : "leave open how many " + noun + "s there are",
        (one, n) -> {
          int left = bound.min() - n;
          return one.withBrief(
              withBound(
                  one.brief(),
                  bound.kind(),
                  OptionalInt.of(left),
                  left == 0 ? OptionalInt.empty() : OptionalInt.of(left)));
        });
  }

  private static Constraint areaMinimum(String area, int min) {
    return new Constraint(
        "at least " + min + " minutes of " + area,
        Math.max(1, min),
        n ->
            n < min
                ? "ask for " + (min - n) + " minutes of " + area
                : "ask for no minutes of " + area,
        (one, n) ->
            one.withBrief(
                withArea(
                    one.brief(),
                    area,
                    share ->
                        new Brief.AreaShare(
                            area,
                            share.parts(),
                            n < min ? OptionalInt.of(min - n) : OptionalInt.empty(),
                            share.maxMinutes()))));
  }

  private static Constraint areaMaximum(String area, int max, int time) {
    int steps = Math.max(1, time - max);
    return new Constraint(
        "at most " + max + " minutes of " + area,
        steps,
        n ->
            n < steps
                ? "allow " + (max + n) + " minutes of " + area
                : "allow any minutes of " + area,
        (one, n) ->
            one.withBrief(
                withArea(
                    one.brief(),
                    area,
                    share ->
                        new Brief.AreaShare(
                            area,
                            share.parts(),
                            share.minMinutes(),
                            n < steps ? OptionalInt.of(max + n) : OptionalInt.empty()))));
  }

  /** Widened by a year at both ends for each step. */
  private static Constraint level(Brief brief) {
    LevelRange level = brief.level();
    return new Constraint(
        named(brief),
        WIDEST,
        n -> n < WIDEST ? "ask for " + Words.of(wider(level, n)) : "allow any level",
        (one, n) -> one.withBrief(one.brief().withLevel(wider(level, n))));
  }

  /** {@code senior (5-8 years)} where the brief has one name for it. */
  private static String named(Brief brief) {
    List<String> names =
        LEVEL.matcher(brief.text()).results().map(MatchResult::group).distinct().toList();
    String years = Words.of(brief.level());
    return names.size() == 1 ? names.get(0) + " (" + years + ")" : years;
  }

  private static LevelRange wider(LevelRange level, int years) {
    if (years >= WIDEST) {
      return LevelRange.ANY;
    }
    int from = Math.max(0, level.minYears() - years);
    return level.isOpen()
        ? LevelRange.atLeast(from)
        : new LevelRange(from, Math.min(60, level.maxYears() + years));
  }

  private static Brief withBound(
      Brief brief, Kind kind, OptionalInt newMin, @Nullable OptionalInt newMax) {
    return brief.withKinds(
        brief.kinds().stream()
            .map(
                one ->
                    one.kind() == kind
                        ? new Brief.KindBound(
                            kind, newMin.orElse(one.min()), newMax == null ? one.max() : newMax)
                        : one)
            .toList());
  }

  private static Brief withArea(Brief brief, String area, UnaryOperator<Brief.AreaShare> change) {
    return brief.withAreas(
        brief.areas().stream()
            .map(one -> one.area().equals(area) ? change.apply(one) : one)
            .toList());
  }

  private static <T> List<T> kept(List<T> all, Predicate<T> keeps) {
    return all.stream().filter(keeps).toList();
  }

  private static Set<String> less(Set<String> ids, String id) {
    Set<String> rest = new HashSet<>(ids);
    rest.remove(id);
    return rest;
  }
}
