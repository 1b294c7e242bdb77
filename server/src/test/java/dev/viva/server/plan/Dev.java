package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import java.util.*;

public class Dev {
  public static void main(String[] args) {
    int size = Integer.parseInt(args[0]);
    int from = Integer.parseInt(args[1]), n = Integer.parseInt(args[2]);
    boolean oracle = args.length > 3;
    long deadline = args.length > 4 ? Long.parseLong(args[4]) : 60000;
    Planner planner = new Planner();
    List<Question> qs = RandomBanks.questions(size, 1);
    long c0 = System.nanoTime();
    Corpus corpus = Corpus.of(qs);
    System.out.println("build ms " + (System.nanoTime() - c0) / 1_000_000);
    for (int w = 0; w < Integer.getInteger("warm", 100); w++)
      planner.plan(corpus, RandomBanks.request(qs, 1000 + w).withDeadlineMillis(200));
    List<Double> times = new ArrayList<>();
    int bad = 0, proven = 0, inf = 0;
    for (int s = from; s < from + n; s++) {
      if (oracle) {
        qs = RandomBanks.questions(size, s);
        corpus = Corpus.of(qs);
      }
      PlanRequest r = RandomBanks.request(qs, s).withDeadlineMillis(deadline);
      long t0 = System.nanoTime();
      PlanResult p;
      try {
        p = planner.plan(corpus, r);
      } catch (RuntimeException e) {
        System.out.println("seed " + s + " " + e);
        e.printStackTrace(System.out);
        bad++;
        continue;
      }
      double ms = (System.nanoTime() - t0) / 1e6;
      times.add(ms);
      String text;
      long points = -1;
      if (p instanceof PlanResult.Solution sol) {
        PlanEvaluator.Evaluation e = PlanEvaluator.evaluate(qs, r, sol.ids());
        points = sol.objective().points();
        if (sol.objective().proven()) proven++;
        text =
            points
                + " lb "
                + sol.objective().lowerBound()
                + " eval "
                + e.total()
                + " "
                + e.violations();
        if (e.total() != points || !e.violations().isEmpty()) {
          bad++;
          text += " BAD-EVAL " + e.points();
        }
      } else {
        text = "infeasible";
        inf++;
        if (((PlanResult.Infeasible) p).proven()) proven++;
      }
      if (oracle) {
        CpSatOracle.Answer a = CpSatOracle.solve(qs, r, 60);
        text +=
            " cpsat " + a.points() + " " + a.proven() + " " + Math.round(a.seconds() * 1000) + "ms";
        if (a.proven() && a.points() != points) {
          bad++;
          text += " MISMATCH";
        }
      }
      if (ms > Integer.getInteger("slow", 20) || text.contains("BAD") || text.contains("MISM"))
        System.out.printf(
            "%d %.1fms %s T%d A%d kinds%s pins%d %s%n",
            s,
            ms,
            r.brief().level(),
            r.brief().minutes(),
            r.brief().areas().size(),
            r.brief().kinds().size(),
            r.pinned().size(),
            text);
    }
    Collections.sort(times);
    System.out.printf(
        "size %d n %d p50 %.2f p90 %.2f p99 %.2f max %.2f proven %d infeasible %d bad %d%n",
        size,
        n,
        times.get(times.size() / 2),
        times.get(times.size() * 9 / 10),
        times.get(Math.min(times.size() - 1, times.size() * 99 / 100)),
        times.get(times.size() - 1),
        proven,
        inf,
        bad);
  }
}
