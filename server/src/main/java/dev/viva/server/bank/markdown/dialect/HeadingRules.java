package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.List;
import java.util.Map;

/** Tells what a heading is by its words, its body and its like. */
final class HeadingRules {
  private static final int FEW = 4;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final Evidence evidence;
  private final Headings headings;
  private final List<Head> heads;
  private final Map<String, HeadShape> shapes;

  HeadingRules(
      Page page, Vocabulary vocabulary, Wording wording, Evidence evidence, Headings headings) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.evidence = evidence;
    this.headings = headings;
    this.heads = headings.all();
    this.shapes = headings.shapes();
  }

  /** What heading {@code h} is by itself, before its neighbours are looked at. */
  Role of(int h) {
    Head head = heads.get(h);
    if (head.other) {
      return Role.OTHER;
    }
    if (head.part != null && !head.part.opens()) {
      return Role.INNER;
    }
    if (head.labels >= 2) {
      return Role.SECTION;
    }
    boolean leaf = head.scope == h + 1;
    if (head.part != null) {
      Label label = page.unit(head.unit).label().orElseThrow();
      boolean named = !label.rest().isBlank() || label.number() >= 0;
      if (named
          && (head.part == Part.QUESTION
              || evidence.repeats(label.words())
              || wording.isStrong(label.rest()))) {
        return Role.QUESTION;
      }
    }
    boolean section = !head.strong() && vocabulary.namesBank(Inline.words(head.prompt.text()));
    boolean complete = head.weakFirst && Wording.endsAsQuestion(head.prompt.text());
    boolean labelled = head.labels == 1 && head.labelFirst && !complete;
    if (labelled && leaf && !section && !overSeveral(head)) {
      return Role.TITLE;
    }
    if (headings.isTitle(h)
        && !(head.strong()
            && Wording.endsAsQuestion(head.prompt.text())
            && leaf
            && head.body > 0
            && heads.size() == 1)) {
      boolean single = head.strong() && Wording.endsAsQuestion(head.prompt.text()) && onlyParts(h);
      return single && evidence.isBank() ? Role.QUESTION : Role.SECTION;
    }
    if ((evidence.isBank() || titlesOnly(head)) && titles(head)) {
      return Role.TITLE;
    }
    return accepted(head, leaf) ? Role.QUESTION : Role.SECTION;
  }

  /** Whether what follows heading {@code h} are parts of one question: why it is asked, answers. */
  private boolean onlyParts(int h) {
    int parts = 0;
    for (int k = h + 1; k < heads.size(); k++) {
      Head head = heads.get(k);
      boolean asks = head.part == null && head.strong();
      if (head.level <= heads.get(h).level || asks || head.labels > 0) {
        return false;
      }
      parts += head.part != null && !head.part.opens() ? 1 : 0;
    }
    return parts > 0;
  }

  /** Whether headings like this one stand over several labelled questions each. */
  private boolean overSeveral(Head head) {
    return headings.isOverSeveral(head.shape);
  }

  /** Whether this is a name and the line after it asks, as with most headings of its shape. */
  private boolean titles(Head head) {
    HeadShape shape = shapes.get(head.shape);
    return head.asksFirst
        && shape != null
        && shape.askingFirst >= 2
        && shape.askingFirst * 2 >= shape.count
        && shape.share() < 0.5
        && evidence.labels() < 3;
  }

  /** Whether hardly anything else stands on the page than names and a line that asks under each. */
  private boolean titlesOnly(Head head) {
    HeadShape shape = shapes.get(head.shape);
    return shape != null
        && head.body == 1
        && shape.askingFirst >= FEW
        && shape.askingFirst * 10 >= shape.count * 7;
  }

  private boolean accepted(Head head, boolean leaf) {
    HeadShape shape = shapes.get(head.shape);
    if (shape == null) {
      return false;
    }
    if (head.prompt.questionNumber()) {
      return true;
    }
    boolean faq = shape.firstPerson * 2 > shape.strong;
    if (!evidence.isBank()) {
      boolean likely = shape.share() >= 0.6 && shape.strong >= 3 && !faq;
      return likely && (head.strong() || (shape.numbered && shape.share() >= 0.75) || one(shape));
    }
    if (shape.numbered) {
      boolean mostlyLeaves = shape.leaves * 10 >= shape.count * 6;
      boolean several = shape.strong >= 2 && shape.share() >= 0.2;
      boolean half =
          shape.count <= 3
              && shape.share() >= 0.5
              && shape.withBody == shape.count
              && !listsUnder(head.shape);
      // Sub-headings under most of them are parts of their answers when most of them ask.
      boolean mostly = shape.strong >= 2 && shape.share() >= 0.5;
      boolean asked = mostly || half || (several && mostlyLeaves);
      // Bare topics count only where the page says that questions follow and nothing else in it
      // asks.
      boolean topics =
          shape.count >= 3
              && mostlyLeaves
              && evidence.saysQuestions()
              && shape.withBody * 2 >= shape.count
              && evidence.labels() == 0
              && !listsUnder(head.shape)
              && !listedElsewhere(head.shape);
      return (asked && !(evidence.labels() >= 3 && shape.share() < 0.5))
          || topics
          || (head.strong() && leaf && shape.count == 1);
    }
    boolean nothingElse =
        evidence.saysQuestions()
            && shape.strong >= 1
            && shape.count >= 4
            && shape.leaves == shape.count
            && shape.withBody * 10 >= shape.count * 8
            && shapes.size() == 1
            && evidence.labels() == 0
            && !listsUnder(head.shape);
    if (nothingElse) {
      return true;
    }
    if (shape.share() >= 0.4 && shape.strong >= 2) {
      return head.strong() || (leaf && head.body > 0 && shape.share() >= 0.5);
    }
    boolean alone = leaf && head.body > 0 && evidence.labels() < 3;
    boolean comparison = wording.isComparison(head.prompt.text()) && headings.asking() >= FEW;
    return alone && (comparison || (head.strong() && head.score >= 0.9));
  }

  /**
   * Whether the page is one list of headings that mostly ask: all of the same shape and with a
   * body, or nearly all without.
   */
  private boolean one(HeadShape shape) {
    boolean bodied = shape.withBody == shape.count && shape.strong > FEW;
    boolean bare = shape.withBody * 4 < shape.count && shape.share() >= 0.8;
    return shapes.size() == 1 && shape.leaves == shape.count && (bodied || bare);
  }

  /** Whether the headings of {@code shape} mostly stand over lists that ask. */
  private boolean listsUnder(String name) {
    HeadShape shape = shapes.get(name);
    if (shape.overLists == null) {
      shape.overLists = countListsUnder(name);
    }
    return shape.overLists;
  }

  private boolean countListsUnder(String shape) {
    int lists = 0;
    int all = 0;
    for (int h = 0; h < heads.size(); h++) {
      if (heads.get(h).shape.equals(shape)) {
        all++;
        lists += hasListThatAsks(h) ? 1 : 0;
      }
    }
    return lists * 2 >= all;
  }

  private boolean hasListThatAsks(int h) {
    int end = h + 1 < heads.size() ? heads.get(h + 1).unit : page.size();
    int items = 0;
    int asking = 0;
    for (int i = heads.get(h).unit + 1; i < end; i++) {
      if (page.unit(i).is(Type.ITEM) && page.unit(i).depth() == 0) {
        items++;
        asking += wording.isStrong(wording.prompt(page.unit(i).text()).text()) ? 1 : 0;
      }
    }
    return items >= 2 && asking * 10 >= items * 3;
  }

  /** Whether a section of another shape says that the questions are listed in it. */
  private boolean listedElsewhere(String shape) {
    for (int h = 0; h < heads.size(); h++) {
      Head head = heads.get(h);
      boolean leaf = head.scope == h + 1;
      if (leaf
          && !head.shape.equals(shape)
          && vocabulary.namesQuestions(Inline.words(head.prompt.text()))
          && hasListThatAsks(h)) {
        return true;
      }
    }
    return false;
  }
}
