package dev.viva.server.plan;

import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What a re-plan gives up of a brief's minima when they cannot all hold any more. */
final class Minima {
  private Minima() {}

  /**
   * Lowers as few minima as needed, each by as little as needed: first all of them are dropped,
   * then each is put back as far as a plan stays possible, in the order of the brief.
   *
   * @param givenUp to add to, in words
   * @param possible whether there is a plan for a request
   * @return the request itself if lowering minima does not help
   */
  static PlanRequest giveUp(
      PlanRequest request, List<String> givenUp, Predicate<PlanRequest> possible) {
    Brief brief = request.brief();
    List<Brief.AreaShare> areas = new ArrayList<>();
    for (Brief.AreaShare area : brief.areas()) {
      areas.add(withMinimum(area, 0));
    }
    List<Brief.KindBound> kinds = new ArrayList<>();
    for (Brief.KindBound bound : brief.kinds()) {
      kinds.add(new Brief.KindBound(bound.kind(), 0, bound.max()));
    }
    PlanRequest loose = request.withBrief(brief.withAreas(areas).withKinds(kinds));
    if (loose.equals(request) || !possible.test(loose)) {
      return request;
    }
    for (int k = 0; k < kinds.size(); k++) {
      Brief.KindBound bound = brief.kinds().get(k);
      for (int min = bound.min(); min > 0; min--) {
        kinds.set(k, new Brief.KindBound(bound.kind(), min, bound.max()));
        PlanRequest tighter = request.withBrief(brief.withAreas(areas).withKinds(kinds));
        if (possible.test(tighter)) {
          loose = tighter;
          break;
        }
        kinds.set(k, new Brief.KindBound(bound.kind(), 0, bound.max()));
      }
      int left = kinds.get(k).min();
      if (left < bound.min()) {
        String kind = Words.count(bound.min(), Words.of(bound.kind()) + " question");
        givenUp.add(lost("at least " + kind, left == 0 ? "" : "at least " + left));
      }
    }
    for (int a = 0; a < areas.size(); a++) {
      Brief.AreaShare area = brief.areas().get(a);
      int wanted = area.minMinutes().orElse(0);
      int fits = 0;
      for (int tooMany = wanted + 1; fits + 1 < tooMany; ) {
        int tried = tooMany > wanted ? wanted : (fits + tooMany) / 2;
        areas.set(a, withMinimum(area, tried));
        PlanRequest tighter = request.withBrief(brief.withAreas(areas).withKinds(kinds));
        if (possible.test(tighter)) {
          fits = tried;
          loose = tighter;
        } else {
          tooMany = tried;
        }
      }
      areas.set(a, withMinimum(area, fits));
      if (fits < wanted) {
        givenUp.add(
            lost(
                "at least " + wanted + " minutes of " + area.area(),
                fits == 0 ? "" : "at least " + fits));
      }
    }
    return loose;
  }

  private static String lost(String asked, String left) {
    return asked + " no longer fit" + (left.isEmpty() ? "" : ", " + left + " do");
  }

  private static Brief.AreaShare withMinimum(Brief.AreaShare area, int minutes) {
    OptionalInt min = minutes > 0 ? OptionalInt.of(minutes) : OptionalInt.empty();
    return new Brief.AreaShare(area.area(), area.parts(), min, area.maxMinutes());
  }
}
