package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes text out of a document as it stands, repaired only where it would not show as meant. */
final class Verbatim {
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern RULE =
      Pattern.compile(" {0,3}(?:(?:-\\s*){3,}|(?:\\*\\s*){3,}|(?:_\\s*){3,})");
  private static final Pattern NOISE =
      Pattern.compile(
          "(?i)\\s*(?:<br\\s*/?>|</?p>|</?div[^>]{0,80}>|</?details>|</?b>|&nbsp;)\\s*");
  private static final Pattern UP =
      Pattern.compile(
          "(?i)(?:[^\\p{L}<]|<[^<>]{1,120}>){0,12}(?:back to top|go to top|top|back to contents)(?:[^\\p{L}<]|<[^<>]{1,120}>){0,8}");
  private static final int CODE_INDENT = 4;

  private final SourceText source;

  Verbatim(SourceText source) {
    this.source = source;
  }

  /**
   * Lines {@code from} to {@code to} without {@code indent} columns; code that follows a paragraph
   * without an empty line gets one.
   */
  List<String> lines(int from, int to, int indent, List<Unit> units) {
    List<String> lines = new ArrayList<>();
    boolean[] inParagraph = paragraphLines(from, to, units);
    for (int number = from; number <= to; number++) {
      String line = SourceText.dedent(source.line(number), indent);
      boolean code = inParagraph[number - from] && SourceText.indentOf(line) >= CODE_INDENT;
      boolean before =
          number > from
              && inParagraph[number - 1 - from]
              && SourceText.indentOf(SourceText.dedent(source.line(number - 1), indent))
                  >= CODE_INDENT;
      boolean joins = number > from && inParagraph[number - 1 - from] && inParagraph[number - from];
      if (joins && code != before) {
        lines.add("");
      }
      lines.add(line);
    }
    return lines;
  }

  private static boolean[] paragraphLines(int from, int to, List<Unit> units) {
    boolean[] lines = new boolean[to - from + 1];
    for (Unit unit : units) {
      if (unit.is(Type.PARAGRAPH) && unit.depth() == 0) {
        for (int number = Math.max(from, unit.from());
            number <= Math.min(to, unit.to());
            number++) {
          lines[number - from] = true;
        }
      }
    }
    return lines;
  }

  /** A unit that shares its lines with others, or stands in a quote. */
  List<String> part(Unit unit) {
    String indent = "  ".repeat(Math.min(unit.depth(), 8));
    List<String> lines = new ArrayList<>();
    if (unit.is(Type.CODE)) {
      for (int number = unit.from(); number <= unit.to(); number++) {
        String line = source.line(number);
        lines.add(
            unit.quoted()
                ? line.replaceFirst("^\\s{0,3}>\\s?", "")
                : SourceText.dedent(line, unit.indent()));
      }
      return lines;
    }
    String marker = unit.is(Type.ITEM) ? (unit.level() >= 0 ? unit.level() + ". " : "- ") : "";
    List<String> text = unit.text().lines().toList();
    for (int i = 0; i < text.size(); i++) {
      String lead = i == 0 ? marker : " ".repeat(marker.length());
      lines.add((unit.is(Type.ITEM) ? indent : "") + lead + text.get(i));
    }
    return lines;
  }

  /** Without rules, empty tags and links for navigation at either end; an open fence is closed. */
  String clean(List<String> raw) {
    List<String> lines = new ArrayList<>(raw.size());
    String fence = "";
    for (String line : raw) {
      String shown = line.indexOf("](#") >= 0 && fence.isEmpty() ? withoutUpLink(line) : line;
      if (FENCE.matcher(shown).matches()) {
        fence = nextFence(fence, shown.strip());
      }
      boolean up = fence.isEmpty() && shown.length() < 160 && UP.matcher(shown).matches();
      lines.add(shown.isBlank() || up ? "" : shown);
    }
    if (!fence.isEmpty()) {
      lines.add(fence);
    }
    while (!lines.isEmpty() && isNoise(lines.get(lines.size() - 1))) {
      lines.remove(lines.size() - 1);
    }
    while (!lines.isEmpty() && isNoise(lines.get(0))) {
      lines.remove(0);
    }
    if (!lines.isEmpty() && SourceText.indentOf(lines.get(0)) < CODE_INDENT) {
      lines.set(0, lines.get(0).stripLeading());
    }
    return String.join("\n", lines);
  }

  private static String withoutUpLink(String line) {
    String without = Inline.withoutNavigation(line);
    return without.length() < line.strip().length() ? without : line;
  }

  /**
   * The fence that is open after {@code line}, a line that looks like one, while {@code open} was.
   */
  private static String nextFence(String open, String line) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == line.charAt(0)) {
      length++;
    }
    String marks = line.substring(0, length);
    if (open.isEmpty()) {
      boolean inline = marks.charAt(0) == '`' && line.indexOf('`', length) >= 0;
      return inline ? "" : marks;
    }
    boolean closes = marks.startsWith(open) && length == line.length();
    return closes ? "" : open;
  }

  private static boolean isNoise(String line) {
    return line.isBlank() || RULE.matcher(line).matches() || NOISE.matcher(line).matches();
  }
}
