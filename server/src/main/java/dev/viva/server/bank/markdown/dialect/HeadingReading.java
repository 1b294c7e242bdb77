package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what each heading of a page is. Headings of one shape (level, and how they are numbered)
 * stand or fall together: one that does not sound like a question is one among its like, and one
 * that does is a section among sections.
 */
final class HeadingReading {
  /** What a heading is. */
  enum Role {
    SECTION,
    /** A section under which nothing is a question. */
    OTHER,
    QUESTION,
    /** The name of the labelled question that follows. */
    TITLE,
    /** Part of an answer. */
    INNER,
    NONE
  }

  private static final int FEW = 4;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final Evidence evidence;
  private final List<Head> heads = new ArrayList<>();
  private final Map<String, HeadShape> shapes = new HashMap<>();
  private final Set<String> overSeveral = new HashSet<>();

  HeadingReading(Page page, Vocabulary vocabulary, Wording wording, Evidence evidence) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.evidence = evidence;
  }

  /** The role of each unit; {@link Role#NONE} where it is no heading. */
  Role[] roles() {
    collect();
    measure();
    for (int h = 0; h < heads.size(); h++) {
      heads.get(h).role = first(h);
    }
    demoteParents();
    inner();
    Role[] roles = new Role[page.size()];
    java.util.Arrays.fill(roles, Role.NONE);
    for (Head head : heads) {
      roles[head.unit] = head.role;
    }
    summaries(roles);
    return roles;
  }

  /** A {@code <summary>} over several questions is their section. */
  private void summaries(Role[] roles) {
    int answerFrom = -1;
    for (int i = 0; i < roles.length; i++) {
      switch (roles[i]) {
        case QUESTION, TITLE -> answerFrom = i;
        case SECTION, OTHER -> answerFrom = -1;
        case INNER, NONE -> {}
      }
      Unit unit = page.unit(i);
      if (unit.is(Type.END_DETAILS) && page.detailsOf(i) < answerFrom) {
        answerFrom = -1;
      } else if (unit.is(Type.SUMMARY) && answerFrom < 0 && holdsQuestions(i, roles)) {
        roles[i] = Role.SECTION;
      }
    }
  }

  private boolean holdsQuestions(int summary, Role[] roles) {
    String words = Inline.words(page.unit(summary).text());
    if (!evidence.isBank() || wording.isStrong(words)) {
      return false;
    }
    int asking = 0;
    int end = page.summaryEnd(summary);
    for (int i = summary + 1; i < end; i++) {
      Unit unit = page.unit(i);
      boolean opens =
          switch (unit.type()) {
            case HEADING -> roles[i] == Role.QUESTION;
            case SUMMARY -> wording.isStrong(wording.prompt(unit.text()).text());
            case ITEM -> unit.depth() == 0 && wording.isStrong(wording.prompt(unit.text()).text());
            case PARAGRAPH -> unit.part().filter(part -> part == Part.QUESTION).isPresent();
            default -> false;
          };
      asking += opens ? 1 : 0;
    }
    return asking >= 2;
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
  private boolean isTitle(int h) {
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

  private Role first(int h) {
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
    if (isTitle(h)
        && !(head.strong()
            && Wording.endsAsQuestion(head.prompt.text())
            && leaf
            && head.body > 0
            && heads.size() == 1)) {
      return Role.SECTION;
    }
    if ((evidence.isBank() || titlesOnly(head)) && titles(head)) {
      return Role.TITLE;
    }
    return accepted(head, leaf) ? Role.QUESTION : Role.SECTION;
  }

  /** Whether headings like this one stand over several labelled questions each. */
  private boolean overSeveral(Head head) {
    return overSeveral.contains(head.shape);
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
      boolean half = shape.count <= 3 && shape.share() >= 0.5 && shape.withBody == shape.count;
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
    return head.strong() && leaf && head.score >= 0.9 && evidence.labels() < 3 && head.body > 0;
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

  /**
   * A heading over other questions is their section, whatever it sounds like; unless those are only
   * parts of its answer.
   */
  private void demoteParents() {
    for (int h = 0; h < heads.size(); h++) {
      Head head = heads.get(h);
      if (head.role != Role.QUESTION && head.role != Role.TITLE) {
        continue;
      }
      int below = 0;
      int asking = 0;
      for (int k = h + 1; k < head.scope; k++) {
        Head other = heads.get(k);
        if (other.role == Role.QUESTION || other.role == Role.TITLE) {
          below++;
          asking += other.strong() || other.prompt.isNumbered() || other.role == Role.TITLE ? 1 : 0;
        }
      }
      boolean overQuestions =
          below >= 2
              && asking > 0
              && (!head.strong() || head.body == 0 || heads.get(h + 1).prompt.questionNumber());
      if (overQuestions) {
        head.role = Role.SECTION;
      } else if (below > 0) {
        for (int k = h + 1; k < head.scope; k++) {
          heads.get(k).role = Role.INNER;
        }
      }
    }
  }

  /**
   * Below a question's level a heading belongs to its answer, unless the page turns the hierarchy
   * round.
   */
  private void inner() {
    boolean[] inverted = invertedLevels();
    int open = 0;
    for (Head head : heads) {
      switch (head.role) {
        case QUESTION, TITLE -> open = head.level;
        case SECTION -> {
          if (open > 0 && head.level > open && !inverted[head.level]) {
            head.role = Role.INNER;
          } else {
            open = 0;
          }
        }
        case OTHER -> {
          boolean part = open > 0 && head.level > open;
          head.role = part ? Role.INNER : Role.OTHER;
          open = part ? open : 0;
        }
        case INNER, NONE -> {
          // "Questions" over questions is their section, under one it names its follow-ups.
          if (head.part == Part.PROBES && (open == 0 || head.level < open)) {
            head.role = Role.SECTION;
            open = 0;
          }
        }
      }
      if (head.role == Role.INNER && open == 0 && head.part == null) {
        head.role = Role.SECTION;
      }
    }
  }

  /** Levels whose headings are sections although questions stand on a level above them. */
  private boolean[] invertedLevels() {
    boolean[] inverted = new boolean[8];
    int[] over = new int[8];
    int[] count = new int[8];
    boolean asked = false;
    for (int h = 0; h < heads.size(); h++) {
      Head head = heads.get(h);
      asked |= head.role == Role.QUESTION || head.role == Role.TITLE;
      if (head.role != Role.SECTION) {
        continue;
      }
      count[head.level]++;
      boolean above =
          h + 1 < heads.size()
              && heads.get(h + 1).role == Role.QUESTION
              && heads.get(h + 1).level < head.level
              && head.body == 0;
      over[head.level] += above ? 1 : 0;
      boolean next =
          h + 1 < heads.size()
              && heads.get(h + 1).role == Role.QUESTION
              && heads.get(h + 1).level < head.level;
      inverted[head.level] |= !asked && h > 0 && next && heads.get(h + 1).level == 1;
    }
    for (int level = 1; level <= 6; level++) {
      inverted[level] |= count[level] > 0 && over[level] * 2 > count[level];
    }
    return inverted;
  }
}
