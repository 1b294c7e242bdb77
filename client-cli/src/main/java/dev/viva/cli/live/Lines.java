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
  private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

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

  Lines text(String text, AttributedStyle style) {
    Texts.wrap(text, width).forEach(line -> lines.add(new AttributedString(line, style)));
    return this;
  }

  /** A text with a mark before its first line; the others stand below the text. */
  Lines item(String mark, String text, AttributedStyle style) {
    String indent = " ".repeat(Texts.width(mark));
    String lead = mark;
    for (String line : Texts.wrap(text.strip(), Math.max(8, width - indent.length()))) {
      lines.add(
          new AttributedStringBuilder()
              .append(lead, style)
              .append(inline(line, style))
              .toAttributedString());
      lead = indent;
    }
    return this;
  }

  /** Markdown as far as a terminal needs it: code blocks, headings, inline code, bold. */
  Lines markdown(String markdown) {
    boolean code = false;
    for (String line : Texts.safe(markdown.strip()).split("\n", -1)) {
      if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
        code = !code;
      } else if (code) {
        Texts.wrap(line, Math.max(8, width - 2))
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
    Matcher bullet = Pattern.compile("^(\\s*(?:[-*+]|\\d+[.)])\\s+)(.*)$").matcher(line);
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
      boolean code = mark.group(1) != null;
      out.append(code ? mark.group(1) : mark.group(2), code ? palette.code() : palette.bold());
      end = mark.end();
    }
    return out.append(line.substring(end), style).toAttributedString();
  }
}
