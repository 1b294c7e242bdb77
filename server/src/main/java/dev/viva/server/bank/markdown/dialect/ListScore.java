package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How much a list looks like questions: its items, its place, and lists of its kind. */
final class ListScore {
  private static final Pattern TERM = Pattern.compile("^\\p{L}[\\p{L} /-]{1,60}:\\s");
  private static final Pattern MAPPED = Pattern.compile("[^\n]{1,40}? (?:->|→|=>) \\S");

  /** {@code [[linux-basics]]}: another page of somebody's notes. */
  private static final Pattern NOTE = Pattern.compile("\\[\\[[^\\]\n]{1,120}]]");

  private static final int PROSE = 110;
  private static final int NAME = 40;

  /** "Docker", "CI/CD": hardly more than a word. */
  private static final int NAME_ALONE = 20;

  /** Units of an answer, at most, before its list. */
  private static final int ANSWER = 60;

  /** From here on a page calls itself a bank, or has labels like one. */
  private static final double TITLED = 0.8;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final Evidence evidence;
  private final ListHabits habits;
  private final BoldReading bold;

  ListScore(
      Page page,
      Vocabulary vocabulary,
      Wording wording,
      Evidence evidence,
      ListHabits habits,
      BoldReading bold) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.evidence = evidence;
    this.habits = habits;
    this.bold = bold;
  }

  /** How much speaks for the items of one list being questions; about 1 is enough. */
  double of(ListItems items, List<Integer> titled, Region region, List<String> sections) {
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
      Prompt prompt = habits.prompt(unit);
      boolean asks = wording.isStrong(prompt.text());
      String target = Inline.linkTarget(OptionReading.withoutBox(unit.text()));
      anchors += target.startsWith("#") || (!asks && habits.isContents(unit)) ? 1 : 0;
      strong += asks && !target.startsWith("#") ? 1 : 0;
      boolean elsewhere =
          !target.isEmpty()
              || Inline.leadsWithLink(unit.text())
              || NOTE.matcher(unit.text().strip()).matches();
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
    // "Template: ...", "Focus: ...", "Goal: ...": what is said of one thing.
    boolean attributes = count > 1 && strong + defined == count && share < 0.5 && allTerms(items);
    if (attributes || answers(items.units().get(0), region)) {
      return 0;
    }
    // "How to answer:" over the steps of a method, each with its name.
    boolean captioned =
        !sections.isEmpty()
            && !vocabulary.namesQuestions(
                sections.get(sections.size() - 1).toLowerCase(Locale.ROOT));
    boolean method = defined == count && captioned;
    if (strong == 0 && (method || bold.hasHeadBefore(items.units().get(0), region))) {
      return 0;
    }
    double style = habits.styleShare(page.unit(items.units().get(0)));
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
    boolean leadsUp = names && habits.leadsUp(items.units().get(0));
    boolean announced = here || (evidence.saysQuestions() && !leadsUp);
    // A section of questions does not make a bank of the rest of the page.
    if (strong == 0 && ((!here && habits.asksThroughout()) || endsQuestion(items, region))) {
      return 0;
    }
    boolean alike = style >= 0.3 && evidence.bank() >= TITLED && !leadsUp;
    if (strong == 0 && !announced && !alike) {
      return 0;
    }
    // Where the questions are headings, what is listed before and between them is about them.
    if (strong == 0 && style < 0.3 && habits.headings() + bold.heads() >= 2 && !here) {
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

  /** Whether the list follows a numbered line that asks: it is the answer, unless it counts on. */
  private boolean answers(int first, Region region) {
    if (page.unit(first).level() > 1) {
      return false;
    }
    int before = first - 1;
    int least = Math.max(region.from(), first - ANSWER);
    while (before > least && !isNumberedLine(page.unit(before))) {
      Unit unit = page.unit(before);
      if (unit.is(Type.HEADING) || unit.is(Type.RULE)) {
        return false;
      }
      before--;
    }
    return before >= least && isNumberedLine(page.unit(before));
  }

  private boolean isNumberedLine(Unit unit) {
    return unit.is(Type.PARAGRAPH)
        && unit.depth() == 0
        && !unit.text().isEmpty()
        && Character.isDigit(unit.text().charAt(0))
        && wording.prompt(unit.text()).isNumbered()
        && wording.isStrong(wording.prompt(unit.text()).text());
  }

  /** "Why you should practise:", over the reasons. */
  private boolean endsQuestion(ListItems items, Region region) {
    int first = items.units().get(0);
    if (first == region.from() || !page.unit(first - 1).is(Type.PARAGRAPH)) {
      return false;
    }
    String text = page.unit(first - 1).text().strip();
    return (text.endsWith(":") || text.endsWith("：")) && wording.isStrong(text);
  }

  private boolean allTerms(ListItems items) {
    return items.units().stream().allMatch(i -> isTerm(page.unit(i).text()));
  }

  /** "Latency: what a reader waits for". */
  static boolean isTerm(String text) {
    return TERM.matcher(text).find();
  }
}
