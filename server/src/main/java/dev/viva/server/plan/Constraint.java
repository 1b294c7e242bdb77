package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
  private static final int LONGEST = 240;

  private static final int WIDEST = 10;

  /** The request without this constraint. */
  PlanRequest without(PlanRequest request) {
    return weakened.apply(request, steps);
  }

  /** All constraints of a request that can be weakened, those that one would keep last. */
  static List<Constraint> of(PlanRequest request) {
    Brief brief = request.brief();
    List<Constraint> all = new ArrayList<>();
    for (String id : request.pinned().stream().sorted().toList()) {
      all.add(
          single(
              "'" + id + "' is pinned",
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
              "nothing from " + area,
              "allow " + area,
              one ->
                  one.withBrief(
                      one.brief()
                          .withExcludedAreas(
                              kept(one.brief().excludedAreas(), other -> !other.equals(area))))));
    }
    if (!request.excluded().isEmpty()) {
      all.add(
          single(
              Words.count(request.excluded().size(), "question")
                  + " asked before, planned by the panel or dropped",
              "allow questions that were asked before",
              one -> one.withExcluded(Set.of())));
    }
    if (!brief.level().equals(LevelRange.ANY)) {
      all.add(level(brief.level()));
    }
    if (!brief.areas().isEmpty()) {
      String names = String.join(", ", brief.areas().stream().map(Brief.AreaShare::area).toList());
      all.add(
          single(
              "only " + names,
              "allow every area",
              one -> one.withBrief(one.brief().withAreas(List.of()))));
    }
    if (request.minutesLeft().isEmpty() && brief.minutes() < LONGEST) {
      all.add(
          new Constraint(
              request.available() + " minutes for questions",
              LONGEST - brief.minutes(),
              n -> "make it " + (brief.minutes() + n) + " minutes",
              (one, n) -> one.withBrief(one.brief().withMinutes(brief.minutes() + n))));
    }
    return all;
  }

  private static Constraint single(
      String words, String change, UnaryOperator<PlanRequest> without) {
    return new Constraint(words, 1, n -> change, (one, n) -> without.apply(one));
  }

  private static void addBound(List<Constraint> all, Brief.KindBound bound) {
    String kind = Words.of(bound.kind());
    if (bound.min() > 0) {
      all.add(
          new Constraint(
              "at least " + bound.min() + " " + kind,
              bound.min(),
              n ->
                  n < bound.min()
                      ? "ask for " + (bound.min() - n) + " " + kind
                      : "drop the minimum of " + kind,
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
                        "at most " + max + " " + kind,
                        WIDEST,
                        n ->
                            n < WIDEST
                                ? "allow " + (max + n) + " " + kind
                                : "drop the maximum of " + kind,
                        (one, n) ->
                            one.withBrief(
                                withBound(
                                    one.brief(),
                                    bound.kind(),
                                    OptionalInt.empty(),
                                    n < WIDEST ? OptionalInt.of(max + n) : OptionalInt.empty())))));
  }

  private static Constraint areaMinimum(String area, int min) {
    return new Constraint(
        "at least " + min + " minutes of " + area,
        Math.max(1, min),
        n ->
            n < min
                ? "ask for " + (min - n) + " minutes of " + area
                : "drop the minimum of " + area,
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
                : "drop the maximum of " + area,
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
  private static Constraint level(LevelRange level) {
    return new Constraint(
        "questions that suit " + Words.of(level),
        WIDEST,
        n -> n < WIDEST ? "ask for " + Words.of(wider(level, n)) : "allow any level",
        (one, n) -> one.withBrief(one.brief().withLevel(wider(level, n))));
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
