package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units of a block of HTML: its headings, items and texts. */
final class HtmlUnits {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(details|summary|h[1-6]|li|ol|ul|dl|dt|dd|p|div|br|hr|blockquote|pre)(?=[\\s>/])[^<>]{0,300}>",
          Pattern.CASE_INSENSITIVE);

  private final Units units;
  private final Vocabulary vocabulary;

  HtmlUnits(Units units, Vocabulary vocabulary) {
    this.units = units;
    this.vocabulary = vocabulary;
  }

  void add(Block block, Place place) {
    String html = block.text();
    if (html.startsWith("<!--")) {
      int end = html.indexOf("-->");
      if (end < 0 || end + 3 >= html.length()) {
        units.add(Type.HTML, block, "", 0, place, -1);
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
      units.add(Type.HTML, block, "", 0, place, -1);
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
          group = opens ? units.group() : group;
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
}
