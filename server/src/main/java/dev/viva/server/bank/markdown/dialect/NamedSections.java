package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On a page without headings, a line such as "Basic questions" is one: alone, or right before the
 * first line that asks. So are lines that count in Chinese, 一、 and 二、, and lines that begin with an
 * emoji over lines that do not.
 */
final class NamedSections {
  private static final int LEVEL = 2;
  private static final int MAX_LENGTH = 40;
  private static final int MAX_WORDS = 5;
  private static final int MAX_LENGTH_BEFORE = 80;
  private static final int MAX_WORDS_BEFORE = 9;

  private static final String COUNT = "一二三四五六七八九十";

  private final Vocabulary vocabulary;
  private final Wording wording;

  private NamedSections(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.wording = new Wording(vocabulary);
  }

  /** {@code units} with headings for such lines. */
  static List<Unit> in(List<Unit> units, Vocabulary vocabulary) {
    boolean headed = units.stream().anyMatch(unit -> unit.is(Type.HEADING));
    return headed ? units : new NamedSections(vocabulary).named(units);
  }

  private List<Unit> named(List<Unit> units) {
    List<Unit> named = new ArrayList<>(units.size());
    boolean counted = units.stream().filter(unit -> isCounted(unit.text())).limit(2).count() == 2;
    boolean signed = units.stream().filter(this::hasSigns).limit(2).count() == 2;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      boolean plain = isPlain(unit);
      boolean alone = plain && unit.from() == unit.to();
      if (alone && ((i > 0 && isName(unit.text())) || (counted && isCounted(unit.text())))) {
        named.add(heading(unit, unit.text(), 0));
      } else if (plain && unit.from() < unit.to() && isNameBefore(unit.text())) {
        int end = unit.text().indexOf('\n');
        named.add(heading(unit, unit.text().substring(0, end), 0));
        named.add(rest(unit, unit.text().substring(end + 1), 1));
      } else if (signed && hasSigns(unit)) {
        signs(unit, named);
      } else {
        named.add(unit);
      }
    }
    return named;
  }

  private static boolean isPlain(Unit unit) {
    return unit.is(Type.PARAGRAPH)
        && unit.whole()
        && unit.depth() == 0
        && !unit.quoted()
        && unit.label().isEmpty();
  }

  /** Whether lines that begin with an emoji stand over one that does not. */
  private boolean hasSigns(Unit unit) {
    int end = unit.text().lastIndexOf('\n');
    return isPlain(unit)
        && end > 0
        && isSign(unit.text())
        && !isSign(unit.text().substring(end + 1))
        && !wording.isStrong(Prompt.of(unit.text().substring(0, unit.text().indexOf('\n'))).text());
  }

  private static boolean isSign(String line) {
    int first = line.codePointAt(0);
    return Character.getType(first) == Character.OTHER_SYMBOL && line.length() <= MAX_LENGTH_BEFORE;
  }

  private void signs(Unit unit, List<Unit> named) {
    List<String> lines = unit.text().lines().toList();
    int line = 0;
    while (isSign(lines.get(line))) {
      named.add(heading(unit, lines.get(line), line));
      line++;
    }
    named.add(rest(unit, String.join("\n", lines.subList(line, lines.size())), line));
  }

  private boolean isName(String text) {
    String words = Inline.words(text);
    int end = words.length();
    return end > 0
        && end <= MAX_LENGTH
        && Character.isLetterOrDigit(words.charAt(end - 1))
        && words.split(" ").length <= MAX_WORDS
        && vocabulary.namesQuestions(words);
  }

  /** {@code 一、并发}; one that asks is a question with a number. */
  private boolean isCounted(String text) {
    return text.length() > 2
        && text.length() <= MAX_LENGTH
        && COUNT.indexOf(text.charAt(0)) >= 0
        && (text.charAt(1) == '、' || text.charAt(2) == '、')
        && !wording.isStrong(text);
  }

  /** Whether the first line names questions, and the second asks one. */
  private boolean isNameBefore(String text) {
    int end = text.indexOf('\n');
    String first = text.substring(0, end);
    int next = text.indexOf('\n', end + 1);
    String second = text.substring(end + 1, next < 0 ? text.length() : next);
    String words = Inline.words(first);
    return !words.isEmpty()
        && words.length() <= MAX_LENGTH_BEFORE
        && words.split(" ").length <= MAX_WORDS_BEFORE
        && ".,;?!".indexOf(words.charAt(words.length() - 1)) < 0
        && vocabulary.namesQuestions(words)
        && !wording.isStrong(Prompt.of(first).text())
        && wording.isStrong(Prompt.of(second).text());
  }

  private static Unit heading(Unit unit, String text, int line) {
    return new Unit(
        Type.HEADING,
        unit.from() + line,
        unit.from() + line,
        text,
        LEVEL,
        0,
        -1,
        0,
        false,
        true,
        Optional.empty());
  }

  private Unit rest(Unit unit, String text, int line) {
    return new Unit(
        Type.PARAGRAPH,
        unit.from() + line,
        unit.to(),
        text,
        0,
        unit.depth(),
        unit.group(),
        unit.indent(),
        false,
        true,
        Label.of(text, vocabulary));
  }
}
