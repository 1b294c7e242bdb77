package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Why there is no plan: a minimal set of constraints that cannot hold together, found by leaving
 * out one after the other (the deletion filter of Chinneck and Dravnieks 1991), and what leaving
 * out each of them would give.
 */
final class Conflicts {
  private final Corpus corpus;
  private final PlanRequest request;
  private final LongSupplier nanos;

  /** A constraint that one can do without. */
  private record Constraint(String words, String change, UnaryOperator<PlanRequest> without) {}

  Conflicts(Corpus corpus, PlanRequest request, LongSupplier nanos) {
    this.corpus = corpus;
    this.request = request;
    this.nanos = nanos;
  }

  PlanResult.Infeasible explain(boolean proven) {
    List<Constraint> constraints = constraints();
    PlanRequest loose = request;
    for (Constraint constraint : constraints) {
      loose = constraint.without.apply(loose);
    }
    if (!feasible(loose)) {
      String words =
          "only "
              + Words.count(corpus.size(), "active question")
              + " for "
              + request.available()
              + " minutes, and a plan needs 3";
      return new PlanResult.Infeasible(List.of(words), List.of(), proven);
    }
    List<Constraint> minimal = new ArrayList<>(constraints);
    for (Constraint constraint : constraints) {
      List<Constraint> fewer = new ArrayList<>(minimal);
      fewer.remove(constraint);
      if (!feasible(only(constraints, fewer))) {
        minimal = fewer;
      }
    }
    List<PlanResult.Relaxation> relaxations = new ArrayList<>();
    for (Constraint constraint : minimal) {
      relax(constraint, relaxations);
    }
    relaxations.sort((a, b) -> Integer.compare(a.points(), b.points()));
    return new PlanResult.Infeasible(
        minimal.stream().map(Constraint::words).toList(), relaxations, proven);
  }

  /** The request with only {@code kept} of all constraints. */
  private PlanRequest only(List<Constraint> all, List<Constraint> kept) {
    PlanRequest loose = request;
    for (Constraint constraint : all) {
      loose = kept.contains(constraint) ? loose : constraint.without.apply(loose);
    }
    return loose;
  }

  private boolean feasible(PlanRequest changed) {
    Assembly assembly = new Assembly(corpus, changed, false);
    return assembly.contradictions.isEmpty()
        && new ExactSearch(assembly, nanos, changed.deadlineMillis()).runAny().plan() != null;
  }

  private void relax(Constraint constraint, List<PlanResult.Relaxation> into) {
    PlanRequest changed = constraint.without.apply(request);
    Assembly assembly = new Assembly(corpus, changed, false);
    if (!assembly.contradictions.isEmpty()) {
      return;
    }
    ExactSearch.Found found = new ExactSearch(assembly, nanos, changed.deadlineMillis()).run();
    if (found.plan() != null) {
      List<Candidate> plan = new ArrayList<>(assembly.fixed);
      plan.addAll(found.plan());
      int minutes = plan.stream().mapToInt(Candidate::minutes).sum();
      String gives =
          Words.count(plan.size(), "question")
              + ", "
              + minutes
              + " of "
              + assembly.time
              + " minutes, "
              + found.points()
              + " points";
      into.add(new PlanResult.Relaxation(constraint.change, gives, found.points()));
    }
  }

  private List<Constraint> constraints() {
    Brief brief = request.brief();
    List<Constraint> all = new ArrayList<>();
    for (String id : request.pinned().stream().sorted().toList()) {
      all.add(
          new Constraint(
              "'" + id + "' is pinned",
              "unpin '" + id + "'",
              one -> one.withPinned(less(one.pinned(), id))));
    }
    for (Brief.KindBound bound : brief.kinds()) {
      addBound(all, bound);
    }
    for (Brief.AreaShare area : brief.areas()) {
      area.minMinutes()
          .ifPresent(
              min ->
                  all.add(
                      new Constraint(
                          "at least " + min + " minutes of " + area.area(),
                          "drop the minimum of " + area.area(),
                          one ->
                              one.withBrief(
                                  withArea(
                                      one.brief(),
                                      new Brief.AreaShare(
                                          area.area(),
                                          area.parts(),
                                          OptionalInt.empty(),
                                          current(one, area).maxMinutes()))))));
      area.maxMinutes()
          .ifPresent(
              max ->
                  all.add(
                      new Constraint(
                          "at most " + max + " minutes of " + area.area(),
                          "drop the maximum of " + area.area(),
                          one ->
                              one.withBrief(
                                  withArea(
                                      one.brief(),
                                      new Brief.AreaShare(
                                          area.area(),
                                          area.parts(),
                                          current(one, area).minMinutes(),
                                          OptionalInt.empty()))))));
    }
    for (Kind kind : brief.excludedKinds()) {
      all.add(
          new Constraint(
              "no " + Words.of(kind) + " questions",
              "allow " + Words.of(kind) + " questions",
              one -> one.withBrief(withKinds(one.brief(), kind))));
    }
    for (String area : brief.excludedAreas()) {
      all.add(
          new Constraint(
              "nothing from " + area,
              "allow " + area,
              one -> one.withBrief(withoutExcluded(one.brief(), area))));
    }
    if (!request.excluded().isEmpty()) {
      String words =
          Words.count(request.excluded().size(), "question")
              + " asked before, planned by the panel or dropped";
      all.add(
          new Constraint(
              words, "allow questions that were asked before", one -> one.withExcluded(Set.of())));
    }
    if (!brief.level().equals(LevelRange.ANY)) {
      all.add(
          new Constraint(
              "questions that suit " + Words.of(brief.level()),
              "allow any level",
              one -> one.withBrief(withLevel(one.brief()))));
    }
    if (!brief.areas().isEmpty()) {
      String names = String.join(", ", brief.areas().stream().map(Brief.AreaShare::area).toList());
      all.add(
          new Constraint(
              "only " + names,
              "allow every area",
              one -> one.withBrief(withAreas(one.brief(), List.of()))));
    }
    if (request.minutesLeft().isEmpty() && brief.minutes() < 240) {
      all.add(
          new Constraint(
              request.available() + " minutes for questions",
              "make it 240 minutes",
              one -> one.withBrief(withMinutes(one.brief()))));
    }
    return all;
  }

  private void addBound(List<Constraint> all, Brief.KindBound bound) {
    String kind = Words.of(bound.kind());
    if (bound.min() > 0) {
      int there = count(bound);
      String suit =
          "only "
              + Words.count(there, "active " + kind + " question")
              + " suit"
              + (there == 1 ? "s" : "")
              + " the rest of the brief";
      String words =
          "at least " + bound.min() + " " + kind + (there < bound.min() ? " (" + suit + ")" : "");
      String change =
          there > 0 && there < bound.min()
              ? "ask for " + there + " " + kind
              : "drop the minimum of " + kind;
      int min = there < bound.min() ? there : 0;
      all.add(
          new Constraint(
              words,
              change,
              one ->
                  one.withBrief(
                      withBound(
                          one.brief(),
                          new Brief.KindBound(bound.kind(), min, currentMax(one, bound))))));
    }
    bound
        .max()
        .ifPresent(
            max ->
                all.add(
                    new Constraint(
                        "at most " + max + " " + kind,
                        "drop the maximum of " + kind,
                        one ->
                            one.withBrief(
                                withBound(
                                    one.brief(),
                                    new Brief.KindBound(
                                        bound.kind(),
                                        currentMin(one, bound),
                                        OptionalInt.empty()))))));
  }

  /**
   * How many questions of the bound's kind suit the rest of the brief; for each area no more than
   * the bound asks for, which is enough to know.
   */
  private int count(Brief.KindBound bound) {
    Kind kind = bound.kind();
    Brief brief = request.brief();
    List<Brief.KindBound> others =
        brief.kinds().stream().filter(one -> one.max().orElse(1) == 0).toList();
    PlanRequest plain =
        request
            .withPinned(Set.of())
            .withBrief(
                new Brief(
                    brief.text(),
                    brief.level(),
                    brief.areas(),
                    brief.minutes(),
                    others,
                    brief.excludedAreas(),
                    brief.excludedKinds()));
    Assembly assembly = new Assembly(corpus, plain, false);
    int found = 0;
    for (int area = 0; area < Math.max(1, assembly.areas.size()); area++) {
      found += assembly.count(kind, area, bound.min());
    }
    return found;
  }

  // ---- changed briefs

  private static Set<String> less(Set<String> ids, String id) {
    Set<String> rest = new HashSet<>(ids);
    rest.remove(id);
    return rest;
  }

  private static Brief.AreaShare current(PlanRequest one, Brief.AreaShare area) {
    return one.brief().areas().stream()
        .filter(share -> share.area().equals(area.area()))
        .findFirst()
        .orElse(area);
  }

  private static OptionalInt currentMax(PlanRequest one, Brief.KindBound bound) {
    return one.brief().kinds().stream()
        .filter(other -> other.kind() == bound.kind())
        .findFirst()
        .orElse(bound)
        .max();
  }

  private static int currentMin(PlanRequest one, Brief.KindBound bound) {
    return one.brief().kinds().stream()
        .filter(other -> other.kind() == bound.kind())
        .findFirst()
        .orElse(bound)
        .min();
  }

  private static Brief withBound(Brief brief, Brief.KindBound bound) {
    List<Brief.KindBound> kinds =
        brief.kinds().stream().map(one -> one.kind() == bound.kind() ? bound : one).toList();
    return new Brief(
        brief.text(),
        brief.level(),
        brief.areas(),
        brief.minutes(),
        kinds,
        brief.excludedAreas(),
        brief.excludedKinds());
  }

  private static Brief withArea(Brief brief, Brief.AreaShare area) {
    return withAreas(
        brief,
        brief.areas().stream().map(one -> one.area().equals(area.area()) ? area : one).toList());
  }

  private static Brief withAreas(Brief brief, List<Brief.AreaShare> areas) {
    return new Brief(
        brief.text(),
        brief.level(),
        areas,
        brief.minutes(),
        brief.kinds(),
        brief.excludedAreas(),
        brief.excludedKinds());
  }

  private static Brief withKinds(Brief brief, Kind allowed) {
    List<Kind> kinds = brief.excludedKinds().stream().filter(kind -> kind != allowed).toList();
    return new Brief(
        brief.text(),
        brief.level(),
        brief.areas(),
        brief.minutes(),
        brief.kinds(),
        brief.excludedAreas(),
        kinds);
  }

  private static Brief withoutExcluded(Brief brief, String allowed) {
    List<String> areas =
        brief.excludedAreas().stream().filter(area -> !area.equals(allowed)).toList();
    return new Brief(
        brief.text(),
        brief.level(),
        brief.areas(),
        brief.minutes(),
        brief.kinds(),
        areas,
        brief.excludedKinds());
  }

  private static Brief withLevel(Brief brief) {
    return new Brief(
        brief.text(),
        LevelRange.ANY,
        brief.areas(),
        brief.minutes(),
        brief.kinds(),
        brief.excludedAreas(),
        brief.excludedKinds());
  }

  private static Brief withMinutes(Brief brief) {
    return new Brief(
        brief.text(),
        brief.level(),
        brief.areas(),
        240,
        brief.kinds(),
        brief.excludedAreas(),
        brief.excludedKinds());
  }
}
