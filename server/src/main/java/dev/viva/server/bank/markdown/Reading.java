package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Question;
import java.util.List;

/**
 * What was understood of one document.
 *
 * @param document its name
 * @param title the title that it gives itself; may be empty
 * @param dialect how it was read
 * @param entries its questions in the order of the document
 * @param diagnostics what a person should look at, in the order of the document
 */
public record Reading(
    String document,
    String title,
    Dialect dialect,
    List<Entry> entries,
    List<Diagnostic> diagnostics) {
  public Reading {
    entries = List.copyOf(entries);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * A question as read.
   *
   * @param question complete, with an id
   * @param explicitId whether the document states the id; otherwise it is derived from the prompt
   * @param line 1-based line of this document; the question itself may name another as its source
   */
  public record Entry(Question question, boolean explicitId, int line) {
    /** The same in the bank {@code other}. */
    public Entry inBank(String other) {
      return new Entry(question.inBank(other), explicitId, line);
    }
  }

  /**
   * How a document was read.
   *
   * @param canonical whether it is in Viva's own format
   * @param shapes what its questions look like, most frequent first: {@code numbered heading 3},
   *     {@code label question}
   */
  public record Dialect(boolean canonical, List<String> shapes) {
    public Dialect {
      shapes = List.copyOf(shapes);
    }
  }

  /** The questions alone. */
  public List<Question> questions() {
    return entries.stream().map(Entry::question).toList();
  }

  /** Whether nothing was found that looks like a question. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether the document has faults that forbid applying it. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }
}
