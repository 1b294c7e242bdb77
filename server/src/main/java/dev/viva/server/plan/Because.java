package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** One sentence with the numbers: why constraints cannot hold together. */
final class Because {
  private final Corpus corpus;
  private final PlanRequest whole;
  private final PlanRequest request;
  private final Predicate<PlanRequest> feasible;

  /**
   * @param whole with all constraints
   * @param request with those that cannot hold together and no others
   * @param feasible whether there is a plan for a request
   */
  Because(Corpus corpus, PlanRequest whole, PlanRequest request, Predicate<PlanRequest> feasible) {
    this.corpus = corpus;
    this.whole = whole;
    this.request = request;
    this.feasible = feasible;
  }

  String of(List<Constraint> minimal) {
    if (minimal.stream().anyMatch(Constraint::isLength)) {
      return needed();
    }
    Brief brief = request.brief();
    for (Brief.KindBound bound : brief.kinds()) {
      int there = bound.min() == 0 ? 0 : count(bound.kind());
      if (there >= bound.min() && bound.min() > 0 && alone(bound)) {
        return "no session of up to "
            + Constraint.LONGEST
            + " minutes holds more than "
            + most(bound)
            + " of the "
            + there
            + " active ones that suit";
      }
      if (there < bound.min()) {
        return there(there, Words.of(bound.kind()) + " question")
            + ", and you asked for "
            + bound.min();
      }
    }
    for (Brief.AreaShare area : brief.areas()) {
      int least = area.minMinutes().orElse(0);
      int there = least == 0 ? 0 : minutes(area.area());
      if (there < least) {
        return "all that suits of "
            + area.area()
            + " takes "
            + Words.count(there, "minute")
            + ", and you asked for "
            + least;
      }
    }
    int all = 0;
    for (Kind kind : Kind.values()) {
      all += count(kind);
    }
    int least = new Assembly(corpus, request, false).least;
    return all < least
        ? there(all, "question") + ", and a session needs " + least
        : "each of them can be had, but no choice of questions has them all";
  }

  /**
   * How many questions of a kind the longest session holds: too many take too long, or are alike.
   */
  private int most(Brief.KindBound bound) {
    Brief longest = request.brief().withMinutes(Constraint.LONGEST);
    int most = 0;
    int tooMany = bound.min();
    while (most + 1 < tooMany) {
      int tried = (most + tooMany) / 2;
      Brief.KindBound fewer = new Brief.KindBound(bound.kind(), tried, OptionalInt.empty());
      if (feasible.test(request.withBrief(longest.withKinds(List.of(fewer))))) {
        most = tried;
      } else {
        tooMany = tried;
      }
    }
    return most;
  }

  /** Whether no other bound of a kind, nor a pin, is part of the conflict. */
  private boolean alone(Brief.KindBound bound) {
    return request.pinned().isEmpty()
        && request.brief().kinds().stream()
            .noneMatch(
                other -> !other.equals(bound) && (other.min() > 0 || other.max().isPresent()));
  }

  /** The shortest session that has everything but the length. */
  private String needed() {
    PlanRequest longest = whole.withBrief(whole.brief().withMinutes(Constraint.LONGEST));
    PlanRequest what = feasible.test(longest) ? whole : request;
    int tooShort = what.brief().minutes();
    int enough = Constraint.LONGEST;
    while (tooShort + 1 < enough) {
      int tried = (tooShort + enough) / 2;
      if (feasible.test(what.withBrief(what.brief().withMinutes(tried)))) {
        enough = tried;
      } else {
        tooShort = tried;
      }
    }
    return "that takes " + enough + " minutes at least";
  }

  /** {@code only 2 active coding questions on apis/grpc suit 0-2 years}. */
  private String there(int count, String noun) {
    Brief brief = request.brief();
    List<String> areas = brief.areas().stream().map(Brief.AreaShare::area).toList();
    boolean any = brief.level().equals(LevelRange.ANY);
    boolean leftOut = !request.excluded().isEmpty() || !brief.excludedAreas().isEmpty();
    return (any ? "there " + (count > 1 ? "are " : "is ") : "")
        + (count == 0 ? "no active " + noun : "only " + Words.count(count, "active " + noun))
        + (areas.isEmpty() ? "" : " on " + String.join(" or ", areas))
        + (leftOut ? " besides those left out" : "")
        + (any ? "" : (count > 1 ? " suit " : " suits ") + Words.of(brief.level()));
  }

  private int count(Kind kind) {
    // The bounds of the kind itself are what is asked about, but for those that rule it out.
    Assembly assembly = plain();
    int found = 0;
    for (int area = 0; area < Math.max(1, assembly.areas.size()); area++) {
      found += Census.count(assembly, kind, area, corpus.size());
    }
    return found;
  }

  private int minutes(String path) {
    Assembly assembly = plain();
    return Census.minutes(assembly, EnumSet.allOf(Kind.class), assembly.areas.indexOf(path));
  }

  /** Without pins and bounds. */
  private Assembly plain() {
    List<Brief.KindBound> barred =
        request.brief().kinds().stream().filter(bound -> bound.max().orElse(1) == 0).toList();
    return new Assembly(
        corpus, request.withPinned(Set.of()).withBrief(request.brief().withKinds(barred)), false);
  }
}
