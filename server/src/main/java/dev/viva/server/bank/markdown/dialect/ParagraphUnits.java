package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units of a paragraph: one for each label, each symbol of a list, each mark of a container.
 */
final class ParagraphUnits {
  private static final Pattern CONTAINER = Pattern.compile("\\s*:{3,}\\s*(.{0,200}?)\\s*");

  private static final Pattern BOLD_LABEL =
      Pattern.compile("\\s*\\*\\*[^*\\n]{2,40}(?::\\*\\*|\\*\\*:)");

  /** Fewer lines are no list of questions. */
  private static final int LINES = 4;

  private final Units units;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private int openDetails;

  ParagraphUnits(Units units, Vocabulary vocabulary) {
    this.units = units;
    this.vocabulary = vocabulary;
    this.wording = new Wording(vocabulary);
  }

  void add(Block block, Place place) {
    if (block.text().startsWith("<") && Inline.withoutNavigation(block.text()).isEmpty()) {
      units.add(Type.HTML, block, "", 0, place, -1);
      return;
    }
    if (block.text().contains(":::")) {
      containers(block, place);
      return;
    }
    if (block.text().indexOf('\n') < 0) {
      units.add(Type.PARAGRAPH, block, block.text(), 0, place, -1);
      return;
    }
    List<String> lines = block.text().lines().toList();
    if (areQuestions(lines)) {
      units.add(Type.PARAGRAPH, block, block.text(), 0, place, -1);
      return;
    }
    SymbolList list = SymbolList.of(lines);
    cutAtLabels(lines.subList(0, list.lead()), block.from(), place);
    if (!list.items().isEmpty()) {
      items(list, block.from(), place);
    }
  }

  /**
   * Whether each line is a question of its own, be it a "Scenario: ..." among others: no label
   * divides them then.
   */
  private boolean areQuestions(List<String> lines) {
    if (lines.size() < LINES || Label.of(lines.get(0), vocabulary).isPresent()) {
      return false;
    }
    long asking = lines.stream().filter(wording::isStrong).count();
    long parts =
        lines.stream()
            .map(line -> Label.of(line, vocabulary))
            .flatMap(Optional::stream)
            .filter(label -> label.part() != Part.WEAK_QUESTION)
            .count();
    return parts == 0 && asking * 10 >= lines.size() * 8;
  }

  private void items(SymbolList list, int from, Place place) {
    int group = units.group();
    int nested = units.group();
    for (SymbolList.Item item : list.items()) {
      int line = from + item.line();
      int depth = place.depth() + (item.deeper() ? 1 : 0);
      Place at = new Place(depth, place.indent(), place.quoted());
      units.add(
          units.unit(
              Type.ITEM,
              line,
              line + item.lines() - 1,
              item.text(),
              -1,
              at,
              item.deeper() ? nested : group));
    }
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
      units.add(
          units.unit(openDetails > 0 ? Type.END_DETAILS : Type.HTML, line, line, "", 0, place, -1));
      openDetails -= openDetails > 0 ? 1 : 0;
    } else if (name.startsWith("details")) {
      String summary = name.substring("details".length()).strip();
      units.add(units.unit(Type.DETAILS, line, line, "", 0, place, -1));
      units.add(
          units.unit(
              Type.SUMMARY, line, line, summary.isEmpty() ? "Details" : summary, 0, place, -1));
      openDetails++;
    } else {
      units.add(units.unit(Type.HTML, line, line, "", 0, place, -1));
    }
  }

  /** One unit for each stretch that begins with a label. */
  void cutAtLabels(List<String> lines, int from, Place place) {
    int start = 0;
    while (start < lines.size()) {
      GuardedParse.checkpoint();
      int end = start + labelledLine(lines.subList(start, lines.size()));
      String text = String.join("\n", lines.subList(start, end));
      units.add(units.unit(Type.PARAGRAPH, from + start, from + end - 1, text, 0, place, -1));
      start = end;
    }
  }

  /**
   * Index of the first line after the first that has a label; the number of lines where none has.
   */
  int labelledLine(List<String> lines) {
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
}
