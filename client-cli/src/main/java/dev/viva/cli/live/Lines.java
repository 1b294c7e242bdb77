package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lines of a column, each at most as wide as the column; foreign text is made inert. */
final class Lines {
  /** The narrowest column that text is wrapped to; what is wider than the terminal is cut. */
  private static final int NARROWEST = 8;

  private static final Pattern INLINE =
      Pattern.compile(
          "`(?<code>[^`]+)`|\\*\\*(?<bold>[^*]+)\\*\\*"
              + "|(?<![\\w*])\\*(?<italic>[^*\\s](?:[^*]*[^*\\s])?)\\*(?![\\w*])");
  private static final Pattern BULLET = Pattern.compile("^(\\s*(?:[-*+]|\\d+[.)])\\s+)(.*)$");

  private final List<AttributedString> lines = new ArrayList<>();
  private final int width;
  private final Palette palette;

  Lines(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  List<AttributedString> all() {
    return List.copyOf(lines);
  }

  Lines blank() {
    lines.add(AttributedString.EMPTY);
    return this;
  }

  Lines add(AttributedString line) {
    lines.add(line.columnLength() > width ? line.columnSubSequence(0, width) : line);
    return this;
  }

  Lines heading(String text) {
    return text(text, palette.heading());
  }

  /** A heading after a line of space, unless it is the first. */
  Lines section(String text) {
    return (lines.isEmpty() ? this : blank()).heading(text);
  }

  int count() {
    return lines.size();
  }

  Lines text(String text, AttributedStyle style) {
    Texts.wrap(text, width).forEach(line -> lines.add(new AttributedString(line, style)));
    return this;
  }

  /** A text with a mark before its first line; the others stand below the text. */
  Lines item(String mark, String text, AttributedStyle style) {
    String indent = " ".repeat(Texts.width(mark));
    String lead = mark;
    for (AttributedString line : wrap(inline(Texts.safe(text.strip()), style), indent.length())) {
      lines.add(
          new AttributedStringBuilder().append(lead, style).append(line).toAttributedString());
      lead = indent;
    }
    return this;
  }

  /** Wraps a styled text, so that a style may go over the end of a line. */
  private List<AttributedString> wrap(AttributedString text, int indent) {
    String plain = text.toString();
    List<AttributedString> wrapped = new ArrayList<>();
    int end = 0;
    for (String line : Texts.wrap(plain, Math.max(NARROWEST, width - indent))) {
      int start = plain.indexOf(line, end);
      end = start + line.length();
      wrapped.add(text.subSequence(start, end));
    }
    return wrapped;
  }

  /** Markdown as far as a terminal needs it: code blocks, headings, inline code, bold. */
  Lines markdown(String markdown) {
    boolean code = false;
    for (String line : Texts.safe(markdown.strip()).split("\n", -1)) {
      if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
        code = !code;
      } else if (code) {
        Texts.wrap(line, Math.max(NARROWEST, width - 2))
            .forEach(
                part ->
                    lines.add(
                        new AttributedStringBuilder()
                            .append("  ")
                            .append(Highlighter.line(part, palette))
                            .toAttributedString()));
      } else if (line.startsWith("#")) {
        text(line.replaceFirst("^#+\\s*", ""), palette.bold());
      } else {
        paragraph(line);
      }
    }
    return this;
  }

  private void paragraph(String line) {
    Matcher bullet = BULLET.matcher(line);
    if (bullet.matches()) {
      item(bullet.group(1), bullet.group(2), palette.plain());
    } else {
      item("", line, palette.plain());
    }
  }

  private AttributedString inline(String line, AttributedStyle style) {
    AttributedStringBuilder out = new AttributedStringBuilder();
    Matcher mark = INLINE.matcher(line);
    int end = 0;
    while (mark.find()) {
      out.append(line.substring(end, mark.start()), style);
      if (mark.group("code") != null) {
        out.append(mark.group("code"), palette.code());
      } else if (mark.group("bold") != null) {
        out.append(mark.group("bold"), palette.bold());
      } else {
        out.append(mark.group("italic"), palette.emphasis());
      }
      end = mark.end();
    }
    return out.append(line.substring(end), style).toAttributedString();
  }
}
