package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.Reading;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a document was imported before. One that was given another name is recognised: it is new,
 * and it holds most of what one known document held, and hardly anything else.
 *
 * @param bank id of the bank that the document belongs to
 * @param document its name so far
 */
public record Origin(String bank, String document) {
  /** Share of the larger of both documents that has to be the same. */
  private static final double SHARE = 0.6;

  /**
   * The document that {@code reading} was until now. Its own name must not be known yet.
   *
   * @param stored the questions of all banks
   * @param bank where to look; everywhere if empty
   * @param present documents that are known to stand beside the new one: it is a copy of these
   */
  public static Optional<Origin> of(
      Reading reading, Collection<Question> stored, Optional<String> bank, Set<String> present) {
    Set<String> read = new HashSet<>();
    reading.questions().forEach(question -> read.add(question.source().fingerprint()));
    Map<Origin, Set<String>> all = new HashMap<>();
    for (Question question : stored) {
      String document = question.source().document();
      boolean eligible =
          question.isActive()
              && !document.isEmpty()
              && !present.contains(document)
              && bank.map(question.bank()::equals).orElse(true);
      if (eligible) {
        all.computeIfAbsent(new Origin(question.bank(), document), d -> new HashSet<>())
            .add(question.source().fingerprint());
      }
    }
    for (Map.Entry<Origin, Set<String>> one : all.entrySet()) {
      long same = one.getValue().stream().filter(read::contains).count();
      if (same > 0 && same >= SHARE * Math.max(read.size(), one.getValue().size())) {
        return Optional.of(one.getKey());
      }
    }
    return Optional.empty();
  }
}
