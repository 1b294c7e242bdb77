package dev.viva.server.bank.markdown.syntax;

import java.util.ArrayList;
import java.util.List;

/** The text of a document as lines. Line numbers are 1-based, as editors count. */
public final class SourceText {
  private final String text;
  private final List<String> lines;

  private SourceText(String text, List<String> lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * Splits {@code raw}; every kind of line ending becomes {@code \n}, so that offsets count alike
   * on every platform.
   */
  public static SourceText of(String raw) {
    String text = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return new SourceText(text, lines);
  }

  /** The whole text, with {@code \n} as line ending. */
  public String text() {
    return text;
  }

  /** Number of lines. */
  public int size() {
    return lines.size();
  }

  /** Line {@code number}, without its ending. */
  public String line(int number) {
    return lines.get(number - 1);
  }

  /** Lines {@code from} to {@code to}, both included. */
  public List<String> lines(int from, int to) {
    return lines.subList(from - 1, Math.min(to, lines.size()));
  }

  /** Whether line {@code number} holds nothing but white space. */
  public boolean isBlank(int number) {
    return line(number).isBlank();
  }

  /**
   * Columns of white space before the text of {@code line}; a tab goes to the next multiple of
   * four.
   */
  public static int indentOf(String line) {
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ' ') {
        column++;
      } else if (c == '\t') {
        column += 4 - column % 4;
      } else {
        return column;
      }
    }
    return column;
  }

  /** {@code line} without at most {@code columns} columns of leading white space. */
  public static String dedent(String line, int columns) {
    int column = 0;
    int i = 0;
    while (i < line.length() && column < columns) {
      char c = line.charAt(i);
      if (c == ' ') {
        column++;
      } else if (c == '\t') {
        column += 4 - column % 4;
      } else {
        break;
      }
      i++;
    }
    String rest = line.substring(i);
    return column > columns ? " ".repeat(column - columns) + rest : rest;
  }
}
