package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the lists of a page have in common, learned before any of them is read, outside the answers
 * of questions in headings.
 */
final class ListHabits {
  private static final int INLINE = 3;
  private static final int FEW = 3;

  /** Below this score words after a question mark state something. */
  static final double SAYS = 0.6;

  private final Wording wording;

  /** By identity: the same items are asked for many times. */
  private final IdentityHashMap<Unit, Prompt> prompts = new IdentityHashMap<>();

  private final Map<String, Count> styles = new HashMap<>();
  private final Map<Integer, Count> lists = new HashMap<>();
  private final Count answering = new Count();
  private final Set<String> names = new HashSet<>();
  private int headings;
  private int questionsFrom;

  /** Of some items how many ask. */
  private static final class Count {
    int all;
    int asking;

    void add(boolean asks) {
      all++;
      asking += asks ? 1 : 0;
    }

    double share() {
      return all == 0 ? 0 : (double) asking / all;
    }
  }

  ListHabits(Page page, Vocabulary vocabulary, Wording wording, Role[] roles) {
    this.wording = wording;
    boolean answer = false;
    boolean other = false;
    int questionsHere = 0;
    int askingHere = 0;
    for (int i = 0; i < page.size(); i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.HEADING)) {
        names.add(Inline.words(unit.text()));
      }
      switch (roles[i]) {
        case QUESTION, TITLE -> {
          answer = true;
          headings++;
        }
        case SECTION, OTHER -> {
          answer = false;
          other = roles[i] == Role.OTHER;
          questionsHere = vocabulary.namesQuestions(Inline.words(unit.text())) ? i : 0;
          askingHere = 0;
        }
        case INNER, NONE -> {}
      }
      if (!unit.is(Type.ITEM)
          || answer
          || other
          || Inline.linkTarget(unit.text()).startsWith("#")) {
        continue;
      }
      boolean asks = add(unit);
      askingHere += asks ? 1 : 0;
      questionsFrom = questionsFrom == 0 && askingHere >= 2 ? questionsHere : questionsFrom;
    }
  }

  private boolean add(Unit item) {
    boolean asks = wording.isStrong(prompt(item).text());
    styles.computeIfAbsent(style(item), s -> new Count()).add(asks);
    if (item.depth() == 0) {
      lists.computeIfAbsent(item.group(), g -> new Count()).add(asks);
    }
    if (asks) {
      answering.add(inlineAnswer(prompt(item).text()) > 0);
    }
    return asks;
  }

  static String style(Unit item) {
    return (item.level() >= 0 ? "numbered" : "bullet") + " " + item.depth();
  }

  /** How many of the items that look like {@code item} ask, from 0 to 1. */
  double styleShare(Unit item) {
    Count count = styles.get(style(item));
    return count == null ? 0 : count.share();
  }

  Prompt prompt(Unit item) {
    return prompts.computeIfAbsent(
        item, i -> Prompt.of(SplitText.of(OptionReading.withoutBox(i.text())).prompt()));
  }

  /** Whether answers stand on the line of their questions: "What is X? A Y." */
  boolean answersInline() {
    return answering.asking >= INLINE && answering.share() >= 0.4;
  }

  /** Whether {@code item} says no more than the name of a heading of the page. */
  boolean isContents(Unit item) {
    return names.contains(Inline.words(item.text()));
  }

  /** How many questions are headings. */
  int headings() {
    return headings;
  }

  /** Whether unit {@code index} is before the section that says that the questions are in it. */
  boolean leadsUp(int index) {
    return index < questionsFrom;
  }

  /** Whether lists either ask in nearly all of their items or, a few of them, in none. */
  boolean asksThroughout() {
    int silent = 0;
    int throughout = 0;
    for (Count list : lists.values()) {
      silent += list.asking == 0 ? 1 : 0;
      throughout += list.share() >= 0.9 ? 1 : 0;
    }
    return throughout >= FEW && throughout + silent == lists.size() && silent * 2 <= throughout;
  }

  /** Where a statement begins after the question of {@code prompt}; 0 where none does. */
  int inlineAnswer(String prompt) {
    int end = prompt.indexOf('\n') < 0 ? prompt.length() : prompt.indexOf('\n');
    for (int i = 2; i + 2 < end; i++) {
      char mark = prompt.charAt(i);
      if (Wording.isQuestionMark(mark) && (mark != '?' || prompt.charAt(i + 1) == ' ')) {
        return states(prompt.substring(i + 1, end).strip()) ? i + 1 : 0;
      }
    }
    return 0;
  }

  private boolean states(String rest) {
    return !rest.isEmpty()
        && Character.isLetterOrDigit(rest.codePointAt(0))
        && rest.chars().noneMatch(c -> Wording.isQuestionMark((char) c))
        && wording.score(rest) < SAYS;
  }
}
