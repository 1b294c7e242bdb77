package dev.viva.server.bank.markdown.dialect;

import java.util.List;
import java.util.Locale;

/** Whether what was read of a page can be what it is about. */
final class Plausibility {
  private final List<Draft> drafts;
  private final Evidence evidence;
  private final Vocabulary vocabulary;

  Plausibility(List<Draft> drafts, Evidence evidence, Vocabulary vocabulary) {
    this.drafts = drafts;
    this.evidence = evidence;
    this.vocabulary = vocabulary;
  }

  /** A page that does not call itself a bank has to be mostly questions. */
  boolean holds() {
    if (drafts.isEmpty()) {
      return true;
    }
    if (evidence.isBank()) {
      // A page about interviews has a line that asks, too.
      boolean few = evidence.labels() == 0 && evidence.weakLabels().isEmpty();
      boolean stray =
          drafts.size() <= 2
              && !evidence.saysQuestions()
              && evidence.repeated() < 0.3
              && drafts.stream().noneMatch(this::isAnnounced);
      boolean single =
          drafts.size() == 1 && evidence.repeated() < 0.15 && drafts.get(0).why().isBlank();
      return !(few && (stray || single));
    }
    long choices = drafts.stream().filter(draft -> draft.options().size() > 1).count();
    if (choices >= 2 && choices * 2 >= drafts.size()) {
      return true;
    }
    long sure = drafts.stream().filter(d -> d.strength() >= 0.8).count();
    boolean nothingElse =
        sure >= 3 && sure * 4 >= drafts.size() * 3 && evidence.repeated() >= 0.3 && allNumbered();
    return nothingElse || (sure >= 4 && sure * 2 >= drafts.size());
  }

  /** Whether a question has options or an answer, or stands in a section of questions. */
  private boolean isAnnounced(Draft draft) {
    return !draft.options().isEmpty()
        || !draft.answer().isEmpty()
        || draft.sections().stream()
            .anyMatch(name -> vocabulary.namesQuestions(name.toLowerCase(Locale.ROOT)));
  }

  private boolean allNumbered() {
    return drafts.stream().allMatch(draft -> draft.shape().startsWith("numbered"));
  }
}
