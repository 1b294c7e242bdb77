package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import java.util.Optional;

/**
 * What an import does with one question that it read.
 *
 * @param question as it would be stored, with its final id
 * @param before the stored question that it is
 * @param duplicateOf id of the question that it repeats word for word; empty unless a duplicate
 */
public record Change(Kind kind, Question question, Optional<Question> before, String duplicateOf) {

  /** What happens. */
  public enum Kind {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** The same prompt stands elsewhere already: nothing is stored. */
    DUPLICATE
  }

  /** Whether something has to be written: an unchanged question may have moved to another line. */
  public boolean needsWrite() {
    return switch (kind) {
      case CREATED, UPDATED -> true;
      case UNCHANGED -> !before.map(Question::source).equals(Optional.of(question.source()));
      case DUPLICATE -> false;
    };
  }
}
