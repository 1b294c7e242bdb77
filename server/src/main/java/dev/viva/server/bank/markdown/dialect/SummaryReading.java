package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.List;

/** Questions in {@code <summary>}, their answers in the rest of {@code <details>}. */
final class SummaryReading implements Reading {
  static final int RANK = 2;

  private final Page page;
  private final Wording wording;
  private final BodyReading bodies;
  private final boolean some;
  private final boolean all;

  SummaryReading(Page page, Wording wording, Evidence evidence, BodyReading bodies) {
    this.page = page;
    this.wording = wording;
    this.bodies = bodies;
    int count = 0;
    int strong = 0;
    for (Unit unit : page.units()) {
      if (unit.is(Type.SUMMARY) && !bodies.isGeneric(unit)) {
        count++;
        strong += wording.isStrong(Prompt.of(unit.text()).text()) ? 1 : 0;
      }
    }
    boolean most = strong * 2 >= count;
    some = strong > 0 && (evidence.isBank() || (strong >= 3 && most));
    all = some && evidence.isBank() && most && count >= 3;
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    for (int i = region.from(); i < region.to() && some; i++) {
      Unit unit = page.unit(i);
      if (!unit.is(Type.SUMMARY) || bodies.isGeneric(unit)) {
        continue;
      }
      Prompt prompt = Prompt.of(unit.text());
      boolean strong = wording.isStrong(prompt.text());
      int end = Math.min(page.summaryEnd(i), region.to());
      if (strong || (all && !holdsSummaries(i + 1, end))) {
        Draft.Builder draft = new Draft.Builder(i, unit.from(), "details");
        draft.text.append(prompt.text());
        draft.marks.addAll(prompt.marks());
        draft.strength = strong ? 1 : 0.6;
        openers.add(new Opener(i, end, RANK, draft.shape, draft, true, true, List.of()));
      }
    }
  }

  private boolean holdsSummaries(int from, int to) {
    for (int i = from; i < to; i++) {
      if (page.unit(i).is(Type.SUMMARY) && !bodies.isGeneric(page.unit(i))) {
        return true;
      }
    }
    return false;
  }
}
