package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Questions as items of lists, numbered or not, with or without answers inside. A list stands or
 * falls as a whole: how many of its items ask, how lists of its kind read on the rest of the page,
 * what its section is called, and what speaks against it (links, advice, definitions).
 */
final class ListReading implements Reading {
  static final int RANK = 3;
  private static final Pattern TERM = Pattern.compile("^\\p{L}[\\p{L} /-]{1,60}:\\s");
  private static final Pattern MAPPED = Pattern.compile("[^\n]{1,40}? (?:->|→|=>) \\S");
  private static final int PROSE = 110;
  private static final int NAME = 40;

  /** "Docker", "CI/CD": hardly more than a word. */
  private static final int NAME_ALONE = 20;

  private static final double ACCEPTED = 1.1;
  private static final int INLINE = 3;

  /** Below this score words after a question mark state something. */
  private static final double SAYS = 0.6;

  /** From here on a page calls itself a bank, or has labels like one. */
  private static final double TITLED = 0.8;

  private final Page page;
  private final Wording wording;
  private final Vocabulary vocabulary;
  private final Evidence evidence;
  private final BodyReading bodies;

  /** By identity: the same items are asked for many times. */
  private final IdentityHashMap<Unit, Prompt> prompts = new IdentityHashMap<>();

  private final Map<String, double[]> styles = new HashMap<>();
  private int headings;

  /** The first section that says that the questions are in it, where they are; 0 for none. */
  private int questionsFrom;

  /** Whether answers stand on the line of their questions: "What is X? A Y." */
  private final boolean inline;

  ListReading(
      Page page,
      Vocabulary vocabulary,
      Wording wording,
      Evidence evidence,
      BodyReading bodies,
      HeadingReading.Role[] roles) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.evidence = evidence;
    this.bodies = bodies;
    this.inline = learn(roles);
  }

  /**
   * How often items of each style ask, over the page, outside the answers of questions in headings.
   *
   * @return whether many of those that ask answer on the same line
   */
  private boolean learn(HeadingReading.Role[] roles) {
    boolean answer = false;
    boolean other = false;
    int asking = 0;
    int answering = 0;
    int askingHere = 0;
    int questionsHere = 0;
    for (int i = 0; i < page.size(); i++) {
      HeadingReading.Role role = roles[i];
      if (role == HeadingReading.Role.QUESTION || role == HeadingReading.Role.TITLE) {
        answer = true;
        headings++;
      } else if (role == HeadingReading.Role.SECTION || role == HeadingReading.Role.OTHER) {
        answer = false;
        other = role == HeadingReading.Role.OTHER;
      }
      Unit unit = page.unit(i);
      if (role == HeadingReading.Role.SECTION) {
        questionsHere = vocabulary.namesQuestions(Inline.words(unit.text())) ? i : 0;
        askingHere = 0;
      }
      if (unit.is(Type.ITEM)
          && !answer
          && !other
          && !Inline.linkTarget(unit.text()).startsWith("#")) {
        double[] counts = styles.computeIfAbsent(style(unit), s -> new double[2]);
        boolean asks = wording.isStrong(prompt(unit).text());
        counts[0]++;
        counts[1] += asks ? 1 : 0;
        asking += asks ? 1 : 0;
        askingHere += asks ? 1 : 0;
        questionsFrom = questionsFrom == 0 && askingHere >= 2 ? questionsHere : questionsFrom;
        answering += asks && inlineAnswer(prompt(unit).text()) > 0 ? 1 : 0;
      }
    }
    return answering >= INLINE && answering * 10 >= asking * 4;
  }

  /** Where a statement begins after the question of {@code prompt}; 0 where none does. */
  private int inlineAnswer(String prompt) {
    int end = prompt.indexOf('\n') < 0 ? prompt.length() : prompt.indexOf('\n');
    for (int i = 2; i + 2 < end; i++) {
      char mark = prompt.charAt(i);
      if (Wording.isQuestionMark(mark) && (mark != '?' || prompt.charAt(i + 1) == ' ')) {
        String rest = prompt.substring(i + 1, end).strip();
        boolean says =
            !rest.isEmpty()
                && Character.isLetterOrDigit(rest.codePointAt(0))
                && rest.chars().noneMatch(c -> Wording.isQuestionMark((char) c))
                && wording.score(rest) < SAYS;
        return says ? i + 1 : 0;
      }
    }
    return 0;
  }

  private static String style(Unit item) {
    return (item.level() >= 0 ? "numbered" : "bullet") + " " + item.depth();
  }

  private double styleShare(Unit item) {
    double[] counts = styles.get(style(item));
    return counts == null || counts[0] == 0 ? 0 : counts[1] / counts[0];
  }

  private Prompt prompt(Unit item) {
    return prompts.computeIfAbsent(
        item, i -> Prompt.of(SplitText.of(OptionReading.withoutBox(i.text())).prompt()));
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    List<List<Integer>> lists = lists(region.from(), region.to());
    for (Items items : joined(lists, region)) {
      read(items, region, List.of(), openers, 0);
    }
  }

  /** Items of one list, and for each whether what follows the list belongs to it. */
  private record Items(List<Integer> units, Set<Integer> lastOfList, int end) {}

  /** The outermost lists between two units, each as the indices of its items. */
  private List<List<Integer>> lists(int from, int to) {
    List<List<Integer>> lists = new ArrayList<>();
    Map<Integer, List<Integer>> open = new HashMap<>();
    for (int i = from; i < to; i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.ITEM)) {
        List<Integer> list = open.get(unit.group());
        if (list == null) {
          list = new ArrayList<>();
          lists.add(list);
          open.put(unit.group(), list);
        }
        list.add(i);
        i = Math.min(to, page.scopeEnd(i)) - 1;
      }
    }
    return lists;
  }

  /** Lists of one item each, with text between them, are one list that lost its indentation. */
  private List<Items> joined(List<List<Integer>> lists, Region region) {
    List<Items> result = new ArrayList<>();
    for (boolean ordered : new boolean[] {true, false}) {
      List<List<Integer>> alike =
          lists.stream().filter(l -> page.unit(l.get(0)).level() >= 0 == ordered).toList();
      long single = alike.stream().filter(l -> l.size() == 1).count();
      boolean broken = single >= 2 && single * 2 >= alike.size() && ascending(alike, ordered);
      if (broken) {
        Set<Integer> last = new HashSet<>();
        List<Integer> all = new ArrayList<>();
        for (List<Integer> list : alike) {
          all.addAll(list);
          last.add(list.get(list.size() - 1));
        }
        result.add(new Items(all, last, region.to()));
      } else {
        for (List<Integer> list : alike) {
          int last = list.get(list.size() - 1);
          int after = page.scopeEnd(last);
          boolean code = after < region.to() && page.unit(after).is(Type.CODE);
          result.add(
              new Items(list, code ? Set.of(last) : Set.of(), code ? after + 1 : region.to()));
        }
      }
    }
    return result;
  }

  private boolean ascending(List<List<Integer>> lists, boolean ordered) {
    int before = -1;
    int breaks = 0;
    int strong = 0;
    for (List<Integer> list : lists) {
      Unit first = page.unit(list.get(0));
      strong += wording.isStrong(prompt(first).text()) ? 1 : 0;
      breaks += ordered && first.level() <= before && first.level() != 1 ? 1 : 0;
      before = first.level();
    }
    return ordered ? breaks == 0 : strong * 2 >= lists.size();
  }

  private void read(
      Items items, Region region, List<String> above, List<Opener> openers, int nesting) {
    if (nesting > 6) {
      return;
    }
    List<String> sections =
        nesting == 0 ? pseudoSection(items.units().get(0), region, above) : above;
    List<Integer> titled = items.units().stream().filter(i -> isTitled(i, region)).toList();
    boolean accepted = !namesSections(items) && score(items, titled, region, sections) >= ACCEPTED;
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
        List<List<Integer>> nested = lists(index + 1, Math.min(page.scopeEnd(index), region.to()));
        List<String> path = new ArrayList<>(sections);
        path.add(Inline.plain(prompt(page.unit(index)).text()));
        nested.forEach(
            l -> read(new Items(l, Set.of(), region.to()), region, path, openers, nesting + 1));
      }
    }
  }

  /**
   * Whether most items are short names over numbered lists whose items have bodies of their own.
   */
  private boolean namesSections(Items items) {
    int over = 0;
    for (int index : items.units()) {
      Unit unit = page.unit(index);
      boolean name = unit.text().length() <= NAME && !wording.isStrong(prompt(unit).text());
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
        || (!elsewhere && wording.isStrong(prompt(unit).text()))
        || unit.text().length() > 120) {
      return false;
    }
    int end = Math.min(page.scopeEnd(index), region.to());
    for (int i = index + 1; i < end; i++) {
      Unit child = page.unit(i);
      if (child.is(Type.ITEM) || child.is(Type.PARAGRAPH)) {
        return child.label().isEmpty() && wording.isStrong(prompt(child).text());
      }
      if (child.isContent()) {
        return false;
      }
    }
    return false;
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
    Prompt title = prompt(page.unit(index));
    String name = title.text().replaceAll("[:：]\\s*$", "");
    if (page.unit(child).is(Type.ITEM) && overSeveral && !isPrompt(title)) {
      List<List<Integer>> nested = lists(index + 1, end);
      List<String> path = new ArrayList<>(sections);
      path.add(Inline.plain(name));
      nested.forEach(l -> read(new Items(l, Set.of(), end), region, path, openers, nesting + 1));
      return;
    }
    Opener opener = opener(child, end, sections);
    opener.draft().title = name;
    opener.draft().marks.addAll(title.marks());
    openers.add(opener);
  }

  /** How many items of the first list inside item {@code index} ask. */
  private long asking(int index, Region region) {
    List<List<Integer>> nested = lists(index + 1, Math.min(page.scopeEnd(index), region.to()));
    return nested.isEmpty()
        ? 0
        : nested.get(0).stream().filter(i -> wording.isStrong(prompt(page.unit(i)).text())).count();
  }

  private static boolean isPrompt(Prompt title) {
    return title.questionNumber();
  }

  private boolean isQuestion(int index) {
    Unit unit = page.unit(index);
    String text = Inline.plain(prompt(unit).text());
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

  private double score(Items items, List<Integer> titled, Region region, List<String> sections) {
    double strong = 0;
    double anchors = 0;
    double links = 0;
    double defined = 0;
    double advice = 0;
    double length = 0;
    double bodied = 0;
    double prose = 0;
    double count = 0;
    for (int index : items.units()) {
      Unit unit = page.unit(index);
      if (titled.contains(index)) {
        continue;
      }
      count++;
      Prompt prompt = prompt(unit);
      boolean asks = wording.isStrong(prompt.text());
      String target = Inline.linkTarget(OptionReading.withoutBox(unit.text()));
      anchors += target.startsWith("#") ? 1 : 0;
      strong += asks && !target.startsWith("#") ? 1 : 0;
      boolean elsewhere = !target.isEmpty() || Inline.leadsWithLink(unit.text());
      links += !asks && elsewhere ? 1 : 0;
      defined += !asks && isDefinition(unit.text()) ? 1 : 0;
      advice +=
          !asks && vocabulary.isAdvice(Wording.firstWords(Inline.words(prompt.text()), 1)) ? 1 : 0;
      prose += !asks && unit.text().length() > PROSE ? 1 : 0;
      length += asks ? 0 : unit.text().length();
      bodied += page.scopeEnd(index) > index + 1 ? 1 : 0;
    }
    if (count == 0 || anchors * 2 >= count) {
      return 0;
    }
    double share = strong / count;
    double style = styleShare(page.unit(items.units().get(0)));
    if (strong == 0 && style >= 0.3 && isIntroduced(items.units().get(0), region)) {
      return 0;
    }
    boolean pseudo =
        !sections.isEmpty()
            && vocabulary.namesQuestions(
                sections.get(sections.size() - 1).toLowerCase(Locale.ROOT));
    boolean pseudoOther =
        !sections.isEmpty()
            && vocabulary.isOtherSection(
                sections.get(sections.size() - 1).toLowerCase(Locale.ROOT));
    double score = 2 * share + evidence.bank() + style;
    score += region.saysQuestions() || pseudo ? 0.5 : evidence.saysQuestions() ? 0.35 : 0;
    score -=
        2 * links / count + defined / count + (advice * 10 >= count * 4 ? 1.5 * advice / count : 0);
    score -= prose / count;
    score -= count > strong && length / (count - strong) > 160 ? 0.7 : 0;
    score -= share < 0.6 && evidence.labels() >= 3 ? 1 : 0;
    // A table of contents has nothing under its entries.
    boolean contents = bodied * 2 < count || share < 0.6;
    score -= (region.other() || pseudoOther) && contents ? 2 : 0;
    score -= count == 1 && share < 1 ? 0.5 : 0;
    boolean here = region.saysQuestions() || pseudo;
    boolean names = length <= NAME_ALONE * (count - strong);
    boolean leadsUp = names && items.units().get(0) < questionsFrom;
    boolean announced = here || (evidence.saysQuestions() && !leadsUp);
    // A section of questions does not make a bank of the rest of the page.
    boolean alike = style >= 0.3 && evidence.bank() >= TITLED && !leadsUp;
    if (strong == 0 && !announced && !alike) {
      return 0;
    }
    // Where the questions are headings, what is listed before and between them is about them.
    if (strong == 0 && style < 0.3 && headings >= 2 && !here) {
      return 0;
    }
    // Without any word of its being a bank, most items have to ask, and there have to be some.
    return evidence.bank() < 0.4 && (share < 0.6 || strong < 3) ? 0 : score;
  }

  /** Whether the list ends a sentence of prose: "We look for:", over what is looked for. */
  private boolean isIntroduced(int first, Region region) {
    if (first == region.from()) {
      return false;
    }
    Unit before = page.unit(first - 1);
    String text = before.text().strip();
    return before.is(Type.PARAGRAPH)
        && (before.from() < before.to() || text.length() > NAME * 2)
        && (text.endsWith(":") || text.endsWith("："))
        && !vocabulary.namesQuestions(text.toLowerCase(Locale.ROOT));
  }

  /** "**Term**: what it means", "**Do this** - because", "this -> that". */
  private static boolean isDefinition(String text) {
    int length = Inline.leadingEmphasis(text);
    return (length > 0 && length < text.length() - 8)
        || MAPPED.matcher(text).lookingAt()
        || TERM.matcher(text).find()
        || (text.startsWith("`") && text.indexOf("` ", 1) > 0 && text.length() > 60);
  }

  private Opener opener(int index, int end, List<String> sections) {
    Unit unit = page.unit(index);
    String text = OptionReading.withoutBox(unit.text());
    List<String> lines = text.lines().toList();
    int options = OptionReading.startIn(lines);
    SplitText split = withoutStatement(SplitText.of(String.join("\n", lines.subList(0, options))));
    Prompt prompt = Prompt.of(split.prompt());
    Draft.Builder draft = new Draft.Builder(index, unit.from(), style(unit) + " item");
    draft.options.addAll(OptionReading.inLines(lines.subList(options, lines.size())));
    int said = inline ? inlineAnswer(prompt.text()) : 0;
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
    return wording.score(rest) < SAYS && (!sentence || wording.isStrong(first))
        ? new SplitText(first, "", end)
        : split;
  }
}
