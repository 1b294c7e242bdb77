package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paragraphs inside an item that count {@code (1)}, {@code (2)} are its nested list, which Markdown
 * does not know.
 */
final class Enumerations {
  private static final Pattern NUMBER =
      Pattern.compile("^[(（](\\d{1,2})[)）]\\s*(?=\\S)|^([①-⑳])\\s*(?=\\S)");
  private static final char FIRST_CIRCLED = '①';

  private final Vocabulary vocabulary;
  private final List<Unit> units;
  private int group;

  private Enumerations(List<Unit> units, Vocabulary vocabulary) {
    this.units = new ArrayList<>(units);
    this.vocabulary = vocabulary;
    this.group = units.stream().mapToInt(Unit::group).max().orElse(0);
  }

  /** {@code units} with items for such paragraphs. */
  static List<Unit> in(List<Unit> units, Vocabulary vocabulary) {
    boolean some = units.stream().anyMatch(unit -> number(unit) == 1);
    return some ? new Enumerations(units, vocabulary).nested() : units;
  }

  /** Number of a paragraph inside an item that has one; 0 where it has none. */
  private static int number(Unit unit) {
    String text = unit.text();
    if (!unit.is(Type.PARAGRAPH)
        || unit.depth() == 0
        || unit.label().isPresent()
        || text.isEmpty()
        || (text.charAt(0) != '('
            && text.charAt(0) != '（'
            && (text.charAt(0) < FIRST_CIRCLED || text.charAt(0) > '⑳'))) {
      return 0;
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      return 0;
    }
    return number.group(1) != null
        ? Integer.parseInt(number.group(1))
        : number.group(2).charAt(0) - FIRST_CIRCLED + 1;
  }

  private List<Unit> nested() {
    for (int i = 0; i < units.size(); i++) {
      if (number(units.get(i)) == 1) {
        i = run(i) - 1;
      }
    }
    return units;
  }

  /** Nests the run that begins at {@code from}; returns the index after it. */
  private int run(int from) {
    int depth = units.get(from).depth();
    int end = from;
    int count = 0;
    while (end < units.size() && units.get(end).depth() >= depth) {
      int number = units.get(end).depth() == depth ? number(units.get(end)) : 0;
      if (number > 0 && number != count + 1) {
        break;
      }
      count += number > 0 ? 1 : 0;
      end++;
    }
    if (count < 2) {
      return from + 1;
    }
    group++;
    for (int i = from; i < end; i++) {
      Unit unit = units.get(i);
      int number = unit.depth() == depth ? number(unit) : 0;
      units.set(i, number > 0 ? item(unit, number) : deeper(unit));
    }
    return end;
  }

  private Unit item(Unit unit, int number) {
    String text = NUMBER.matcher(unit.text()).replaceFirst("");
    return new Unit(
        Type.ITEM,
        unit.from(),
        unit.to(),
        text,
        number,
        unit.depth(),
        group,
        unit.indent(),
        unit.quoted(),
        unit.whole(),
        Label.of(text, vocabulary));
  }

  private static Unit deeper(Unit unit) {
    return new Unit(
        unit.type(),
        unit.from(),
        unit.to(),
        unit.text(),
        unit.level(),
        unit.depth() + 1,
        unit.group(),
        unit.indent(),
        unit.quoted(),
        unit.whole(),
        unit.label());
  }
}
