package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Plans for random briefs on random banks of each size, in the thread's CPU time, so that other
 * processes do not count. Prints one row of the table in {@code docs/benchmarks.md} for each size.
 * A main class and not a JMH harness, because it reports the share of proven plans, and percentiles
 * over different briefs, instead of the average of one.
 *
 * <pre>java -cp ... dev.viva.server.plan.PlannerBenchmark 500 5000 50000 500000</pre>
 */
public final class PlannerBenchmark {
  private static final int BRIEFS = 100;
  private static final int WARM_UP = 150;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private PlannerBenchmark() {}

  public static void main(String[] args) {
    System.out.println(
        "| questions | build ms | bytes/question | p50 ms | p90 ms | p99 ms | max ms | proven | within 2 % | CP-SAT / planner |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (String arg : args) {
      run(Integer.parseInt(arg));
    }
  }

  private static void run(int size) {
    List<Question> questions = RandomBanks.questions(size, 1);
    long before = used();
    long start = System.nanoTime();
    Corpus corpus = Corpus.of(questions);
    long build = (System.nanoTime() - start) / 1_000_000;
    // The ids are the questions' own strings; 64 bytes are what one takes where nothing else holds
    // it.
    long bytes = (used() - before) / size + 64;
    Planner planner = new Planner(CPU::getCurrentThreadCpuTime);
    for (int seed = 0; seed < WARM_UP; seed++) {
      planner.plan(corpus, request(questions, 10_000 + seed));
    }
    List<Double> times = new ArrayList<>();
    int proven = 0;
    int near = 0;
    double ratio = 0;
    int compared = 0;
    for (int seed = 0; seed < BRIEFS; seed++) {
      PlanRequest request = request(questions, seed);
      long cpu = CPU.getCurrentThreadCpuTime();
      PlanResult result = planner.plan(corpus, request);
      double millis = (CPU.getCurrentThreadCpuTime() - cpu) / 1e6;
      times.add(millis);
      boolean certain = certain(result);
      proven += certain ? 1 : 0;
      near += certain || gap(result, request) <= 0.02 ? 1 : 0;
      if (seed < (size <= 500 ? 20 : size <= 5_000 ? 8 : 0)) {
        cpu = CPU.getCurrentThreadCpuTime();
        CpSatOracle.solve(questions, request, 60);
        ratio += (CPU.getCurrentThreadCpuTime() - cpu) / 1e6 / Math.max(0.1, millis);
        compared++;
      }
    }
    Collections.sort(times);
    System.out.printf(
        "| %,d | %,d | %d | %.1f | %.1f | %.1f | %.1f | %d of %d | %d | %s |%n",
        size,
        build,
        bytes,
        times.get(BRIEFS / 2),
        times.get(BRIEFS * 9 / 10),
        times.get(BRIEFS * 99 / 100 - 1),
        times.get(BRIEFS - 1),
        proven,
        BRIEFS,
        near,
        compared == 0 ? "not run" : Math.round(ratio / compared) + "x");
  }

  private static PlanRequest request(List<Question> questions, long seed) {
    return RandomBanks.request(questions, seed)
        .withDeadlineMillis(PlanRequest.DEFAULT_DEADLINE_MILLIS);
  }

  private static boolean certain(PlanResult result) {
    return result instanceof PlanResult.Solution solution
        ? solution.objective().proven()
        : ((PlanResult.Infeasible) result).proven();
  }

  /**
   * Points above the bound against the larger of the bound and 4T, as the optimum can be near 0.
   */
  private static double gap(PlanResult result, PlanRequest request) {
    if (!(result instanceof PlanResult.Solution solution)) {
      return 1;
    }
    Objective objective = solution.objective();
    return (objective.points() - objective.lowerBound())
        / (double) Math.max(objective.lowerBound(), 4 * request.available());
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
