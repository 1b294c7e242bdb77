package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.List;

/**
 * Questions behind a label: {@code Q:}, {@code **Question:**}, {@code **Interview Question:
 * "..."**}, {@code Scenario:}.
 */
final class LabelReading implements Reading {
  static final int RANK = 1;

  /** Units, at most, between an item and a label inside it. */
  private static final int NEAR = 40;

  private static final int TITLE = 120;

  private final Page page;
  private final Wording wording;
  private final Evidence evidence;
  private final BodyReading bodies;

  LabelReading(Page page, Wording wording, Evidence evidence, BodyReading bodies) {
    this.page = page;
    this.wording = wording;
    this.evidence = evidence;
    this.bodies = bodies;
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    for (int i = region.from(); i < region.to(); i++) {
      Unit unit = page.unit(i);
      if (unit.label().isPresent() && unit.type() != Type.HEADING && opens(unit, i, region)) {
        int question = questionAfter(i, unit.label().get(), region);
        openers.add(opener(i, question, unit, unit.label().get(), region));
        i = Math.max(i, question);
      }
    }
  }

  private boolean opens(Unit unit, int index, Region region) {
    Label label = unit.label().orElseThrow();
    String rest = label.rest();
    return switch (label.part()) {
      case QUESTION -> evidence.isBank() && (!rest.isBlank() || promptFollows(index, region));
      case WEAK_QUESTION ->
          evidence.isBank()
              && (evidence.repeats(label.words()) || wording.isStrong(rest))
              && !insideLabelled(index, region);
      // "**Interview Answer: "Why ...?"**" names the question that it answers.
      case ANSWER ->
          rest.length() > 12
              && Wording.endsAsQuestion(rest)
              && isQuoted(rest)
              && evidence.labels() > 0;
      default -> false;
    };
  }

  /**
   * Index of the "Question:" that a "Scenario:" leads up to, both with their text on their line; -1
   * where there is none.
   */
  private int questionAfter(int index, Label label, Region region) {
    if (label.part() != Part.WEAK_QUESTION || label.rest().isBlank()) {
      return -1;
    }
    int i = index + 1;
    while (i < region.to() && !page.unit(i).isContent()) {
      i++;
    }
    boolean follows =
        i < region.to()
            && page.unit(i).part().filter(p -> p == Part.QUESTION).isPresent()
            && !page.unit(i).label().orElseThrow().rest().isBlank()
            && page.unit(i).label().orElseThrow().number() < 0;
    return follows ? i : -1;
  }

  private static boolean isQuoted(String rest) {
    String text = Inline.unwrapped(rest);
    return !text.isEmpty() && "\"“«".indexOf(text.charAt(0)) >= 0;
  }

  /** A "Task:" right after a "Question:" goes on with it. */
  private boolean insideLabelled(int index, Region region) {
    if (page.unit(index).is(Type.ITEM) && page.unit(index).level() >= 0) {
      return false;
    }
    for (int i = index - 1; i >= region.from() && i >= index - 3; i--) {
      Part part = page.unit(i).part().orElse(null);
      if (part == Part.QUESTION) {
        return true;
      }
      if (part != null) {
        return false;
      }
    }
    return false;
  }

  private boolean promptFollows(int index, Region region) {
    for (int i = index + 1; i < region.to(); i++) {
      Unit next = page.unit(i);
      if (next.isContent()) {
        return next.part().isEmpty() && !next.is(Type.RULE);
      }
    }
    return false;
  }

  private Opener opener(int index, int question, Unit unit, Label label, Region region) {
    boolean here = !label.rest().isBlank();
    Draft.Builder draft = new Draft.Builder(index, unit.from(), "label " + label.words());
    String rest = here ? bodies.rest(unit, label) : "";
    int answerAt = inlineAnswer(rest);
    SplitText split = SplitText.of(rest.substring(0, answerAt));
    if (here) {
      draft.line = unit.from() + label.linesBeforeRest(unit.text());
      List<String> lines = rest.substring(0, answerAt).lines().toList();
      int options = OptionReading.startIn(lines);
      if (options < lines.size()) {
        draft.options.addAll(OptionReading.inLines(lines.subList(options, lines.size())));
        split = new SplitText(String.join("\n", lines.subList(0, options)), "", options);
      }
      Prompt prompt = Prompt.of(split.prompt());
      draft.marks.addAll(prompt.marks());
      draft.text.append(prompt.text());
      Draft.Builder.append(draft.answer, split.rest(), "\n\n");
      Draft.Builder.append(
          draft.answer,
          String.join("\n", lines.subList(Math.min(split.lines(), options), options)),
          "\n");
      Draft.Builder.append(
          draft.answer,
          rest.substring(answerAt).replaceFirst("^\\W*(?:A|Ans|Answer)\\W*[:.]\\W*", ""),
          "\n\n");
    } else {
      draft.line = firstLineAfter(index, region);
    }
    if (question >= 0) {
      Unit asked = page.unit(question);
      String prompt = bodies.rest(asked, asked.label().orElseThrow());
      Draft.Builder.append(draft.text, Prompt.of(prompt).text(), "\n\n");
    }
    int parent = parentOf(index, region);
    int end = region.to();
    if (parent >= 0) {
      end = Math.min(end, page.scopeEnd(parent));
      draft.title = titleOver(index, parent);
    }
    int body = Math.max(index, question) + 1;
    return new Opener(index, body, end, RANK, draft.shape, draft, here, false, List.of());
  }

  /** The item that unit {@code index} stands in; -1 for none. */
  private int parentOf(int index, Region region) {
    int depth = page.unit(index).depth();
    int least = depth == 0 ? index : Math.max(region.from(), index - NEAR);
    for (int i = index - 1; i >= least; i--) {
      if (page.unit(i).is(Type.ITEM) && page.unit(i).depth() < depth) {
        return page.scopeEnd(i) > index ? i : -1;
      }
    }
    return -1;
  }

  /** "1. **Oldest order**", "- Problem: Write a query for it.": the item is its title. */
  private String titleOver(int index, int parent) {
    Unit unit = page.unit(parent);
    String text = Prompt.of(unit.text()).text();
    boolean title = parent == index - 1 && unit.label().isEmpty() && text.length() <= TITLE;
    return title ? text : "";
  }

  /** Where an answer begins on the line of its question: "Q: What? A: That." */
  private static int inlineAnswer(String rest) {
    for (String label :
        new String[] {" A: ", " **A:** ", " Ans: ", " Answer: ", " **Answer:** ", " — A: "}) {
      int at = rest.indexOf(label);
      if (at > 0 && Wording.endsAsQuestion(rest.substring(0, at))) {
        return at;
      }
    }
    return rest.length();
  }

  private int firstLineAfter(int index, Region region) {
    for (int i = index + 1; i < region.to(); i++) {
      if (page.unit(i).isContent()) {
        return page.unit(i).from();
      }
    }
    return page.unit(index).from();
  }
}
