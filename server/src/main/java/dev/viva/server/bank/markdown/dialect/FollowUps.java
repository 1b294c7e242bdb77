package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;

/** Follow-ups that stand under a question without a label. */
final class FollowUps {
  private final Page page;
  private final Wording wording;

  FollowUps(Page page, Wording wording) {
    this.page = page;
    this.wording = wording;
  }

  /** A question whose whole body is a list of further questions has follow-ups, not an answer. */
  boolean only(Draft.Builder draft, int from, int end) {
    List<String> probes = new ArrayList<>();
    int items = 0;
    for (int i = from; i < end; i++) {
      Unit unit = page.unit(i);
      if (!unit.is(Type.ITEM) && unit.isContent()) {
        return false;
      }
      if (unit.is(Type.ITEM)) {
        if (unit.label().isPresent() || OptionReading.isTask(unit.text())) {
          return false;
        }
        items++;
        Prompt prompt = wording.prompt(unit.text());
        probes.add(prompt.text());
        // "What you want to hear: ..." answers.
        boolean asks =
            wording.isStrong(prompt.text())
                && (Wording.endsAsQuestion(prompt.text()) || !ListScore.isTerm(unit.text()));
        items -= asks ? 1 : 0;
      }
    }
    if (probes.isEmpty()
        || items * 2 > probes.size()
        || OptionReading.find(page, from, end, false).options().size() > 1) {
      return false;
    }
    draft.probes.addAll(probes);
    draft.answer.setLength(0);
    return true;
  }
}
