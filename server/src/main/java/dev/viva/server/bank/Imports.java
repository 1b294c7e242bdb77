package dev.viva.server.bank;

import dev.viva.server.bank.markdown.CanonicalWriter;
import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.FileNames;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Documents in and out of the banks. Each document is applied as a whole or not at all, and
 * importing it again changes nothing.
 */
public final class Imports {
  /** {@code fingerprint/question}; the value is empty. */
  private static final Table<String> FINGERPRINTS = new Table<>("fingerprints", Codecs.STRING);

  private final Store store;
  private final Supplier<AreaTree> areas;

  public Imports(Store store, Supplier<AreaTree> areas) {
    this.store = store;
    this.areas = areas;
  }

  /**
   * A document to import.
   *
   * @param bank id of the bank; empty: the bank that the document names, else one named after the
   *     document
   * @param area area of every question, as typed
   * @param prune whether to delete questions of this document that vanished from it
   */
  record Job(
      SourceDocument document,
      Optional<String> bank,
      Optional<String> area,
      Optional<LevelRange> level,
      boolean prune,
      boolean dryRun) {}

  /**
   * What became of one document.
   *
   * @param questions as understood; only for a dry run
   */
  record Report(
      String document,
      String bank,
      Reconciliation.Counts counts,
      List<Diagnostic> diagnostics,
      List<Question> questions) {}

  Report run(Mutation mutation, Job job) {
    String document = job.document().name();
    Reading reading;
    try {
      reading = read(job);
    } catch (VivaException.Invalid e) {
      Diagnostic why = new Diagnostic(document, 0, Diagnostic.Severity.ERROR, e.getMessage());
      return new Report(
          document, job.bank().orElse(""), Reconciliation.Counts.NONE, List.of(why), List.of());
    }
    String bank = bankOf(job, reading);
    if (reading.isEmpty() || reading.hasErrors()) {
      return new Report(
          document, bank, Reconciliation.Counts.NONE, reading.diagnostics(), List.of());
    }
    Reconciliation result =
        job.dryRun()
            ? store.read(tx -> reconcile(tx, bank, reading, job))
            : apply(mutation, bank, reading, job);
    List<Diagnostic> diagnostics = new ArrayList<>(reading.diagnostics());
    diagnostics.addAll(result.diagnostics());
    return new Report(
        document,
        bank,
        result.counts(),
        diagnostics,
        job.dryRun() ? reading.questions() : List.of());
  }

  private Reading read(Job job) {
    AreaTree tree = areas.get();
    List<String> wanted =
        job.area().map(typed -> List.of(Areas.require(tree, "area", typed))).orElse(List.of());
    String bank = job.bank().orElseGet(() -> bankNamedAfter(job.document().name()));
    return MarkdownImporter.read(
        job.document(), new ImportOptions(bank, wanted, job.level()), Areas.lookup(tree));
  }

  private static String bankOf(Job job, Reading reading) {
    return job.bank()
        .or(() -> reading.questions().stream().findFirst().map(Question::bank))
        .orElseGet(() -> bankNamedAfter(job.document().name()));
  }

  /** The document's file name without directories and extension, as an id. */
  private static String bankNamedAfter(String document) {
    String file =
        document.substring(Math.max(document.lastIndexOf('/'), document.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    String id =
        FileNames.of(dot > 0 ? file.substring(0, dot) : file)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "bank" : id;
  }

  private Reconciliation reconcile(ReadTx tx, String bank, Reading reading, Job job) {
    Set<String> elsewhere = new LinkedHashSet<>();
    for (Question question : reading.questions()) {
      try (Stream<Entry<String>> same =
          tx.scan(FINGERPRINTS, KeyRange.prefix(question.source().fingerprint() + "/"))) {
        same.map(entry -> entry.key().substring(entry.key().indexOf('/') + 1))
            .filter(id -> !inBank(tx, id, bank))
            .forEach(id -> elsewhere.add(question.source().fingerprint()));
      }
    }
    return Reconciliation.of(bank, Banks.questionsOf(tx, bank), elsewhere, reading, job.prune());
  }

  private static boolean inBank(ReadTx tx, String question, String bank) {
    return tx.find(Banks.MEMBERS, bank + "/" + question).isPresent();
  }

  private Reconciliation apply(Mutation mutation, String bank, Reading reading, Job job) {
    Map<String, Reconciliation> result = new HashMap<>();
    store.write(
        mutation,
        Codecs.STRING,
        tx -> {
          Reconciliation reconciliation = reconcile(tx, bank, reading, job);
          result.put(bank, reconciliation);
          if (reconciliation.changesSomething()) {
            reconciliation.puts().forEach(question -> put(tx, question));
            reconciliation.deletes().forEach(question -> delete(tx, question));
          }
          remember(tx, bank, reading);
          return bank;
        });
    return result.get(bank);
  }

  private static void put(WriteTx tx, Question question) {
    tx.find(Banks.QUESTIONS, question.id())
        .ifPresent(old -> tx.delete(FINGERPRINTS, fingerprintKey(old.value())));
    tx.put(FINGERPRINTS, fingerprintKey(question), "");
    Banks.put(tx, question);
  }

  private static void delete(WriteTx tx, Question question) {
    tx.delete(FINGERPRINTS, fingerprintKey(question));
    Banks.delete(tx, question);
  }

  private static String fingerprintKey(Question question) {
    return question.source().fingerprint() + "/" + question.id();
  }

  private static void remember(WriteTx tx, String id, Reading reading) {
    Optional<Bank> known = tx.find(Banks.BANKS, id).map(Entry::value);
    Set<String> documents = new LinkedHashSet<>(known.map(Bank::documents).orElse(List.of()));
    if (documents.add(reading.document())) {
      String title =
          known.map(Bank::title).orElse(reading.title().isEmpty() ? id : reading.title());
      tx.put(Banks.BANKS, id, new Bank(id, title, List.copyOf(documents), tx.now(), tx.index()));
    }
  }

  /** A bank as a document. */
  record Exported(String document, String content) {}

  Exported export(String id) {
    return store.read(
        tx -> {
          Bank bank = Banks.bank(tx, id);
          return new Exported(
              bank.id() + ".md", CanonicalWriter.write(bank, Banks.questionsOf(tx, bank.id())));
        });
  }
}
