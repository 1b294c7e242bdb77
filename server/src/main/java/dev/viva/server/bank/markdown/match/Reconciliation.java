package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import of one document does to a bank.
 *
 * @param changes one for each question read, in the order of the document
 * @param vanished active questions of the document that are not in it any more; reported, and
 *     retired only when the user prunes
 * @param regrouped stored questions that get a group because a new one is a near-duplicate of them
 * @param renamed questions of a renamed document that are not in it, under its new name
 */
public record Reconciliation(
    List<Change> changes,
    List<Question> vanished,
    List<Question> regrouped,
    List<Question> renamed) {
  public Reconciliation {
    changes = List.copyOf(changes);
    vanished = List.copyOf(vanished);
    regrouped = List.copyOf(regrouped);
    renamed = List.copyOf(renamed);
  }

  /** How many changes are of {@code kind}. */
  public long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** Everything to write, without pruning. */
  public List<Question> writes() {
    List<Question> writes =
        new ArrayList<>(changes.stream().filter(Change::needsWrite).map(Change::question).toList());
    writes.addAll(regrouped);
    writes.addAll(renamed);
    return List.copyOf(writes);
  }
}
