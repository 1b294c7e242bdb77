package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions as plain paragraphs and bare lines: one a line, or a line that asks and paragraphs that
 * answer. The weakest of the structures, so it counts only where nothing else in its region asks.
 */
final class LineReading implements Reading {
  static final int RANK = 6;
  private static final int WRAP = 60;
  private static final int MAX_WRAPPED = 20;
  private static final int MANY = 5;
  private static final int BRIEF = 80;

  /** People do not wrap to the letter. */
  private static final int SLACK = 4;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final BodyReading bodies;
  private final boolean paragraphs;
  private final boolean lines;
  private final boolean topics;
  private final boolean bank;

  /** Nearly every paragraph asks: the few others are questions, too. */
  private final boolean nothingElse;

  /** Units before this one only lead up to the questions. */
  private final int preamble;

  LineReading(
      Page page,
      Vocabulary vocabulary,
      Wording wording,
      Evidence evidence,
      BodyReading bodies,
      HeadingReading.Role[] roles) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.bodies = bodies;
    int all = 0;
    int asking = 0;
    int allLines = 0;
    int askingLines = 0;
    int brief = 0;
    int firstHeading = 0;
    int firstAsking = -1;
    boolean answer = false;
    for (int i = 0; i < page.size(); i++) {
      firstHeading = firstHeading == 0 && page.unit(i).is(Type.HEADING) ? i : firstHeading;
      answer =
          roles[i] == HeadingReading.Role.NONE
              ? answer
              : roles[i] == HeadingReading.Role.QUESTION
                  || roles[i] == HeadingReading.Role.TITLE
                  || (answer && roles[i] == HeadingReading.Role.INNER);
      if (answer || !isPlain(page.unit(i))) {
        continue;
      }
      List<Logical> logical = logical(page.unit(i));
      int strong = 0;
      for (Logical line : logical) {
        strong += isAsking(line.text()) ? 1 : 0;
      }
      if (logical.size() >= 2 && strong * 10 >= logical.size() * 3) {
        allLines += logical.size();
        askingLines += strong;
      } else {
        boolean asks = strong > 0 && isAsking(logical.get(0).text());
        all++;
        brief += isBrief(logical) ? 1 : 0;
        asking += asks ? 1 : 0;
        firstAsking = asks && firstAsking < 0 ? i : firstAsking;
      }
    }
    bank = evidence.isBank();
    paragraphs =
        bank
            ? asking >= 2 && asking * 5 >= all
            : asking >= 4 && asking * 10 >= all * 6 && evidence.bank() > 0.3;
    lines = bank ? askingLines >= 2 : askingLines >= 4 && askingLines * 10 >= allLines * 7;
    topics = lines && bank && askingLines * 10 >= allLines * 3;
    boolean bare = evidence.saysQuestions() && brief * 10 >= all * 9 && asking * 5 >= all;
    nothingElse = bank && asking >= MANY && (bare || asking * 10 >= all * 8);
    preamble = paragraphs ? Math.max(0, firstAsking) : firstHeading;
  }

  /** A line as meant: hard-wrapped lines are one. */
  private record Logical(int line, String text, int first, int count) {}

  private static boolean isPlain(Unit unit) {
    return unit.is(Type.PARAGRAPH)
        && unit.depth() == 0
        && !unit.quoted()
        && unit.label().isEmpty()
        && Inline.leadingEmphasis(unit.text()) == 0
        && !Inline.plain(unit.text()).isEmpty();
  }

  private boolean isAsking(String text) {
    return wording.isStrong(Prompt.of(text).text());
  }

  private List<Logical> logical(Unit unit) {
    List<String> raw = unit.text().lines().toList();
    List<Logical> lines = new ArrayList<>();
    int width = raw.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < raw.size(); i++) {
      String line = raw.get(i);
      Logical last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
      if (last != null
          && last.count() < MAX_WRAPPED
          && continues(raw.get(i - 1), line)
          && !hadRoom(raw.get(i - 1), line, width)) {
        lines.set(
            lines.size() - 1,
            new Logical(last.line(), last.text() + "\n" + line, last.first(), last.count() + 1));
      } else {
        lines.add(new Logical(unit.from() + i, line, i, 1));
      }
    }
    return lines;
  }

  /**
   * Whether the first word of {@code line}, a capitalised one, had room at the end of {@code
   * before}: then nobody wrapped it.
   */
  private static boolean hadRoom(String before, String line, int width) {
    String next = line.strip();
    int space = next.indexOf(' ');
    int word = space < 0 ? next.length() : space;
    return Character.isUpperCase(next.codePointAt(0))
        && before.stripTrailing().length() + 1 + word + SLACK <= width;
  }

  /** Whether {@code line} goes on with the sentence of {@code before}. */
  static boolean continues(String before, String line) {
    String end = before.strip();
    if (end.isEmpty() || line.isBlank() || before.endsWith("  ")) {
      return false;
    }
    char last = end.charAt(end.length() - 1);
    boolean ended = ".!?:;。？！：؟".indexOf(last) >= 0;
    int first = line.strip().codePointAt(0);
    boolean lower = Character.isLowerCase(first);
    boolean numbered = Prompt.of(line).isNumbered();
    // "What is it? this or that" is whole before a line that asks for itself.
    boolean another = !lower && Wording.endsAsQuestion(line) && hasMark(end);
    return !ended && !numbered && !another && (lower || end.length() >= WRAP);
  }

  private static boolean hasMark(String line) {
    return line.chars().anyMatch(c -> Wording.isQuestionMark((char) c));
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    boolean taken =
        openers.stream().anyMatch(o -> o.unit() >= region.from() && o.unit() < region.to());
    if (region.other()) {
      return;
    }
    answered(region, openers);
    if (!paragraphs && !lines) {
      return;
    }
    for (int i = region.from(); i < region.to(); i++) {
      Unit unit = page.unit(i);
      if (!isPlain(unit)) {
        continue;
      }
      List<Logical> logical = logical(unit);
      List<Logical> said = logical.stream().filter(l -> !isAnnouncement(l.text())).toList();
      logical = said.isEmpty() ? logical : said;
      long strong = logical.stream().filter(l -> isAsking(l.text())).count();
      boolean many = logical.size() >= 2 && strong * 10 >= logical.size() * 6 && strong >= 2;
      if (lines
          && (many
              || (topics
                  && strong >= 1
                  && logical.size() >= 2
                  && strong * 10 >= logical.size() * 3
                  && allShort(logical)))) {
        for (Logical line : logical) {
          if (isAsking(line.text()) || (topics && allShort(logical))) {
            openers.add(line(i, line, i + 1, "bare line"));
          }
        }
      } else if (!taken
          && i >= preamble
          && (paragraphs || lines)
          && (isTopic(logical)
              || (strong >= 1
                  && isAsking(logical.get(0).text())
                  && asksClearly(logical.get(0).text())))) {
        Opener opener = line(i, logical.get(0), region.to(), "paragraph");
        int skip = logical.get(0).count();
        Draft.Builder.append(opener.draft().answer, bodies.linesAfter(unit, skip), "\n");
        openers.add(opener);
      }
    }
  }

  private boolean isTopic(List<Logical> lines) {
    return nothingElse
        && lines.size() == 1
        && allShort(lines)
        && !isAnnouncement(lines.get(0).text())
        && !Inline.isLink(lines.get(0).text())
        && !lines.get(0).text().strip().endsWith("!");
  }

  /** One line that asks, or a topic: no sentence that would answer. */
  private boolean isBrief(List<Logical> lines) {
    String text = lines.get(0).text().strip();
    return lines.size() == 1
        && (isAsking(text)
            || (text.length() <= BRIEF && ".:!。：！".indexOf(text.charAt(text.length() - 1)) < 0))
        && !Inline.isLink(text);
  }

  /** "Below are the questions:", "Questions on Git": says what follows. */
  private boolean isAnnouncement(String text) {
    String words = Inline.words(text);
    boolean leads = words.endsWith(":") || words.endsWith("：");
    return !isAsking(text)
        && (leads || vocabulary.namesQuestions(words) || vocabulary.isPromotion(words));
  }

  /** A line that asks right before a labelled answer, whatever else asks in the region. */
  private void answered(Region region, List<Opener> openers) {
    for (int i = region.from(); bank && i + 1 < region.to(); i++) {
      boolean answer = page.unit(i + 1).part().filter(p -> p == Part.ANSWER).isPresent();
      boolean asks = isPlain(page.unit(i)) && Wording.endsAsQuestion(page.unit(i).text());
      if (answer && asks && !isBehindLabel(i)) {
        List<Logical> logical = logical(page.unit(i));
        if (logical.size() == 1) {
          openers.add(line(i, logical.get(0), region.to(), "paragraph"));
        }
      }
    }
  }

  /** Whether a label that stands alone asks with this paragraph, which LabelReading reads. */
  private boolean isBehindLabel(int index) {
    int before = index - 1;
    while (before >= 0 && !page.unit(before).isContent()) {
      before--;
    }
    return before >= 0
        && page.unit(before).label().filter(label -> label.rest().isBlank()).isPresent();
  }

  private boolean asksClearly(String text) {
    return Wording.endsAsQuestion(text)
        || Prompt.of(text).isNumbered()
        || (text.length() < 120 && text.indexOf('?') < 0);
  }

  private static boolean allShort(List<Logical> lines) {
    return lines.stream().allMatch(l -> l.text().length() <= 120);
  }

  private static Opener line(int unit, Logical line, int end, String shape) {
    Prompt prompt = Prompt.of(line.text());
    Draft.Builder draft = new Draft.Builder(unit, line.line(), shape);
    draft.text.append(prompt.text());
    draft.marks.addAll(prompt.marks());
    draft.strength = 0.8;
    return new Opener(unit, end, RANK, shape, draft, true, end == unit + 1, List.of());
  }
}
