package dev.viva.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An import of many documents reads and indexes what is stored once, and still sees all of it. */
class StoredQuestionsTest {
  private static final Mutation BY_ADA = new Mutation(Optional.empty(), "users/ada", "import");

  private final MemoryStore store = new MemoryStore(Instant::now);
  private final AreaTree areas = AreaTree.load(Path.of("..", "seeds", "areas.yaml"));
  private final Imports imports = new Imports(store, () -> areas);

  private Imports.Report run(String document, String text, StoredQuestions stored) {
    return run(document, text, false, stored);
  }

  private Imports.Report run(String document, String text, boolean dryRun, StoredQuestions stored) {
    Imports.Job job =
        new Imports.Job(
            new SourceDocument(document, text.getBytes(StandardCharsets.UTF_8)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            dryRun);
    Imports.Report report = imports.run(BY_ADA, job, stored);
    stored.imported(document);
    return report;
  }

  private static String bank(String... questions) {
    return "# Interview questions\n\n- " + String.join("\n- ", questions) + "\n";
  }

  @Test
  void run_ofManyDocuments_readsTheStoreOnce() {
    StoredQuestions stored = new StoredQuestions();
    for (int i = 0; i < 6; i++) {
      run("d" + i + ".md", bank("What is the part " + i + " of a kettle?"), stored);
    }
    assertThat(stored.loads()).isEqualTo(1);
  }

  @Test
  void run_afterAnotherDocument_knowsItsQuestions() {
    StoredQuestions stored = new StoredQuestions();
    run("a.md", bank("What is a deadlock?", "How does a mutex work?"), stored);
    Imports.Report second =
        run("b.md", bank("How does a mutex work?", "Explain deadlocks."), stored);
    assertThat(second.counts().duplicates()).isEqualTo(1);
    assertThat(second.counts().created()).isEqualTo(1);
    store.read(
        tx -> {
          assertThat(stored.corpus(tx).questions())
              .extracting(question -> question.tags().group().isEmpty())
              .containsOnlyOnce(true);
          return null;
        });
  }

  @Test
  void run_ofADocumentAgainInOneCall_seesWhatItWroteAndPruned() {
    StoredQuestions stored = new StoredQuestions();
    run("a.md", bank("What is a latch?", "What is a lock?", "What is a barrier?"), stored);
    Imports.Report shorter = run("a.md", bank("What is a latch?", "What is a lock?"), stored);
    assertThat(shorter.counts().pruned()).isEqualTo(1);
    Imports.Report again = run("a.md", bank("What is a latch?", "What is a lock?"), stored);
    assertThat(again.counts().unchanged()).isEqualTo(2);
    assertThat(again.counts().vanished()).isZero();
    assertThat(stored.loads()).isEqualTo(1);
  }

  @Test
  void run_afterAnotherWriter_readsAgain() {
    StoredQuestions stored = new StoredQuestions();
    run("a.md", bank("What is a latch?"), stored);
    run("other.md", bank("How does a mutex work?"), new StoredQuestions());
    Imports.Report report =
        run("b.md", bank("How does a mutex work?", "What is a barrier?"), stored);
    assertThat(report.counts().duplicates()).isEqualTo(1);
    assertThat(stored.loads()).isEqualTo(2);
  }

  @Test
  void run_dry_leavesWhatIsKnownAsItIs() {
    StoredQuestions stored = new StoredQuestions();
    assertThat(run("a.md", bank("What is a latch?"), true, stored).counts().created()).isEqualTo(1);
    assertThat(run("b.md", bank("What is a latch?"), true, stored).counts().created()).isEqualTo(1);
    assertThat(stored.loads()).isEqualTo(1);
  }

  @Test
  void corpus_afterWrites_holdsWhatTheStoreHolds() {
    StoredQuestions stored = new StoredQuestions();
    String page =
        """
        # Django interview questions (4+ years)

        ## ORM

        1. What is a queryset? (5 min)
           - **Answer:** Lazy.
        2. Which of these is lazy?
           - [ ] a list
           - [x] a queryset
        3. What is the N+1 problem?
        """;
    run("a.md", page, stored);
    run(
        "a.md",
        page.replace("What is a queryset?", "What is a queryset, and when is it read?"),
        stored);
    run("b.md", bank("Explain the N+1 problem.", "What is a signal?"), stored);
    store.read(
        tx -> {
          assertThat(stored.corpus(tx).questions())
              .containsExactlyInAnyOrderElementsOf(
                  new StoredQuestions().corpus(tx).questions().toList());
          assertThat(stored.loads()).isEqualTo(1);
          return null;
        });
  }

  @Test
  void run_ofAllDocumentsAgain_changesNothingHoweverTheirQuestionsAreAlike() {
    List<String> documents =
        List.of(
            bank("What is the N+1 problem in an ORM?", "What is a mutex?"),
            bank("Explain the N+1 problem in Django's ORM.", "How do you test a signal?"),
            bank("N+1 query problem", "Describe the N+1 problem of an ORM and its fix.", "Mutex?"));
    StoredQuestions first = new StoredQuestions();
    for (int i = 0; i < documents.size(); i++) {
      run("d" + i + ".md", documents.get(i), first);
    }
    for (int i = 0; i < documents.size(); i++) {
      Imports.Counts again = run("d" + i + ".md", documents.get(i), new StoredQuestions()).counts();
      assertThat(again.created() + again.updated()).as("d%d", i).isZero();
    }
  }

  @Test
  void run_ofAQuestionLikeTwoThatHaveNoGroup_givesAllThreeOne() {
    StoredQuestions stored = new StoredQuestions();
    run("a.md", bank("How do indexes slow down writes in PostgreSQL?", "What is a lock?"), stored);
    run("b.md", bank("Why do indexes slow down writes on disk?", "What is a latch?"), stored);
    run("c.md", bank("Why do indexes slow down writes?", "What is a barrier?"), stored);
    store.read(
        tx -> {
          assertThat(stored.corpus(tx).questions())
              .filteredOn(question -> question.content().text().contains("indexes"))
              .hasSize(3)
              .extracting(question -> question.tags().group())
              .doesNotContain("")
              .containsOnly(groupOf(tx, "Why do indexes slow down writes?"));
          return null;
        });
  }

  private static String groupOf(ReadTx tx, String text) {
    return new StoredQuestions()
        .corpus(tx)
        .questions()
        .filter(question -> question.content().text().equals(text))
        .findFirst()
        .orElseThrow()
        .tags()
        .group();
  }

  @Test
  void run_ofADocumentThatLostAQuestion_saysWhichOne() {
    StoredQuestions stored = new StoredQuestions();
    run("a.md", bank("What is a latch?", "What is a lock?", "What is a barrier?"), stored);
    Imports.Report report = run("a.md", bank("What is a latch?", "What is a lock?"), stored);
    assertThat(report.diagnostics())
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.endsWith(" was deleted: What is a barrier?"));
  }

  @Test
  void run_ofAQuestionThatStandsTwice_saysSoOnce() {
    Imports.Report report =
        run("a.md", bank("What is a latch?", "What is a lock?", "What is a latch?"), new StoredQuestions());
    assertThat(report.diagnostics())
        .extracting(Diagnostic::toString)
        .filteredOn(line -> line.contains("the same question"))
        .containsExactly("a.md:5: info: left out: the same question stands in line 3");
  }

  @Test
  void run_ofNoText_namesThePlaceOnce() {
    Imports.Report report = run("a.md", "# Questions\n\n- What\0?\n", new StoredQuestions());
    assertThat(report.diagnostics())
        .containsExactly(
            new Diagnostic(
                "a.md",
                3,
                Diagnostic.Severity.ERROR,
                "a NUL byte at offset 19: this is not a text document"));
  }
}
