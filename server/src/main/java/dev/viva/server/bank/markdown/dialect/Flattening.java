package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * From nested blocks to the flat list of units, with HTML taken apart and paragraphs cut at labels.
 */
final class Flattening {
  private final SourceText source;
  private final Units units;
  private final HtmlUnits html;
  private final ParagraphUnits paragraphs;
  private final HalfIndentedList halfIndented;

  private Flattening(SourceText source, Vocabulary vocabulary) {
    this.source = source;
    this.units = new Units(source, vocabulary);
    this.html = new HtmlUnits(units, vocabulary);
    this.paragraphs = new ParagraphUnits(units, vocabulary);
    Wording wording = new Wording(vocabulary);
    this.halfIndented =
        new HalfIndentedList(source, text -> wording.isStrong(wording.prompt(text).text()));
  }

  static Page page(SourceText source, List<Block> blocks, Vocabulary vocabulary) {
    Flattening flattening = new Flattening(source, vocabulary);
    flattening.all(blocks, Place.TOP);
    List<Unit> units = Enumerations.in(flattening.units.all(), vocabulary);
    return new Page(source, NamedSections.in(units, vocabulary));
  }

  private void all(List<Block> blocks, Place place) {
    for (Block block : blocks) {
      one(block, place);
    }
  }

  private void one(Block block, Place place) {
    GuardedParse.checkpoint();
    switch (block.type()) {
      case HEADING -> units.add(Type.HEADING, block, block.text(), block.level(), place, -1);
      case PARAGRAPH -> paragraphs.add(block, place);
      case LIST -> {
        int group = units.group();
        int first = units.size();
        halfIndented.nested(block).children().forEach(item -> item(item, group, place));
        countFrom(first, group);
        unlabelOptions(first, group);
      }
      case ITEM -> item(block, units.group(), place);
      case QUOTE -> all(block.children(), new Place(place.depth(), place.indent(), true));
      case CODE -> code(block, place);
      case TABLE -> units.add(Type.TABLE, block, block.text(), 0, place, -1);
      case RULE -> units.add(Type.RULE, block, "", 0, place, -1);
      case HTML -> html.add(block, place);
    }
  }

  /** {@code 1.What} right before item 2: its author forgot a blank. */
  private void countFrom(int first, int group) {
    if (first == 0 || first >= units.size()) {
      return;
    }
    Unit before = units.get(first - 1);
    Unit item = units.get(first);
    String number = (item.level() - 1) + ".";
    if (item.level() > 1
        && before.is(Type.PARAGRAPH)
        && before.whole()
        && before.depth() == item.depth()
        && before.text().startsWith(number)) {
      Place place = new Place(before.depth(), before.indent(), before.quoted());
      String text = before.text().substring(number.length()).strip();
      units.set(
          first - 1,
          units.unit(Type.ITEM, before.from(), before.to(), text, item.level() - 1, place, group));
    }
  }

  private void code(Block block, Place place) {
    boolean indented = block.level() == 0 && place.depth() == 0 && !place.quoted();
    Optional<Block> list =
        indented ? IndentedList.of(source, block.from(), block.to()) : Optional.empty();
    if (list.isPresent() && opensSection()) {
      one(list.get(), place);
    } else {
      units.add(Type.CODE, block, "", block.level(), place, -1);
    }
  }

  /** Whether a heading or a line such as "Java:" is right before. */
  private boolean opensSection() {
    if (units.size() == 0) {
      return true;
    }
    Unit last = units.get(units.size() - 1);
    return last.is(Type.HEADING)
        || last.is(Type.ITEM)
        || (last.is(Type.PARAGRAPH) && last.from() == last.to() && last.text().length() <= 80);
  }

  /** "A: this", "B: that": the items are options, their letters no labels. */
  private void unlabelOptions(int first, int group) {
    boolean lettered = false;
    for (int i = first; i < units.size(); i++) {
      lettered |= units.get(i).group() == group && OptionReading.isSecond(units.get(i).text());
    }
    for (int i = first; lettered && i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.group() == group) {
        units.set(
            i,
            new Unit(
                unit.type(),
                unit.from(),
                unit.to(),
                unit.text(),
                unit.level(),
                unit.depth(),
                group,
                unit.indent(),
                unit.quoted(),
                unit.whole(),
                Optional.empty()));
      }
    }
  }

  private void item(Block item, int group, Place place) {
    List<Block> children = item.children();
    Place inside = new Place(place.depth() + 1, item.indent(), place.quoted());
    boolean leads = !children.isEmpty() && children.get(0).from() == item.from();
    Block first = leads ? children.get(0) : null;
    boolean textual =
        first != null
            && (first.type() == Block.Type.PARAGRAPH || first.type() == Block.Type.HEADING);
    if (first != null && isText(first)) {
      String line = source.line(item.from()).strip();
      String text = line.substring(line.indexOf(' ') + 1).strip();
      units.add(units.unit(Type.ITEM, item.from(), item.from(), text, item.level(), place, group));
      all(children.subList(1, children.size()), inside);
      return;
    }
    if (!textual) {
      units.add(units.unit(Type.ITEM, item.from(), item.from(), "", item.level(), place, group));
      all(children, inside);
      return;
    }
    List<String> lines = first.text().lines().toList();
    int cut = first.type() == Block.Type.HEADING ? lines.size() : paragraphs.labelledLine(lines);
    String text = String.join("\n", lines.subList(0, cut));
    int to = cut == lines.size() ? first.to() : item.from() + cut - 1;
    units.add(units.unit(Type.ITEM, item.from(), to, text, item.level(), place, group));
    if (cut < lines.size()) {
      paragraphs.cutAtLabels(lines.subList(cut, lines.size()), item.from() + cut, inside);
    }
    all(children.subList(1, children.size()), inside);
  }

  /** Five blanks after its marker make a line of text code, which nobody meant. */
  private boolean isText(Block first) {
    return first.type() == Block.Type.CODE
        && first.level() == 0
        && first.from() == first.to()
        && source.line(first.from()).strip().indexOf(' ') > 0;
  }
}
