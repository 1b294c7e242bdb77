package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.Reading;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  static Origin of(Question question) {
    return new Origin(question.bank(), question.source().document());
  }

  /**
   * The document that {@code reading} was until now. Its own name must not be known yet.
   *
   * @param bank where to look; everywhere if empty
   * @param present documents that are known to stand beside the new one: it is a copy of these
   */
  public static Optional<Origin> of(
      Reading reading, Corpus stored, Optional<String> bank, Set<String> present) {
    Set<String> read = new LinkedHashSet<>();
    reading.questions().forEach(question -> read.add(question.source().fingerprint()));
    Map<Origin, Integer> shared = new LinkedHashMap<>();
    for (String fingerprint : read) {
      stored.withPrompt(fingerprint).stream()
          .filter(Question::isActive)
          .map(Origin::of)
          .filter(origin -> origin.isCandidate(bank, present))
          .distinct()
          .forEach(origin -> shared.merge(origin, 1, Integer::sum));
    }
    Optional<Origin> best = Optional.empty();
    for (Map.Entry<Origin, Integer> one : shared.entrySet()) {
      int same = one.getValue();
      boolean more = best.map(shared::get).map(most -> same > most).orElse(true);
      if (more && same >= SHARE * Math.max(read.size(), stored.activePrompts(one.getKey()))) {
        best = Optional.of(one.getKey());
      }
    }
    return best;
  }

  private boolean isCandidate(Optional<String> wanted, Set<String> present) {
    return !document.isEmpty()
        && !present.contains(document)
        && wanted.map(bank::equals).orElse(true);
  }
}
