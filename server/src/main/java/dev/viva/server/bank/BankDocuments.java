package dev.viva.server.bank;

import dev.viva.server.bank.markdown.BankLinter;
import dev.viva.server.bank.markdown.CanonicalReader;
import dev.viva.server.bank.markdown.CanonicalWriter;
import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.bank.markdown.syntax.Guard;
import dev.viva.server.store.Store;
import java.util.List;
import java.util.function.Supplier;

/** Banks as documents in the canonical format: written, and checked. */
public final class BankDocuments {
  private final Store store;
  private final Supplier<AreaTree> areas;

  public BankDocuments(Store store, Supplier<AreaTree> areas) {
    this.store = store;
    this.areas = areas;
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
}
