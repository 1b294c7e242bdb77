package dev.viva.server.bank.markdown.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.bank.markdown.TestAreas;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final String BANK =
      """
      # Interview questions

      ## Python

      1. What is a context manager and when do you write one?
      2. How does the descriptor protocol work?
      3. Explain slots.

      ## Databases

      1. What is a covering index?
      2. How do you find a slow query?
      """;

  private static Reconciliation reconcile(Reading reading, List<Question> stored) {
    return Reconciler.reconcile(reading, Corpus.of(stored));
  }

  @Test
  void reconcile_anEmptyStore_createsAll() {
    Reconciliation result = reconcile(read("a.md", BANK), List.of());
    assertThat(result.count(Change.Kind.CREATED)).isEqualTo(5);
    assertThat(result.vanished()).isEmpty();
  }

  @Test
  void reconcile_again_changesNothing() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    Reconciliation again = reconcile(read("a.md", BANK), stored);
    assertThat(again.count(Change.Kind.UNCHANGED)).isEqualTo(5);
    assertThat(again.writes()).isEmpty();
  }

  @Test
  void reconcile_anEditedQuestion_keepsItsId() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    String edited =
        BANK.replace(
            "How does the descriptor protocol work?",
            "How does the descriptor protocol of Python work, and who uses it?");
    Reconciliation result = reconcile(read("a.md", edited), stored);
    assertThat(result.count(Change.Kind.UPDATED)).isEqualTo(1);
    Change change = result.changes().get(1);
    assertThat(change.question().id()).isEqualTo(stored.get(1).id());
    assertThat(change.question().content().text()).contains("who uses it");
    assertThat(result.vanished()).isEmpty();
  }

  @Test
  void reconcile_aMovedQuestion_staysItself() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    Reconciliation result = reconcile(read("a.md", "\n\n" + BANK), stored);
    assertThat(result.count(Change.Kind.UNCHANGED)).isEqualTo(5);
    assertThat(result.writes()).hasSize(5).extracting(q -> q.source().line()).contains(7);
  }

  @Test
  void reconcile_aVanishedQuestion_isReportedNotDeleted() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    Reconciliation result =
        reconcile(read("a.md", BANK.replace("3. Explain slots.\n", "")), stored);
    assertThat(result.vanished())
        .extracting(q -> q.content().text())
        .containsExactly("Explain slots.");
  }

  @Test
  void reconcile_theSameQuestionInAnotherDocument_isADuplicate() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    Reconciliation result =
        reconcile(
            read(
                "b.md",
                "# Questions\n\n- what is a **covering index**\n- What is a partial index?\n- Why is the sky blue?\n"),
            stored);
    assertThat(result.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.DUPLICATE, Change.Kind.CREATED, Change.Kind.CREATED);
    assertThat(result.changes().get(0).duplicateOf()).isEqualTo(stored.get(3).id());
  }

  @Test
  void reconcile_aNearDuplicate_isGroupedWithTheStoredOne() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    Reconciliation result =
        reconcile(
            read(
                "b.md",
                "# Questions\n\n- Explain what a covering index is.\n- How would you test a lock?\n"),
            stored);
    Question near = result.changes().get(0).question();
    assertThat(near.tags().group()).isEqualTo("near-" + stored.get(3).id());
    assertThat(result.regrouped()).extracting(Question::id).containsExactly(stored.get(3).id());
    List<Question> all = stored(result, stored);
    assertThat(
            reconcile(
                    read(
                        "b.md",
                        "# Questions\n\n- Explain what a covering index is.\n- How would you test a lock?\n"),
                    all)
                .writes())
        .isEmpty();
  }

  @Test
  void reconcile_tagsThatAPersonSet_survive() {
    List<Question> stored = stored(reconcile(read("a.md", BANK), List.of()), List.of());
    Question question = stored.get(0);
    Map<Question.Tag, Double> inferred = new EnumMap<>(question.tags().inferred());
    inferred.remove(Question.Tag.AREAS);
    Question.Tags t = question.tags();
    List<Question> corrected = new ArrayList<>(stored);
    corrected.set(
        0,
        question.withTags(
            new Question.Tags(
                List.of("python/oop"),
                t.kind(),
                t.level(),
                t.difficulty(),
                t.minutes(),
                t.topic(),
                t.group(),
                t.probeOf(),
                inferred)));
    Reconciliation result =
        reconcile(
            read("a.md", BANK.replace("when do you write one", "when would you write one")),
            corrected);
    assertThat(result.changes().get(0).kind()).isEqualTo(Change.Kind.UPDATED);
    assertThat(result.changes().get(0).question().tags().areas()).containsExactly("python/oop");
  }

  @Test
  void reconcile_theSameQuestionTwiceInADocument_isLinkedOnce() {
    String twice =
        "# Interview questions\n\n- What is a mutex?\n- How do you name things?\n- What is a mutex?\n";
    Reconciliation result = reconcile(read("a.md", twice), List.of());
    assertThat(result.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.CREATED, Change.Kind.CREATED, Change.Kind.DUPLICATE);
    List<Question> stored = stored(result, List.of());
    assertThat(reconcile(read("a.md", twice), stored).writes()).isEmpty();
  }

  private static Reading read(String name, String text) {
    return MarkdownImporter.read(
        new SourceDocument(name, text.getBytes(StandardCharsets.UTF_8)),
        ImportOptions.into("bank"),
        TestAreas.standard());
  }

  private static List<Question> stored(Reconciliation result, List<Question> before) {
    Map<String, Question> all = new LinkedHashMap<>();
    before.forEach(q -> all.put(q.id(), q));
    result.writes().forEach(q -> all.put(q.id(), q.withRevision(7)));
    return List.copyOf(all.values());
  }
}
