package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Every key on one page: two columns where they fit. */
final class Help {
  private static final List<List<String>> LEFT =
      List.of(
          List.of(
              "Rate",
              "1 2 3 4  poor, mixed, good, excellent",
              "0        asked, but nothing to say",
              "s        not asked, and on",
              "u        undo"),
          List.of(
              "Write",
              "n        note on this question",
              "e        the same in $EDITOR",
              "m        note on the interview",
              "v        private note",
              "b        bookmark"));
  private static final List<List<String>> RIGHT =
      List.of(
          List.of(
              "Read",
              "space    on in the text; ↑ ↓ a line",
              "a  c     answer, rubric: show, hide",
              "p        next probe"),
          List.of(
              "Move",
              "← →      before, next; Enter too",
              "g        all questions: choose one",
              "/        find words"));
  private static final List<List<String>> BELOW =
      List.of(
          List.of(
              "Time and end",
              "r        plan the minutes left anew",
              "F        finish: the clock stops",
              "S        submit the scorecard",
              "!        what another device changed",
              "q        leave; 'viva live' comes back to exactly here"));

  /** The widest line of a column, and one. */
  private static final int NARROWEST = 39;

  private Help() {}

  static List<AttributedString> lines(int width, Palette palette) {
    int half = width / 2;
    if (half < NARROWEST) {
      List<AttributedString> all = column(LEFT, width, palette);
      all.addAll(column(RIGHT, width, palette));
      all.addAll(column(BELOW, width, palette));
      return all;
    }
    List<AttributedString> all =
        besides(column(LEFT, half - 1, palette), column(RIGHT, width - half, palette), half);
    all.addAll(column(BELOW, width, palette));
    return all;
  }

  private static List<AttributedString> column(
      List<List<String>> sections, int width, Palette palette) {
    List<AttributedString> lines = new ArrayList<>();
    for (List<String> section : sections) {
      lines.add(new AttributedString(section.get(0), palette.heading()));
      section.stream()
          .skip(1)
          .map(line -> new AttributedString(Texts.cut(line, width)))
          .forEach(lines::add);
    }
    return lines;
  }

  /** Two columns, the second from {@code column} on. */
  static List<AttributedString> besides(
      List<AttributedString> left, List<AttributedString> right, int column) {
    List<AttributedString> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      AttributedString one = i < left.size() ? left.get(i) : AttributedString.EMPTY;
      AttributedString other = i < right.size() ? right.get(i) : AttributedString.EMPTY;
      lines.add(
          new AttributedStringBuilder()
              .append(one)
              .append(" ".repeat(Math.max(0, column - one.columnLength())))
              .append(other)
              .toAttributedString());
    }
    return lines;
  }
}
