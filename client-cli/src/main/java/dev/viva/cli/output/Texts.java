package dev.viva.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Foreign text on a terminal: inert, measured in columns, cut and wrapped. */
public final class Texts {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int FIRST_EMOJI = 0x2600;

  private Texts() {}

  /**
   * Without control characters, escape sequences and bidi overrides; lines are kept. Joined emoji
   * come apart: terminals disagree on the width of a joined one.
   */
  public static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append('\n');
              } else if (c == '\t') {
                out.append("    ");
              } else if (Character.isISOControl(c) || isBidiControl(c) || isLineSeparator(c)) {
                out.append('�');
              } else if (c != EMOJI_STYLE && !(c == JOINER && endsWithEmoji(out))) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean endsWithEmoji(StringBuilder text) {
    return text.length() > 0 && text.codePointBefore(text.length()) >= FIRST_EMOJI;
  }

  private static boolean isLineSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  private static boolean isBidiControl(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x061C
        || c == 0x200E
        || c == 0x200F;
  }

  /** Safe, on one line. */
  public static String line(String text) {
    return safe(text).strip().replaceAll("\\s+", " ");
  }

  /** Columns that a safe text takes. */
  public static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** At most {@code columns} wide, with an ellipsis where something was cut. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      int width = Math.max(0, WCWidth.wcwidth(c));
      if (used + width > columns - 1) {
        break;
      }
      out.appendCodePoint(c);
      used += width;
    }
    return out.toString().stripTrailing() + "…";
  }

  /**
   * Lines at most {@code columns} wide, broken at spaces where there are any; lines of the text
   * stay lines.
   */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    for (String line : safe(text).split("\n", -1)) {
      wrapLine(line, columns, lines);
    }
    return lines;
  }

  private static void wrapLine(String line, int columns, List<String> lines) {
    String rest = line.stripTrailing();
    while (width(rest) > columns) {
      int end = fitting(rest, columns);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 && !rest.substring(0, space).isBlank() ? space : end;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
  }

  private static int fitting(String text, int columns) {
    int used = 0;
    int index = 0;
    while (index < text.length()) {
      int c = text.codePointAt(index);
      used += Math.max(0, WCWidth.wcwidth(c));
      if (used > columns && index > 0) {
        break;
      }
      index += Character.charCount(c);
    }
    return index;
  }
}
