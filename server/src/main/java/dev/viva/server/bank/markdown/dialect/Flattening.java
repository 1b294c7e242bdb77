package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From nested blocks to the flat list of units, with HTML taken apart and paragraphs cut at labels.
 */
final class Flattening {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(details|summary|h[1-6]|li|ol|ul|dl|dt|dd|p|div|br|hr|blockquote|pre)(?=[\\s>/])[^<>]{0,300}>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONTAINER = Pattern.compile("\\s*:{3,}\\s*(.{0,200}?)\\s*");

  private static final Pattern BOLD_LABEL =
      Pattern.compile("\\s*\\*\\*[^*\\n]{2,40}(?::\\*\\*|\\*\\*:)");

  private final SourceText source;
  private final Vocabulary vocabulary;
  private final HalfIndentedList halfIndented;
  private final List<Unit> units = new ArrayList<>();
  private int groups;
  private int openDetails;

  private Flattening(SourceText source, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
    Wording wording = new Wording(vocabulary);
    this.halfIndented =
        new HalfIndentedList(source, text -> wording.isStrong(wording.prompt(text).text()));
  }

  static Page page(SourceText source, List<Block> blocks, Vocabulary vocabulary) {
    Flattening flattening = new Flattening(source, vocabulary);
    flattening.all(blocks, TOP);
    List<Unit> units = Enumerations.in(flattening.units, vocabulary);
    return new Page(source, NamedSections.in(units, vocabulary));
  }

  /** What is around a block. */
  private record Place(int depth, int indent, boolean quoted) {}

  private static final Place TOP = new Place(0, 0, false);

  private void all(List<Block> blocks, Place place) {
    for (Block block : blocks) {
      one(block, place);
    }
  }

  private void one(Block block, Place place) {
    GuardedParse.checkpoint();
    switch (block.type()) {
      case HEADING -> add(Type.HEADING, block, block.text(), block.level(), place, -1);
      case PARAGRAPH -> paragraph(block, place);
      case LIST -> {
        int group = groups++;
        int first = units.size();
        halfIndented.nested(block).children().forEach(item -> item(item, group, place));
        unlabelOptions(first, group);
      }
      case ITEM -> item(block, groups++, place);
      case QUOTE -> all(block.children(), new Place(place.depth(), place.indent(), true));
      case CODE -> code(block, place);
      case TABLE -> add(Type.TABLE, block, block.text(), 0, place, -1);
      case RULE -> add(Type.RULE, block, "", 0, place, -1);
      case HTML -> html(block, place);
    }
  }

  private void code(Block block, Place place) {
    boolean indented = block.level() == 0 && place.depth() == 0 && !place.quoted();
    Optional<Block> list =
        indented ? IndentedList.of(source, block.from(), block.to()) : Optional.empty();
    if (list.isPresent() && opensSection()) {
      one(list.get(), place);
    } else {
      add(Type.CODE, block, "", block.level(), place, -1);
    }
  }

  /** Whether a heading or a line such as "Java:" is right before. */
  private boolean opensSection() {
    if (units.isEmpty()) {
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
    if (!textual) {
      units.add(unit(Type.ITEM, item.from(), item.from(), "", item.level(), place, group));
      all(children, inside);
      return;
    }
    List<String> lines = first.text().lines().toList();
    int cut = first.type() == Block.Type.HEADING ? lines.size() : labelledLine(lines);
    String text = String.join("\n", lines.subList(0, cut));
    int to = cut == lines.size() ? first.to() : item.from() + cut - 1;
    units.add(unit(Type.ITEM, item.from(), to, text, item.level(), place, group));
    if (cut < lines.size()) {
      cutAtLabels(lines.subList(cut, lines.size()), item.from() + cut, inside);
    }
    all(children.subList(1, children.size()), inside);
  }

  private void paragraph(Block block, Place place) {
    if (block.text().startsWith("<") && Inline.withoutNavigation(block.text()).isEmpty()) {
      add(Type.HTML, block, "", 0, place, -1);
      return;
    }
    if (block.text().contains(":::")) {
      containers(block, place);
      return;
    }
    if (block.text().indexOf('\n') < 0) {
      add(Type.PARAGRAPH, block, block.text(), 0, place, -1);
      return;
    }
    cutAtLabels(block.text().lines().toList(), block.from(), place);
  }

  /**
   * {@code ::: details Answer} hides what follows up to {@code :::}; of other containers only the
   * marks go.
   */
  private void containers(Block block, Place place) {
    List<String> lines = block.text().lines().toList();
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher container = CONTAINER.matcher(lines.get(i));
      if (!container.matches()) {
        continue;
      }
      if (i > start) {
        cutAtLabels(lines.subList(start, i), block.from() + start, place);
      }
      container(container.group(1).strip(), block.from() + i, place);
      start = i + 1;
    }
    if (start < lines.size()) {
      cutAtLabels(lines.subList(start, lines.size()), block.from() + start, place);
    }
  }

  private void container(String name, int line, Place place) {
    if (name.isEmpty()) {
      units.add(unit(openDetails > 0 ? Type.END_DETAILS : Type.HTML, line, line, "", 0, place, -1));
      openDetails -= openDetails > 0 ? 1 : 0;
    } else if (name.startsWith("details")) {
      String summary = name.substring("details".length()).strip();
      units.add(unit(Type.DETAILS, line, line, "", 0, place, -1));
      units.add(
          unit(Type.SUMMARY, line, line, summary.isEmpty() ? "Details" : summary, 0, place, -1));
      openDetails++;
    } else {
      units.add(unit(Type.HTML, line, line, "", 0, place, -1));
    }
  }

  /** One unit for each stretch that begins with a label. */
  private void cutAtLabels(List<String> lines, int from, Place place) {
    int start = 0;
    while (start < lines.size()) {
      GuardedParse.checkpoint();
      int end = start + labelledLine(lines.subList(start, lines.size()));
      String text = String.join("\n", lines.subList(start, end));
      units.add(unit(Type.PARAGRAPH, from + start, from + end - 1, text, 0, place, -1));
      start = end;
    }
  }

  /**
   * Index of the first line after the first that has a label; the number of lines where none has.
   */
  private int labelledLine(List<String> lines) {
    boolean labelled = Label.of(lines.get(0), vocabulary).isPresent();
    for (int i = 1; i < lines.size(); i++) {
      if (labelled && BOLD_LABEL.matcher(lines.get(i)).lookingAt()) {
        return i;
      }
      Optional<Label> label = Label.of(lines.get(i), vocabulary);
      if (label.isEmpty() || (label.get().part() == Part.TAGS && !isMeta(lines))) {
        continue;
      }
      boolean option =
          i + 1 < lines.size()
              && OptionReading.isFirst(lines.get(i))
              && OptionReading.isSecond(lines.get(i + 1));
      if (!option) {
        return i;
      }
    }
    return lines.size();
  }

  private boolean isMeta(List<String> lines) {
    return Label.of(lines.get(0), vocabulary).filter(l -> l.part().isMeta()).isPresent();
  }

  private void html(Block block, Place place) {
    String html = block.text();
    if (html.startsWith("<!--")) {
      int end = html.indexOf("-->");
      if (end < 0 || end + 3 >= html.length()) {
        add(Type.HTML, block, "", 0, place, -1);
        return;
      }
    }
    Matcher tag = TAG.matcher(html);
    HtmlState state = new HtmlState(block, place);
    int from = 0;
    boolean found = false;
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(Locale.ROOT);
      if (name.equals("br") || name.equals("pre")) {
        continue;
      }
      found = true;
      state.text(html, from, tag.start());
      state.tag(name, tag.group(1).isEmpty(), tag.start());
      from = tag.end();
    }
    if (!found && Inline.plain(html).isEmpty()) {
      add(Type.HTML, block, "", 0, place, -1);
      return;
    }
    state.text(html, from, html.length());
  }

  /** Where the reading of an HTML block stands. */
  private final class HtmlState {
    private final Block block;
    private final Place place;
    private final boolean oneLine;
    private final int unitsBefore = units.size();
    private Type next = Type.PARAGRAPH;
    private int level;
    private int lists;
    private int itemNumber = -1;
    private int group;
    private int countedTo;
    private int countedLines;

    HtmlState(Block block, Place place) {
      this.block = block;
      this.place = place;
      this.oneLine = block.from() == block.to();
    }

    void tag(String name, boolean opens, int at) {
      switch (name) {
        case "details" -> mark(opens ? Type.DETAILS : Type.END_DETAILS, at);
        case "summary" -> {
          if (!opens && next != Type.SUMMARY && units.size() == unitsBefore) {
            // What it closes began in an earlier block; SummaryReading looks for it.
            mark(Type.HTML, at, "</summary>");
          }
          next = opens ? Type.SUMMARY : Type.PARAGRAPH;
        }
        case "ol", "ul", "dl" -> {
          lists += opens ? 1 : -1;
          group = opens ? groups++ : group;
          itemNumber = opens && name.equals("ol") ? 0 : -1;
        }
        case "li", "dt" -> {
          next = opens ? Type.ITEM : Type.PARAGRAPH;
          itemNumber += opens && itemNumber >= 0 ? 1 : 0;
        }
        case "h1", "h2", "h3", "h4", "h5", "h6" -> {
          next = opens ? Type.HEADING : Type.PARAGRAPH;
          level = name.charAt(1) - '0';
        }
        case "hr" -> mark(Type.RULE, at);
        default -> {
          // A paragraph or a division inside an item or a summary belongs to it.
          if (!opens && next != Type.SUMMARY && next != Type.ITEM) {
            next = Type.PARAGRAPH;
          }
        }
      }
    }

    private void mark(Type type, int at) {
      mark(type, at, "");
    }

    private void mark(Type type, int at, String text) {
      int line = lineOf(at);
      units.add(
          new Unit(
              type,
              line,
              line,
              text,
              0,
              place.depth(),
              -1,
              place.indent(),
              place.quoted(),
              false,
              Optional.empty()));
    }

    void text(String html, int from, int to) {
      String raw = html.substring(from, to);
      String text = raw.strip();
      if (text.isEmpty() || (Inline.plain(text).isEmpty() && text.indexOf('`') < 0)) {
        return;
      }
      int lead = raw.length() - raw.stripLeading().length();
      int first = lineOf(from + lead);
      int last = lineOf(from + lead + text.length() - 1);
      text = text.replaceAll("(?i)<br\\s*/?>", "\n").strip();
      int depth = place.depth() + Math.max(0, next == Type.ITEM ? lists - 1 : lists);
      int number = next == Type.HEADING ? level : next == Type.ITEM ? itemNumber : 0;
      Optional<Label> label = Label.of(text, vocabulary);
      units.add(
          new Unit(
              next,
              first,
              last,
              text,
              number,
              depth,
              next == Type.ITEM ? group : -1,
              place.indent(),
              place.quoted(),
              false,
              label));
      if (next == Type.ITEM || next == Type.HEADING || next == Type.SUMMARY) {
        next = Type.PARAGRAPH;
      }
    }

    private int lineOf(int at) {
      String html = block.text();
      // Asked in ascending order but for the ends of texts: counting goes on from the last place.
      if (oneLine) {
        return block.from();
      }
      if (at < countedTo) {
        countedTo = 0;
        countedLines = 0;
      }
      for (; countedTo < at && countedTo < html.length(); countedTo++) {
        countedLines += html.charAt(countedTo) == '\n' ? 1 : 0;
      }
      return block.from() + countedLines;
    }
  }

  private void add(Type type, Block block, String text, int level, Place place, int group) {
    units.add(
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

  private Unit unit(Type type, int from, int to, String text, int level, Place place, int group) {
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
