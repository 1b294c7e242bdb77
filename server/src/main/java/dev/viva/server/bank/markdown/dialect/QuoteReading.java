package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.List;

/** Questions in block quotes: the words of the interviewer in a script. */
final class QuoteReading implements Reading {
  static final int RANK = 5;

  private final Page page;
  private final Wording wording;
  private final boolean accepted;

  QuoteReading(Page page, Wording wording, Evidence evidence) {
    this.page = page;
    this.wording = wording;
    int quotes = 0;
    int strong = 0;
    for (Unit unit : page.units()) {
      if (isQuote(unit)) {
        quotes++;
        strong += wording.isStrong(wording.prompt(unit.text()).text()) ? 1 : 0;
      }
    }
    accepted = evidence.labels() < 3 && strong >= 2 && strong * 2 >= quotes && evidence.isBank();
  }

  private static boolean isQuote(Unit unit) {
    return unit.quoted()
        && (unit.is(Type.PARAGRAPH) || unit.is(Type.ITEM))
        && unit.label().isEmpty();
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    if (!accepted || region.other()) {
      return;
    }
    for (int i = region.from(); i < region.to(); i++) {
      Unit unit = page.unit(i);
      if (!isQuote(unit)) {
        continue;
      }
      Prompt prompt = wording.prompt(unit.text());
      if (wording.isStrong(prompt.text())) {
        Draft.Builder draft = new Draft.Builder(i, unit.from(), "quote");
        draft.text.append(prompt.text());
        draft.marks.addAll(prompt.marks());
        draft.strength = 0.85;
        openers.add(new Opener(i, region.to(), RANK, draft.shape, draft, true, false, List.of()));
      }
    }
  }
}
