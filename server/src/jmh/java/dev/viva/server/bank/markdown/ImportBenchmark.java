package dev.viva.server.bank.markdown;

import com.vladsch.flexmark.parser.Parser;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Areas;
import dev.viva.server.bank.markdown.dialect.PageReading;
import dev.viva.server.bank.markdown.match.Corpus;
import dev.viva.server.bank.markdown.match.Reconciler;
import dev.viva.server.bank.markdown.match.Reconciliation;
import dev.viva.server.bank.markdown.syntax.Guard;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recognition against flexmark's own parse of the same bytes, and the rate of a whole import with
 * its comparison against 10,000 stored questions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ImportBenchmark {
  /** Questions in the document. */
  public static final int QUESTIONS = 1_000;

  private static final int STORED = 10_000;
  private static final Parser PARSER = Parser.builder().build();
  private static final String[] SUBJECTS = {
    "an index", "a queue", "a cache", "a lock", "a schema", "a probe", "a pipeline", "a token"
  };

  private String text;
  private byte[] bytes;
  private AreaLookup areas;
  private Corpus stored;

  /** Makes a document as people write them, and a store to compare with. */
  @Setup
  public void prepare() {
    text = bank(QUESTIONS, 0);
    bytes = text.getBytes(StandardCharsets.UTF_8);
    areas = Areas.lookup(AreaTree.load(Path.of("seeds", "areas.yaml")));
    SourceDocument other =
        new SourceDocument("stored.md", bank(STORED, QUESTIONS).getBytes(StandardCharsets.UTF_8));
    stored =
        Corpus.of(MarkdownImporter.read(other, ImportOptions.into("stored"), areas).questions());
  }

  /** A document of {@code questions} questions, numbered from {@code from} on. */
  public static String bank(int questions, int from) {
    StringBuilder out = new StringBuilder("# Interview questions\n");
    for (int i = from; i < from + questions; i++) {
      if (i % 20 == 0) {
        out.append("\n## Section ").append(i / 20).append("\n");
      }
      out.append("\n### Q")
          .append(i % 20 + 1)
          .append(": How would you explain ")
          .append(SUBJECTS[i % SUBJECTS.length])
          .append(" number")
          .append(i)
          .append(
              "x to a team?\n\n**Answer:**\n\nIt depends on `load` and on **what** is [stored](https://example.org).\n\n- Measures first.\n- Names the *trade-off* of each.\n\n```python\n# a comment\nprint(")
          .append(i)
          .append(")\n```\n");
    }
    return out.toString();
  }

  /** flexmark alone, block and inline structure. */
  @Benchmark
  public Object flexmarkParse() {
    return PARSER.parse(text);
  }

  /** Guards, block parse and recognition. */
  @Benchmark
  public Object recognition() {
    SourceText source = Guard.decode("bank.md", bytes);
    return PageReading.read("bank.md", "", source, GuardedParse.parse("bank.md", source));
  }

  /** From bytes to changes against the store; the figure is for one question. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @OperationsPerInvocation(QUESTIONS)
  public Reconciliation wholeImport() {
    Reading reading =
        MarkdownImporter.read(
            new SourceDocument("bank.md", bytes), ImportOptions.into("bank"), areas);
    return Reconciler.reconcile(reading, stored);
  }

  /** The same with an empty store. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @OperationsPerInvocation(QUESTIONS)
  public Reconciliation wholeImportIntoNothing() {
    Reading reading =
        MarkdownImporter.read(
            new SourceDocument("bank.md", bytes), ImportOptions.into("bank"), areas);
    return Reconciler.reconcile(reading, new Corpus());
  }
}
