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
        strong += wording.isStrong(wording.prompt(unit.text()).text()) ? 1 : 0;
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
      Prompt prompt = wording.prompt(unit.text());
      boolean strong = wording.isStrong(prompt.text());
      int end = Math.min(page.summaryEnd(i), region.to());
      boolean remark = Wording.isFirstPerson(prompt.text());
      if (strong || (all && !remark && !holdsSummaries(i + 1, end))) {
        Draft.Builder draft = new Draft.Builder(i, unit.from(), "details");
        draft.text.append(prompt.text());
        draft.marks.addAll(prompt.marks());
        draft.strength = strong ? 1 : 0.6;
        int last = lastOfPrompt(i, end, draft);
        openers.add(new Opener(i, last + 1, end, RANK, draft.shape, draft, true, true, List.of()));
      }
    }
  }

  /**
   * A blank line inside {@code <summary>} ends the block of HTML, not the summary: what stands
   * before {@code </summary>} belongs to the prompt.
   */
  private int lastOfPrompt(int summary, int end, Draft.Builder draft) {
    for (int i = summary + 1; i < end && !page.unit(i).is(Type.SUMMARY); i++) {
      String text = page.unit(i).text();
      int close = text.indexOf("</summary>");
      if (close >= 0) {
        Unit unit = page.unit(i);
        String marker = unit.is(Type.ITEM) ? (unit.level() >= 0 ? unit.level() + ". " : "- ") : "";
        Draft.Builder.append(draft.text, page.markdown(summary + 1, i), "\n\n");
        Draft.Builder.append(draft.text, marker + text.substring(0, close).strip(), "\n");
        String rest = text.substring(close + "</summary>".length());
        Draft.Builder.append(
            draft.answer, rest.replaceAll("(?i)</?(?:br|b|p)\\s*/?>", "").strip(), "\n\n");
        return i;
      }
    }
    return summary;
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
