package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The units of a page as they are found, one after the other. */
final class Units {
  private final SourceText source;
  private final Vocabulary vocabulary;
  private final List<Unit> units = new ArrayList<>();
  private int groups;

  Units(SourceText source, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
  }

  List<Unit> all() {
    return units;
  }

  int size() {
    return units.size();
  }

  Unit get(int index) {
    return units.get(index);
  }

  void set(int index, Unit unit) {
    units.set(index, unit);
  }

  void add(Unit unit) {
    units.add(unit);
  }

  /** A number for one more list. */
  int group() {
    return groups++;
  }

  void add(Type type, Block block, String text, int level, Place place, int group) {
    add(
        new Unit(
            type,
            block.from(),
            block.to(),
            text,
            level,
            place.depth(),
            group,
            place.indent(),
            place.quoted(),
            true,
            labelOf(type, text)));
  }

  Unit unit(Type type, int from, int to, String text, int level, Place place, int group) {
    boolean whole = to <= source.size();
    return new Unit(
        type,
        from,
        to,
        text,
        level,
        place.depth(),
        group,
        place.indent(),
        place.quoted(),
        whole,
        labelOf(type, text));
  }

  private Optional<Label> labelOf(Type type, String text) {
    boolean textual = type == Type.HEADING || type == Type.PARAGRAPH || type == Type.ITEM;
    return textual && !startsOptions(text) ? Label.of(text, vocabulary) : Optional.empty();
  }

  /** "A. this" on one line and "B. that" on the next. */
  private static boolean startsOptions(String text) {
    int end = text.indexOf('\n');
    int next = text.indexOf('\n', end + 1);
    return end > 0
        && OptionReading.isFirst(text.substring(0, end))
        && OptionReading.isSecond(text.substring(end + 1, next < 0 ? text.length() : next));
  }
}
