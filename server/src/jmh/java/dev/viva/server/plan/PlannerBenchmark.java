package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a plan takes from request to answer: scan, search, proof, order and reasons, or why
 * there is none. Each call plans the next of 100 random briefs, so that the percentiles are those
 * over briefs; {@link PlannerTable} adds what is no time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx5g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 4, time = 4)
@Threads(1)
public class PlannerBenchmark {
  static final int BRIEFS = 100;

  @Param({"500", "5000", "50000", "500000"})
  public int questions;

  private final Planner planner = new Planner();
  private final List<PlanRequest> requests = new ArrayList<>();
  private Corpus corpus = Corpus.empty();
  private int next;

  /** Builds the bank and the briefs. */
  @Setup
  public void build() {
    List<Question> bank = RandomBanks.questions(questions, 1);
    corpus = Corpus.of(bank);
    for (int seed = 0; seed < BRIEFS; seed++) {
      requests.add(request(bank, seed));
    }
  }

  static PlanRequest request(List<Question> bank, long seed) {
    return RandomBanks.request(bank, seed)
        .withDeadlineMillis(PlanRequest.DEFAULT_DEADLINE_MILLIS)
        .withExposure(Exposure.MILD);
  }

  @Benchmark
  public PlanResult plan() {
    return planner.plan(corpus, requests.get(next++ % BRIEFS));
  }
}
