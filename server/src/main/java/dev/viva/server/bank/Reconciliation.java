package dev.viva.server.bank;

import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.bank.markdown.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document means for a bank that is there already: which of its questions are new, changed,
 * the same, or gone.
 *
 * @param puts questions to write
 * @param deletes questions to delete
 */
record Reconciliation(
    Counts counts, List<Question> puts, List<Question> deletes, List<Diagnostic> diagnostics) {

  /** How many questions met which fate. */
  record Counts(int created, int updated, int unchanged, int duplicates, int vanished, int pruned) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
  }

  boolean changesSomething() {
    return !puts.isEmpty() || !deletes.isEmpty();
  }

  /**
   * Compares.
   *
   * @param existing questions of the bank
   * @param elsewhere fingerprints that other banks have
   */
  static Reconciliation of(
      String bank, List<Question> existing, Set<String> elsewhere, Reading reading, boolean prune) {
    return new Comparison(bank, existing, elsewhere, reading).run(prune);
  }

  private static final class Comparison {
    private final String bank;
    private final Set<String> elsewhere;
    private final Reading reading;
    private final Map<String, Question> byId = new HashMap<>();
    private final Map<String, Question> byFingerprint = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Question> puts = new ArrayList<>();
    private int created;
    private int updated;
    private int unchanged;
    private int duplicates;

    Comparison(String bank, List<Question> existing, Set<String> elsewhere, Reading reading) {
      this.bank = bank;
      this.elsewhere = elsewhere;
      this.reading = reading;
      for (Question question : existing) {
        byId.put(question.id(), question);
        byFingerprint.put(question.source().fingerprint(), question);
      }
    }

    Reconciliation run(boolean prune) {
      Set<String> fingerprints = new HashSet<>();
      for (Reading.Entry entry : reading.entries()) {
        compare(entry, !fingerprints.add(entry.question().source().fingerprint()));
      }
      List<Question> vanished =
          byId.values().stream()
              .filter(
                  old ->
                      old.source().document().equals(reading.document())
                          && !seen.contains(old.id()))
              .toList();
      List<Question> deletes = prune ? vanished : List.of();
      Counts counts =
          new Counts(created, updated, unchanged, duplicates, vanished.size(), deletes.size());
      return new Reconciliation(counts, puts, deletes, prune ? List.of() : told(vanished));
    }

    private void compare(Reading.Entry entry, boolean repeated) {
      Question read = inBank(entry.question());
      Question old = byId.get(read.id());
      if (old == null && !entry.explicitId()) {
        old = byFingerprint.get(read.source().fingerprint());
      }
      if (old != null) {
        seen.add(old.id());
        keep(old, read);
      } else if (!entry.explicitId()
          && (repeated || elsewhere.contains(read.source().fingerprint()))) {
        duplicates++;
      } else {
        created++;
        puts.add(read);
      }
    }

    private Question inBank(Question read) {
      return read.bank().equals(bank)
          ? read
          : new Question(
              read.id(), bank, read.content(), read.tags(), read.source(), read.status(), 0);
    }

    private void keep(Question old, Question read) {
      Question next =
          new Question(
              old.id(),
              bank,
              read.content(),
              read.tags(),
              read.source(),
              old.status(),
              old.revision());
      if (next.equals(old)) {
        unchanged++;
      } else {
        updated++;
        puts.add(next);
      }
    }

    private List<Diagnostic> told(List<Question> vanished) {
      return vanished.stream()
          .map(
              old ->
                  new Diagnostic(
                      reading.document(),
                      old.source().line(),
                      Diagnostic.Severity.WARNING,
                      "question "
                          + old.id()
                          + " is no longer in the document and was kept; --prune deletes it"))
          .toList();
    }
  }
}
