package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;

/**
 * How far a prompt goes that no label ends: up to what asks where its head is only a number, and
 * through its examples of input and output.
 */
final class PromptEnd {
  private static final int AHEAD = 12;
  private static final int LONG_PROMPT = 500;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;

  PromptEnd(Page page, Vocabulary vocabulary, Wording wording) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
  }

  /**
   * Whether unit {@code i} still belongs to the prompt that {@code draft}, {@code lead} and the
   * units from {@code start} on began.
   */
  boolean goesOn(Draft.Builder draft, String lead, int start, int i, int to) {
    Unit unit = page.unit(i);
    if (unit.part().filter(p -> p == Part.TASK).isPresent()) {
      return true;
    }
    String text = draft.text.toString();
    boolean bare = draft.title.isBlank() && text.isBlank() && lead.isBlank();
    boolean asked = wording.isStrong(lead) || wording.isStrong(text) || asks(start, i);
    if (bare && !asked && asksAhead(i, to)) {
      return true;
    }
    if (asked && (exampleAhead(i, to) || isFigureOfExample(i))) {
      return true;
    }
    boolean ended =
        Wording.endsAsQuestion(lead)
            || Wording.endsAsQuestion(text)
            || (i > start && Wording.endsAsQuestion(page.unit(i - 1).text()));
    return !ended
        && (unit.is(Type.PARAGRAPH) || unit.is(Type.ITEM))
        && wording.isStrong(unit.text())
        && unit.text().length() < LONG_PROMPT;
  }

  /** Whether what stands between two units shows what goes in and what comes out. */
  boolean hasExample(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isExample(page.unit(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean asks(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isText(page.unit(i)) && wording.isStrong(page.unit(i).text())) {
        return true;
      }
    }
    return false;
  }

  private boolean asksAhead(int from, int to) {
    for (int i = from; i < Math.min(to, from + AHEAD); i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.CODE) || unit.part().isPresent()) {
        return false;
      }
      if (isText(unit) && wording.isStrong(unit.text())) {
        return true;
      }
    }
    return false;
  }

  private boolean exampleAhead(int from, int to) {
    for (int i = from; i < Math.min(to, from + AHEAD); i++) {
      Unit unit = page.unit(i);
      if (unit.part().filter(p -> p == Part.ANSWER).isPresent()) {
        return false;
      }
      if (isExample(unit)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFigureOfExample(int i) {
    Unit unit = page.unit(i);
    boolean figure = unit.is(Type.TABLE) || unit.is(Type.CODE);
    return figure && i > 0 && isExample(page.unit(i - 1)) && leadsOn(page.unit(i - 1).text());
  }

  /** "Output:" leads to what follows, "Output: 3" is whole. */
  private static boolean leadsOn(String text) {
    String end = text.strip().replace("*", "");
    return end.endsWith(":") || end.endsWith("：") || end.endsWith("|");
  }

  /** "Input: nums = [2, 7]": the first word of one of its lines, with a colon. */
  private boolean isExample(Unit unit) {
    return unit.is(Type.PARAGRAPH) && unit.text().lines().anyMatch(this::isInputOrOutput);
  }

  private boolean isInputOrOutput(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && vocabulary.isInputOrOutput(Inline.words(line.substring(0, colon)).replace("*", ""));
  }

  private static boolean isText(Unit unit) {
    return unit.is(Type.PARAGRAPH) || unit.is(Type.ITEM);
  }
}
