package dev.viva.server.bank;

import dev.viva.server.bank.markdown.BankLinter;
import dev.viva.server.bank.markdown.CanonicalReader;
import dev.viva.server.bank.markdown.CanonicalWriter;
import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.bank.markdown.match.Change;
import dev.viva.server.bank.markdown.match.Origin;
import dev.viva.server.bank.markdown.match.Reconciler;
import dev.viva.server.bank.markdown.match.Reconciliation;
import dev.viva.server.bank.markdown.match.SimilarQuestions;
import dev.viva.server.bank.markdown.syntax.Guard;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.FileNames;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.WriteTx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Documents in and out of the banks. Each document is applied as a whole or not at all, and
 * importing it again changes nothing.
 */
public final class Imports {
  private static final Pattern PLACE = Pattern.compile("(.*?)(?::(\\d{1,9}))?");
  private static final int DEFAULT_SIMILAR = 10;
  private static final int MOST_SIMILAR = 100;

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
      Counts counts,
      List<Diagnostic> diagnostics,
      List<Question> questions) {}

  /** How many questions met which fate. */
  record Counts(int created, int updated, int unchanged, int duplicates, int vanished, int pruned) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    static Counts of(Reconciliation result, boolean prune) {
      int vanished = result.vanished().size();
      return new Counts(
          (int) result.count(Change.Kind.CREATED),
          (int) result.count(Change.Kind.UPDATED),
          (int) result.count(Change.Kind.UNCHANGED),
          (int) result.count(Change.Kind.DUPLICATE),
          vanished,
          prune ? vanished : 0);
    }
  }

  /** Refuses an area that nobody knows; blank is none. */
  void requireArea(String field, String typed) {
    if (!typed.isBlank()) {
      Areas.require(areas.get(), field, typed);
    }
  }

  /**
   * Imports one document.
   *
   * @param stored what the same call knows of the store; none of the documents that it imported
   *     before was renamed to this one
   */
  Report run(Mutation mutation, Job job, StoredQuestions stored) {
    String document = job.document().name();
    Reading reading;
    Optional<Origin> origin;
    try {
      Reading first = read(job, job.bank());
      origin = store.read(tx -> origin(tx, job, first, stored));
      // Ids begin with the bank.
      reading =
          origin.isPresent() && job.bank().isEmpty() ? read(job, origin.map(Origin::bank)) : first;
    } catch (VivaException.Invalid e) {
      return new Report(
          document, job.bank().orElse(""), Counts.NONE, List.of(refusal(document, e)), List.of());
    }
    String bank = bankOf(job, reading);
    String formerName = origin.map(Origin::document).orElse(document);
    if (reading.isEmpty() || reading.hasErrors()) {
      return new Report(document, bank, Counts.NONE, reading.diagnostics(), List.of());
    }
    Reconciliation result =
        job.dryRun()
            ? store.read(tx -> reconcile(tx, reading, formerName, stored))
            : apply(mutation, bank, reading, formerName, job.prune(), stored);
    List<Diagnostic> diagnostics = new ArrayList<>(reading.diagnostics());
    if (!formerName.equals(document)) {
      String message = "recognised as " + formerName + " of the bank " + bank + ", renamed";
      diagnostics.add(new Diagnostic(document, 0, Diagnostic.Severity.INFO, message));
    }
    diagnostics.addAll(told(document, result, job.prune()));
    return new Report(
        document,
        bank,
        Counts.of(result, job.prune()),
        diagnostics,
        job.dryRun() ? result.changes().stream().map(Change::question).toList() : List.of());
  }

  /** The refusal of a document names the place, as {@code file:line}, like a diagnostic does. */
  private static Diagnostic refusal(String document, VivaException.Invalid refusal) {
    if (refusal.violations().size() == 1) {
      VivaException.FieldViolation only = refusal.violations().get(0);
      Matcher place = PLACE.matcher(only.field());
      if (place.matches() && place.group(1).equals(document)) {
        int line = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
        return new Diagnostic(document, line, Diagnostic.Severity.ERROR, only.description());
      }
    }
    return new Diagnostic(document, 0, Diagnostic.Severity.ERROR, refusal.getMessage());
  }

  private static List<Diagnostic> told(String document, Reconciliation result, boolean prune) {
    List<Diagnostic> told = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Change change : result.changes()) {
      if (change.kind() == Change.Kind.DUPLICATE) {
        Integer line = lines.get(change.duplicateOf());
        String message =
            "left out: the same question "
                + (line == null ? "as " + change.duplicateOf() : "stands in line " + line);
        told.add(
            new Diagnostic(
                document, change.question().source().line(), Diagnostic.Severity.INFO, message));
      } else {
        lines.put(change.question().id(), change.question().source().line());
      }
    }
    for (Question gone : result.vanished()) {
      String fate = prune ? "was deleted" : "was kept; --prune deletes it";
      String message =
          "question %s is no longer in the document and %s: %s"
              .formatted(gone.id(), fate, gone.content().beginning());
      told.add(new Diagnostic(document, 0, Diagnostic.Severity.WARNING, message));
    }
    return told;
  }

  /** Where the document was imported before, unless everything it says leads there anyway. */
  private static Optional<Origin> origin(
      ReadTx tx, Job job, Reading reading, StoredQuestions stored) {
    String document = job.document().name();
    List<String> holders;
    try (Stream<Entry<Bank>> banks = tx.scan(Banks.BANKS, KeyRange.ALL)) {
      holders =
          banks
              .map(Entry::value)
              .filter(bank -> bank.documents().contains(document))
              .map(Bank::id)
              .toList();
    }
    if (holders.isEmpty()) {
      return Origin.of(reading, stored.corpus(tx), job.bank(), stored.documents());
    }
    boolean elsewhere = holders.size() == 1 && !holders.contains(bankOf(job, reading));
    return elsewhere && job.bank().isEmpty() && !reading.dialect().canonical()
        ? Optional.of(new Origin(holders.get(0), document))
        : Optional.empty();
  }

  private Reading read(Job job, Optional<String> wantedBank) {
    AreaTree tree = areas.get();
    List<String> wanted =
        job.area().map(typed -> List.of(Areas.require(tree, "area", typed))).orElse(List.of());
    String bank = wantedBank.orElseGet(() -> bankNamedAfter(job.document().name()));
    Reading reading =
        MarkdownImporter.read(
            job.document(), new ImportOptions(bank, wanted, job.level()), Areas.lookup(tree));
    return job.bank().isPresent() ? into(bank, reading) : reading;
  }

  /** A document that names its own bank goes where the user says. */
  private static Reading into(String bank, Reading reading) {
    List<Reading.Entry> entries =
        reading.entries().stream()
            .map(entry -> entry.inBank(bank))
            .toList();
    return new Reading(
        reading.document(), reading.title(), reading.dialect(), entries, reading.diagnostics());
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

  private static Reconciliation reconcile(
      ReadTx tx, Reading reading, String formerName, StoredQuestions stored) {
    return Reconciler.reconcile(reading, formerName, stored.corpus(tx));
  }

  private Reconciliation apply(
      Mutation mutation,
      String bank,
      Reading reading,
      String formerName,
      boolean prune,
      StoredQuestions stored) {
    AtomicReference<Reconciliation> result = new AtomicReference<>();
    boolean done = false;
    try {
      store.write(
          mutation,
          Codecs.STRING,
          tx -> {
            Reconciliation reconciliation = reconcile(tx, reading, formerName, stored);
            result.set(reconciliation);
            List<Question> put =
                reconciliation.writes().stream().map(one -> Banks.put(tx, one)).toList();
            List<Question> deleted = prune ? reconciliation.vanished() : List.of();
            deleted.forEach(question -> Banks.delete(tx, question));
            remember(tx, bank, reading, formerName);
            stored.changed(tx, put, deleted);
            return bank;
          });
      done = true;
    } finally {
      if (!done) {
        stored.forget();
      }
    }
    return result.get();
  }

  private static void remember(WriteTx tx, String id, Reading reading, String formerName) {
    Optional<Bank> known = tx.find(Banks.BANKS, id).map(Entry::value);
    Set<String> documents = new LinkedHashSet<>(known.map(Bank::documents).orElse(List.of()));
    boolean renamed = !formerName.equals(reading.document()) && documents.remove(formerName);
    if (documents.add(reading.document()) || renamed) {
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

  /** What the check of a canonical document found. */
  record Linted(List<Diagnostic> diagnostics, int questions) {}

  Linted lint(String document, byte[] content) {
    SourceDocument source = new SourceDocument(document.isEmpty() ? "document" : document, content);
    Reading reading = CanonicalReader.read(source.name(), Guard.decode(source.name(), content));
    return new Linted(
        BankLinter.lint(List.of(source), Areas.lookup(areas.get())), reading.entries().size());
  }

  /** A question like another; {@code likeness} is 0 to 1. */
  record Similar(Question question, double likeness) {}

  /**
   * The active questions most like one, best first.
   *
   * @param size at most this many; 0 means 10
   */
  List<Similar> similar(String id, int size) {
    if (size < 0) {
      throw new VivaException.Invalid(
          "page_size", "is " + size + ", expected 0 to " + MOST_SIMILAR);
    }
    int most = size == 0 ? DEFAULT_SIMILAR : Math.min(size, MOST_SIMILAR);
    return store.read(
        tx -> {
          Question question = NearestId.resolve(tx, Banks.QUESTIONS, "question", id).value();
          SimilarQuestions index = new SimilarQuestions();
          Map<String, Question> others = new HashMap<>();
          try (Stream<Entry<Question>> all = tx.scan(Banks.QUESTIONS, KeyRange.ALL)) {
            all.map(Entry::value)
                .filter(other -> other.isActive() && !other.id().equals(question.id()))
                .forEach(other -> others.put(other.id(), other));
          }
          others.values().forEach(other -> index.add(other.id(), other.content().text()));
          return index.similar(question.content().text(), most).stream()
              .map(match -> new Similar(others.get(match.id()), match.score()))
              .toList();
        });
  }
}
