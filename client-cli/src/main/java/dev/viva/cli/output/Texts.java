package dev.viva.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Foreign text on a terminal: inert, measured in columns, cut and wrapped. */
public final class Texts {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int FIRST_EMOJI = 0x2600;
  private static final int FIRST_FLAG = 0x1F1E6;
  private static final int FIRST_TONE = 0x1F3FB;
  private static final int FIRST_TAG = 0xE0000;

  /** Up to the first word of a line, the mark of a list item included. */
  private static final Pattern INDENT = Pattern.compile(" *(?:(?:[-*+]|\\d{1,3}[.)]) +)?");

  private Texts() {}

  /**
   * Without control characters, escape sequences and bidi overrides; lines are kept. Emoji that are
   * put together come apart, without tones, and flags become their letters: terminals disagree on
   * the width of what is put together, and a screen drawn with the wrong one is garbled.
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
              } else if (c >= FIRST_FLAG && c < FIRST_FLAG + 26) {
                out.append((char) ('A' + c - FIRST_FLAG));
              } else if (!isPartOfEmoji(c, out)) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isPartOfEmoji(int c, StringBuilder before) {
    boolean afterEmoji =
        before.length() > 0 && before.codePointBefore(before.length()) >= FIRST_EMOJI;
    boolean isTone = c >= FIRST_TONE && c < FIRST_TONE + 5;
    boolean isTag = c >= FIRST_TAG && c < FIRST_TAG + 0x80;
    return c == EMOJI_STYLE || isTag || afterEmoji && (c == JOINER || isTone);
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

  /**
   * As {@link #wrap}; what is broken off a list item or an indented line stays below its first
   * word.
   */
  public static List<String> wrapHanging(String text, int columns) {
    List<String> lines = new ArrayList<>();
    for (String line : safe(text).split("\n", -1)) {
      Matcher matcher = INDENT.matcher(line);
      String begin = matcher.lookingAt() && matcher.end() <= columns / 2 ? matcher.group() : "";
      List<String> wrapped = wrap(line.substring(begin.length()), columns - begin.length());
      lines.add((begin + wrapped.get(0)).stripTrailing());
      wrapped.stream().skip(1).map((" ".repeat(begin.length()))::concat).forEach(lines::add);
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
