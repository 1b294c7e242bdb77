package dev.viva.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table that fits the terminal: the widest column gives way first, ids never, since people type
 * them. Numbers are set flush right.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST_COLUMN = 6;
  private static final Pattern NUMBER = Pattern.compile("[\\d.,–%+ -]*");

  private final int width;
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(int width, String... headings) {
    this.width = width;
    this.headings = List.of(headings);
  }

  /** Adds a row; texts are made safe and set on one line. */
  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(cell -> Texts.line(String.valueOf(cell))).toList());
    return this;
  }

  public void print(PrintStream out) {
    int[] widths = widths();
    boolean[] numeric = new boolean[widths.length];
    for (int i = 0; i < numeric.length; i++) {
      numeric[i] = isNumeric(i);
    }
    printRow(out, headings.stream().map(Table::heading).toList(), widths, numeric);
    rows.forEach(row -> printRow(out, row, widths, numeric));
  }

  /** Our own headings are lower-case words; a person's name stays as it is written. */
  private static String heading(String text) {
    boolean ours = text.chars().noneMatch(c -> c > 127 || Character.isUpperCase(c));
    return ours ? text.toUpperCase(Locale.ROOT) : Texts.line(text);
  }

  private int[] widths() {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Texts.width(headings.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Texts.width(row.get(i)));
      }
    }
    while (Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) > width) {
      int widest = widestThatGivesWay(widths);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int widestThatGivesWay(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean givesWay = widths[i] > NARROWEST_COLUMN && !headings.get(i).equals("id");
      if (givesWay && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static void printRow(PrintStream out, List<String> row, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Texts.cut(row.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - Texts.width(cell));
      line.append(i == 0 ? "" : GAP).append(numeric[i] ? padding + cell : cell + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }
}
