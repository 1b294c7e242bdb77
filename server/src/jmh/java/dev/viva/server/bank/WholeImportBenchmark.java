package dev.viva.server.bank;

import dev.viva.server.bank.markdown.ImportBenchmark;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One document of 1,000 new questions after the other into a store on disk that holds 10,000: from
 * bytes to what is forced to disk. A document's time in milliseconds is that of a thousand
 * questions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(1)
public class WholeImportBenchmark {
  private static final int STORED = 10;
  private static final Mutation BY_ADA = new Mutation(Optional.empty(), "users/ada", "import");

  private Path directory;
  private MapDbStore store;
  private Imports imports;
  private StoredQuestions stored;
  private Imports.Job job;
  private int documents;

  /** Fills the store. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("viva-import");
    store = MapDbStore.open(StoreOptions.of(directory.resolve("data")).creating());
    AreaTree areas = AreaTree.load(Path.of("seeds", "areas.yaml"));
    imports = new Imports(store, () -> areas);
    stored = new StoredQuestions();
    for (int i = 0; i < STORED; i++) {
      next();
      run();
    }
  }

  /** Writes the next document. */
  @Setup(Level.Invocation)
  public void next() {
    String text =
        ImportBenchmark.bank(ImportBenchmark.QUESTIONS, documents * ImportBenchmark.QUESTIONS);
    job =
        new Imports.Job(
            new SourceDocument("d" + documents++ + ".md", text.getBytes(StandardCharsets.UTF_8)),
            Optional.of("bank"),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
  }

  /** Parse, recognise, classify, compare, write. */
  @Benchmark
  public Object run() {
    Imports.Report report = imports.run(BY_ADA, job, stored);
    if (report.counts().created() != ImportBenchmark.QUESTIONS) {
      throw new IllegalStateException("created " + report.counts());
    }
    return report;
  }

  /** Removes the store. */
  @TearDown
  public void close() throws IOException {
    store.close();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
