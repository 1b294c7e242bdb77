package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * The table of {@code docs/benchmarks.md}: the times of {@link PlannerBenchmark}, and what JMH does
 * not measure: how many plans are proven, how near the others are, the index, and the time of
 * CP-SAT on the same briefs.
 *
 * <pre>java -cp ... dev.viva.server.plan.PlannerTable 500 5000 50000 500000</pre>
 */
public final class PlannerTable {
  private static final int WARM_UP = 300;
  private static final double NEAR = 0.02;

  private PlannerTable() {}

  public static void main(String[] args) throws RunnerException {
    System.out.println(
        "| questions | build ms | bytes/question | p50 ms | p90 ms | p99 ms | max ms | proven"
            + " | within 2 % | CP-SAT / planner |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (String size : args) {
      Statistics times = times(size);
      System.out.printf("| %,d | %s%n", Integer.parseInt(size), row(Integer.parseInt(size), times));
    }
  }

  /** In milliseconds. */
  private static Statistics times(String size) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(PlannerBenchmark.class.getName())
                    .param("questions", size)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    return results.iterator().next().getPrimaryResult().getStatistics();
  }

  private static String row(int size, Statistics times) {
    List<Question> bank = RandomBanks.questions(size, 1);
    Corpus.of(bank);
    long before = used();
    long start = System.nanoTime();
    Corpus corpus = Corpus.of(bank);
    double build = millis(start);
    // The ids are the questions' own strings; 64 bytes are what one takes where nothing else holds
    // it.
    long bytes = (used() - before) / size + 64;
    Planner planner = new Planner();
    for (int seed = 0; seed < WARM_UP; seed++) {
      planner.plan(corpus, PlannerBenchmark.request(bank, 10_000 + seed));
    }
    int proven = 0;
    int near = 0;
    List<Double> ratios = new ArrayList<>();
    int compared = size <= 500 ? 20 : size <= 5_000 ? 8 : 0;
    for (int seed = 0; seed < PlannerBenchmark.BRIEFS; seed++) {
      PlanRequest request = PlannerBenchmark.request(bank, seed);
      start = System.nanoTime();
      PlanResult result = planner.plan(corpus, request);
      double took = millis(start);
      proven += certain(result) ? 1 : 0;
      near += certain(result) || gap(result, request) <= NEAR ? 1 : 0;
      if (seed < compared) {
        start = System.nanoTime();
        CpSatOracle.solve(bank, eligible(request, result), 60);
        ratios.add(millis(start) / took);
      }
    }
    double mean = ratios.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return String.format(
        "%,.0f | %d | %.1f | %.1f | %.1f | %.1f | %d of %d | %d | %s |",
        build,
        bytes,
        times.getPercentile(50),
        times.getPercentile(90),
        times.getPercentile(99),
        times.getMax(),
        proven,
        PlannerBenchmark.BRIEFS,
        near,
        ratios.isEmpty() ? "not run" : Math.round(mean) + "x");
  }

  /** The request for a solver that knows nothing of questions that rest. */
  private static PlanRequest eligible(PlanRequest request, PlanResult result) {
    Set<String> out = new HashSet<>(request.excluded());
    if (result instanceof PlanResult.Solution solution) {
      out.addAll(solution.resting());
    }
    return request.withExcluded(out);
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

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
