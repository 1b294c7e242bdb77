package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headings of a page with what is around each, and what those of one shape have in common. */
final class Headings {
  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final Evidence evidence;
  private final List<Head> heads = new ArrayList<>();
  private final Map<String, HeadShape> shapes = new HashMap<>();
  private final Set<String> overSeveral = new HashSet<>();
  private int askingHeads;

  Headings(Page page, Vocabulary vocabulary, Wording wording, Evidence evidence) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.evidence = evidence;
    collect();
    measure();
  }

  List<Head> all() {
    return heads;
  }

  /** By their names; a shape that only titles have is missing. */
  Map<String, HeadShape> shapes() {
    return shapes;
  }

  /** Whether headings of {@code shape} stand over several labelled questions each. */
  boolean isOverSeveral(String shape) {
    return overSeveral.contains(shape);
  }

  /** How many of them ask. */
  int asking() {
    return askingHeads;
  }

  private void collect() {
    for (int i = 0; i < page.size(); i++) {
      Unit unit = page.unit(i);
      if (!unit.is(Type.HEADING) || unit.depth() > 0) {
        continue;
      }
      Prompt prompt = wording.prompt(unit.text());
      String words = Inline.words(prompt.text());
      boolean labelled = unit.part().filter(Part::opens).isPresent();
      String style =
          prompt.questionNumber() ? "q" : prompt.isNumbered() ? "n" : labelled ? "l" : "p";
      double score = wording.score(prompt.text());
      boolean other = !Wording.endsAsQuestion(words) && vocabulary.isOtherSection(words);
      Head head = new Head(i, unit.level(), prompt, other ? 0 : score, other, unit.level() + style);
      head.part = unit.part().orElse(null);
      heads.add(head);
    }
    for (int h = 0; h < heads.size(); h++) {
      Head head = heads.get(h);
      int end = h + 1 < heads.size() ? heads.get(h + 1).unit : page.size();
      boolean seen = false;
      int asking = 0;
      for (int i = head.unit + 1; i < end; i++) {
        Unit unit = page.unit(i);
        boolean opens =
            unit.part()
                .filter(
                    p ->
                        p == Part.QUESTION
                            || (p == Part.WEAK_QUESTION
                                && evidence.repeats(unit.label().orElseThrow().words())))
                .isPresent();
        head.labels += opens ? 1 : 0;
        head.labelFirst |= opens && !seen;
        head.weakFirst |= opens && head.labels == 1 && unit.part().orElseThrow() != Part.QUESTION;
        if (unit.isContent()
            && !(unit.label().isPresent() && unit.part().filter(Part::isMeta).isPresent())) {
          seen = true;
          boolean asks = asks(unit);
          head.asksFirst |= head.body == 0 && asks;
          asking += asks ? 1 : 0;
          head.body++;
        }
      }
      int scope = h + 1;
      while (scope < heads.size() && heads.get(scope).level > head.level) {
        scope++;
      }
      head.scope = scope;
      if (head.labels >= 2) {
        overSeveral.add(head.shape);
      }
      // Paragraphs that all ask are as many questions under one section.
      head.asksFirst &= head.body <= 4 && !(asking > 1 && asking == head.body);
    }
  }

  private boolean asks(Unit unit) {
    return unit.is(Type.PARAGRAPH)
        && !isListOfLines(unit)
        && unit.label().isEmpty()
        && unit.text().length() < 700
        && Inline.leadingEmphasis(unit.text()) == 0
        && wording.isStrong(unit.text());
  }

  /** Three lines and more that each ask are as many questions. */
  private boolean isListOfLines(Unit unit) {
    return unit.from() < unit.to()
        && unit.text().lines().filter(wording::isStrong).limit(3).count() == 3;
  }

  private void measure() {
    for (int h = 0; h < heads.size(); h++) {
      Head head = heads.get(h);
      if (head.other || (head.part != null && !head.part.opens()) || isTitle(h)) {
        continue;
      }
      HeadShape shape = shapes.computeIfAbsent(head.shape, s -> new HeadShape());
      shape.count++;
      shape.strong += head.strong() ? 1 : 0;
      askingHeads += head.strong() ? 1 : 0;
      shape.leaves += head.scope == h + 1 ? 1 : 0;
      shape.withBody += head.body > 0 ? 1 : 0;
      shape.askingFirst += head.asksFirst ? 1 : 0;
      shape.firstPerson += head.strong() && Wording.isFirstPerson(head.prompt.text()) ? 1 : 0;
      shape.numbered |= head.prompt.isNumbered();
    }
  }

  /**
   * The first heading of a page is its title unless others of its level follow in the same shape.
   */
  boolean isTitle(int h) {
    Head head = heads.get(h);
    if (h > 0 || head.prompt.isNumbered()) {
      return false;
    }
    boolean alone = heads.stream().filter(o -> o.shape.equals(head.shape)).count() == 1;
    return head.level == 1
        && (alone
            || (vocabulary.namesBank(Inline.words(head.prompt.text()))
                && !Wording.endsAsQuestion(head.prompt.text())));
  }
}
