package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the question that a heading opens: its prompt, or the title of the prompt that follows it.
 */
final class HeadingQuestion {
  private static final int DESCRIPTION = 900;

  private static final Pattern REMARK =
      Pattern.compile("\\*\\*[^*\\n]{2,30}(?::\\*\\*|\\*\\*:)[^\\n?？]{1,60}");

  private final Page page;
  private final Wording wording;
  private final Evidence evidence;
  private final BodyReading bodies;
  private final FollowUps followUps;
  private final Role[] roles;

  HeadingQuestion(Page page, Wording wording, Evidence evidence, BodyReading bodies, Role[] roles) {
    this.page = page;
    this.wording = wording;
    this.evidence = evidence;
    this.bodies = bodies;
    this.followUps = new FollowUps(page, wording);
    this.roles = roles;
  }

  /** The question of the heading {@code index}, whose body ends at {@code end}. */
  Optional<Draft> read(int index, int end, List<String> path) {
    Unit unit = page.unit(index);
    Prompt prompt = wording.prompt(unit.text());
    Label label = unit.label().filter(l -> l.part().opens()).orElse(null);
    String text = label == null ? prompt.text() : Prompt.of(label.rest()).text();
    Draft.Builder draft =
        new Draft.Builder(
            index,
            unit.from(),
            (prompt.isNumbered() ? "numbered heading " : "heading ") + unit.level());
    draft.sections.addAll(path);
    draft.marks.addAll(prompt.marks());
    boolean strong = wording.isStrong(text);
    draft.strength = strong || prompt.questionNumber() || label != null ? 1 : 0.65;
    if (roles[index] == Role.TITLE && asksAfter(index, end)) {
      draft.strength = 0.9;
    }
    int after = continuation(index, end, text);
    text = after > index ? text + " " + page.unit(after).text() : text;
    boolean complete =
        !text.isBlank() && roles[index] == Role.QUESTION && !promptFollows(after, end, strong);
    if (complete) {
      draft.text.append(text);
    } else {
      draft.title = text;
    }
    int first = contentAfter(after, end);
    if (!complete && first < end) {
      draft.line = page.unit(first).from();
    }
    bodies.read(draft, after + 1, end, complete);
    if (Inline.plain(draft.text.toString()).isBlank() || onlyCode(draft.text)) {
      draft.text.insert(0, draft.title + (draft.text.isEmpty() ? "" : "\n\n"));
      draft.title = "";
      draft.line = unit.from();
    }
    followUps.only(draft, after + 1, end);
    return draft.finished();
  }

  /**
   * The paragraph that ends the sentence of a heading, where a blank line came in between by
   * mistake; {@code index} itself where none does.
   */
  private int continuation(int index, int end, String heading) {
    int next = index + 1;
    boolean open =
        !heading.isEmpty() && Character.isLetter(heading.codePointBefore(heading.length()));
    return open
            && next < end
            && page.unit(next).is(Type.PARAGRAPH)
            && page.unit(next).label().isEmpty()
            && Character.isLowerCase(page.unit(next).text().codePointAt(0))
            && page.unit(next).from() == page.unit(next).to()
            && Wording.endsAsQuestion(page.unit(next).text())
        ? next
        : index;
  }

  private static boolean onlyCode(StringBuilder text) {
    return text.toString().stripLeading().startsWith("```") || text.toString().startsWith("    ");
  }

  private int contentAfter(int index, int end) {
    int i = index + 1;
    while (i < end && !page.unit(i).isContent()) {
      i++;
    }
    return i;
  }

  /** "**Difficulty**: easy", "**Company**: any": said of the question before it is asked. */
  private static boolean isRemark(Unit unit) {
    boolean meta = unit.part().filter(Part::isMeta).isPresent();
    return meta
        || (unit.is(Type.PARAGRAPH)
            && unit.label().isEmpty()
            && REMARK.matcher(unit.text()).matches());
  }

  private boolean asksAfter(int index, int end) {
    int first = contentAfter(index, end);
    return first < end && wording.isStrong(page.unit(first).text());
  }

  /** Whether a heading is only the title, and what follows it is the prompt. */
  private boolean promptFollows(int index, int end, boolean strong) {
    int first = contentAfter(index, end);
    while (first < end && isRemark(page.unit(first))) {
      first = contentAfter(first, end);
    }
    if (first >= end) {
      return false;
    }
    Unit unit = page.unit(first);
    if (unit.part().filter(p -> p == Part.QUESTION).isPresent()) {
      return true;
    }
    if (unit.part().filter(p -> p == Part.WEAK_QUESTION).isPresent()) {
      return !Wording.endsAsQuestion(page.unit(index).text())
          && (!strong || evidence.repeats(unit.label().orElseThrow().words()));
    }
    if (strong || unit.label().isPresent() || !(unit.is(Type.PARAGRAPH) || unit.is(Type.ITEM))) {
      return false;
    }
    boolean only =
        !unit.is(Type.ITEM)
            || page.scopeEnd(first) >= end
            || !page.unit(page.scopeEnd(first)).is(Type.ITEM);
    if (only
        && wording.score(SplitText.of(unit.text()).prompt()) >= 0.8
        && unit.text().length() < DESCRIPTION) {
      return true;
    }
    return unit.is(Type.PARAGRAPH)
        && unit.text().length() < DESCRIPTION
        && answerLater(first + 1, end);
  }

  private boolean answerLater(int from, int end) {
    for (int i = from; i < end; i++) {
      Unit unit = page.unit(i);
      if (unit.part().filter(p -> p == Part.ANSWER).isPresent()
          || (unit.is(Type.SUMMARY) && bodies.isGeneric(unit))) {
        return true;
      }
    }
    return false;
  }
}
