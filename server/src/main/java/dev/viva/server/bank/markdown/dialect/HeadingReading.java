package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.Arrays;
import java.util.List;

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

  private final Page page;
  private final Wording wording;
  private final Evidence evidence;
  private final List<Head> heads;
  private final HeadingRules rules;

  HeadingReading(Page page, Vocabulary vocabulary, Wording wording, Evidence evidence) {
    this.page = page;
    this.wording = wording;
    this.evidence = evidence;
    Headings headings = new Headings(page, vocabulary, wording, evidence);
    this.heads = headings.all();
    this.rules = new HeadingRules(page, vocabulary, wording, evidence, headings);
  }

  /** The role of each unit; {@link Role#NONE} where it is no heading. */
  Role[] roles() {
    for (int h = 0; h < heads.size(); h++) {
      heads.get(h).role = rules.of(h);
    }
    demoteParents();
    inner();
    Role[] roles = new Role[page.size()];
    Arrays.fill(roles, Role.NONE);
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
