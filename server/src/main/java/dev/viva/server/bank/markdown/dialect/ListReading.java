package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Questions as items of lists, numbered or not, with or without answers inside. A list stands or
 * falls as a whole: how many of its items ask, how lists of its kind read on the rest of the page,
 * what its section is called, and what speaks against it (links, advice, definitions).
 */
final class ListReading implements Reading {
  static final int RANK = 3;
  private static final int NAME = 40;

  private static final double ACCEPTED = 1.1;

  private final Page page;
  private final Wording wording;
  private final Vocabulary vocabulary;
  private final BodyReading bodies;

  private final ListHabits habits;
  private final ListBlocks blocks;
  private final ListScore scores;

  ListReading(
      Page page,
      Vocabulary vocabulary,
      Wording wording,
      Evidence evidence,
      BodyReading bodies,
      HeadingReading.Role[] roles,
      BoldReading bold) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.bodies = bodies;
    this.habits = new ListHabits(page, vocabulary, wording, roles);
    this.blocks = new ListBlocks(page, wording, habits);
    this.scores = new ListScore(page, vocabulary, wording, evidence, habits, bold);
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    List<List<Integer>> lists = blocks.between(region.from(), region.to());
    for (ListItems items : blocks.joined(lists, region)) {
      read(items, region, List.of(), openers, 0);
    }
  }

  private void read(
      ListItems items, Region region, List<String> above, List<Opener> openers, int nesting) {
    if (nesting > 6) {
      return;
    }
    List<String> sections =
        nesting == 0 ? pseudoSection(items.units().get(0), region, above) : above;
    List<Integer> titled = items.units().stream().filter(i -> isTitled(i, region)).toList();
    boolean accepted =
        !namesSections(items) && scores.of(items, titled, region, sections) >= ACCEPTED;
    boolean titles = titled.size() * 2 >= items.units().size() || accepted;
    boolean overSeveral = titled.stream().anyMatch(index -> asking(index, region) >= 2);
    for (int n = 0; n < items.units().size(); n++) {
      int index = items.units().get(n);
      int next = n + 1 < items.units().size() ? items.units().get(n + 1) : items.end();
      if (titled.contains(index) && titles) {
        titled(index, region, sections, openers, nesting, overSeveral);
      } else if (accepted && isQuestion(index)) {
        boolean beyond = items.lastOfList().contains(index);
        openers.add(
            opener(index, beyond ? next : Math.min(page.scopeEnd(index), region.to()), sections));
      } else if (!accepted) {
        List<List<Integer>> nested =
            blocks.between(index + 1, Math.min(page.scopeEnd(index), region.to()));
        List<String> path = new ArrayList<>(sections);
        path.add(Inline.plain(habits.prompt(page.unit(index)).text()));
        nested.forEach(
            l -> read(new ListItems(l, Set.of(), region.to()), region, path, openers, nesting + 1));
      }
    }
  }

  /**
   * Whether most items are short names over numbered lists whose items have bodies of their own.
   */
  private boolean namesSections(ListItems items) {
    int over = 0;
    for (int index : items.units()) {
      Unit unit = page.unit(index);
      boolean name = unit.text().length() <= NAME && !wording.isStrong(habits.prompt(unit).text());
      over += name && isOverNumbered(index) ? 1 : 0;
    }
    return over >= 2 && over * 10 >= items.units().size() * 6;
  }

  private boolean isOverNumbered(int index) {
    int items = 0;
    int bodied = 0;
    for (int i = index + 1; i < page.scopeEnd(index); i = page.scopeEnd(i)) {
      Unit unit = page.unit(i);
      if (unit.is(Type.ITEM)) {
        if (unit.level() < 0) {
          return false;
        }
        items++;
        bodied += page.scopeEnd(i) > i + 1 ? 1 : 0;
      }
    }
    return items >= 2 && bodied * 2 >= items;
  }

  /** A short item that does not ask over something that does. */
  private boolean isTitled(int index, Region region) {
    Unit unit = page.unit(index);
    boolean elsewhere = Inline.isLink(unit.text()) && asking(index, region) >= 2;
    if (unit.label().isPresent()
        || (!elsewhere && wording.isStrong(habits.prompt(unit).text()))
        || unit.text().length() > 120
        || isSituation(unit)) {
      return false;
    }
    int end = Math.min(page.scopeEnd(index), region.to());
    for (int i = index + 1; i < end; i++) {
      Unit child = page.unit(i);
      if (child.is(Type.ITEM) || child.is(Type.PARAGRAPH)) {
        return child
            .label()
            .map(label -> asks(label))
            .orElse(wording.isStrong(habits.prompt(child).text()));
      }
      if (child.isContent()) {
        return false;
      }
    }
    return false;
  }

  private static boolean asks(Label label) {
    boolean prompt = label.part() == Part.QUESTION || label.part() == Part.WEAK_QUESTION;
    return prompt && !label.rest().isBlank();
  }

  /** "Imagine that two shops merge." is what the items under it ask about, not their title. */
  private boolean isSituation(Unit unit) {
    String text = habits.prompt(unit).text().strip();
    return text.length() > NAME && text.endsWith(".") && wording.score(text) > 0;
  }

  /** One question under a title, or a section of several. */
  private void titled(
      int index,
      Region region,
      List<String> sections,
      List<Opener> openers,
      int nesting,
      boolean overSeveral) {
    int end = Math.min(page.scopeEnd(index), region.to());
    int child = index + 1;
    while (!page.unit(child).is(Type.ITEM) && !page.unit(child).is(Type.PARAGRAPH)) {
      child++;
    }
    Prompt title = habits.prompt(page.unit(index));
    String name = title.text().replaceAll("[:：]\\s*$", "");
    if (page.unit(child).is(Type.ITEM) && overSeveral && !isPrompt(title)) {
      List<List<Integer>> nested = blocks.between(index + 1, end);
      List<String> path = new ArrayList<>(sections);
      path.add(Inline.plain(name));
      nested.forEach(
          l -> read(new ListItems(l, Set.of(), end), region, path, openers, nesting + 1));
      return;
    }
    Opener opener = opener(child, end, sections);
    opener.draft().title = name;
    opener.draft().marks.addAll(title.marks());
    openers.add(opener);
  }

  /** How many items of the first list inside item {@code index} ask. */
  private long asking(int index, Region region) {
    List<List<Integer>> nested =
        blocks.between(index + 1, Math.min(page.scopeEnd(index), region.to()));
    return nested.isEmpty()
        ? 0
        : nested.get(0).stream()
            .filter(i -> wording.isStrong(habits.prompt(page.unit(i)).text()))
            .count();
  }

  private static boolean isPrompt(Prompt title) {
    return title.questionNumber();
  }

  private boolean isQuestion(int index) {
    Unit unit = page.unit(index);
    String text = Inline.plain(habits.prompt(unit).text());
    boolean labelled = unit.part().filter(p -> !p.opens() && !p.isMeta()).isPresent();
    boolean navigation = Inline.linkTarget(unit.text()).startsWith("#");
    return text.length() >= 3
        && !labelled
        && !vocabulary.isPlaceholder(text.toLowerCase(Locale.ROOT))
        && !vocabulary.isPromotion(text.toLowerCase(Locale.ROOT))
        && !navigation
        && unit.part().filter(p -> p == Part.QUESTION).isEmpty();
  }

  /** A line such as "Databases:" or "**Databases**" right before a list names its section. */
  private List<String> pseudoSection(int first, Region region, List<String> above) {
    if (first == region.from()) {
      return above;
    }
    Unit before = page.unit(first - 1);
    boolean line =
        before.is(Type.PARAGRAPH)
            && before.from() == before.to()
            && before.text().length() <= 80
            && before.part().filter(p -> p != Part.PROBES).isEmpty();
    boolean names =
        line
            && (before.text().matches(".*[:：]\\W*")
                || Inline.leadingEmphasis(before.text()) == before.text().length());
    if (!names || wording.isStrong(before.text())) {
      return above;
    }
    List<String> path = new ArrayList<>(above);
    path.add(Inline.plain(before.text()).replaceAll("[:：]\\s*$", ""));
    return path;
  }

  private Opener opener(int index, int end, List<String> sections) {
    Unit unit = page.unit(index);
    String text = OptionReading.withoutBox(unit.text());
    List<String> lines = text.lines().toList();
    int options = OptionReading.startIn(lines);
    SplitText split = withoutStatement(SplitText.of(String.join("\n", lines.subList(0, options))));
    Prompt prompt = Prompt.of(split.prompt());
    Draft.Builder draft = new Draft.Builder(index, unit.from(), ListHabits.style(unit) + " item");
    draft.options.addAll(OptionReading.inLines(lines.subList(options, lines.size())));
    int said = habits.answersInline() ? habits.inlineAnswer(prompt.text()) : 0;
    draft.text.append(said > 0 ? prompt.text().substring(0, said) : prompt.text());
    draft.marks.addAll(prompt.marks());
    draft.strength = wording.isStrong(prompt.text()) ? 1 : 0.55;
    Draft.Builder.append(
        draft.answer, said > 0 ? prompt.text().substring(said).strip() : split.rest(), "\n\n");
    if (split.lines() < options) {
      Draft.Builder.append(
          draft.answer,
          options < lines.size()
              ? String.join("\n", lines.subList(split.lines(), options))
              : bodies.linesAfter(unit, split.lines()),
          "\n");
    }
    return new Opener(index, end, RANK, draft.shape, draft, true, true, sections);
  }

  /**
   * {@code split} up to the line after which nothing asks: a prompt without a question mark, then
   * its answer.
   */
  private SplitText withoutStatement(SplitText split) {
    if (split.lines() < 2 || Wording.endsAsQuestion(split.prompt())) {
      return split;
    }
    List<String> lines = split.prompt().lines().toList();
    int end = 1;
    while (end < lines.size() && LineReading.continues(lines.get(end - 1), lines.get(end))) {
      end++;
    }
    if (end == lines.size()) {
      return split;
    }
    String rest = String.join("\n", lines.subList(end, lines.size()));
    String first = String.join("\n", lines.subList(0, end));
    char last = first.charAt(first.length() - 1);
    boolean sentence = ".。!！:：".indexOf(last) >= 0;
    return wording.score(rest) < ListHabits.SAYS && (!sentence || wording.isStrong(first))
        ? new SplitText(first, "", end)
        : split;
  }
}
