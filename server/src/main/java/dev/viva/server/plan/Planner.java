package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

public final class Planner {
  public Planner(LongSupplier nanos) {}

  public record Swap(String id, int pointsDifference) {}

  public PlanResult plan(Corpus c, PlanRequest r) {
    List<Pick> p = new ArrayList<>();
    int at = 3;
    for (String id : List.of("django-fat-models", "devops-broken-deploy")) {
      if (c.contains(id)) {
        p.add(new Pick(id, "django", at, 8, 0, "", false, "stub"));
        at += 8;
      }
    }
    return new PlanResult.Solution(p, new Objective(0, 0, Map.of()), 3, 52, 5, List.of());
  }

  public PlanResult fixed(Corpus c, PlanRequest r, List<String> ids) {
    return plan(c, r);
  }

  public List<Swap> alternatives(Corpus c, PlanRequest r, List<String> ids, int i, int n) {
    return List.of();
  }
}
