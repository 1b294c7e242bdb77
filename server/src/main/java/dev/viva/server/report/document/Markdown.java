package dev.viva.server.report.document;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Foreign text inside our Markdown: readable, but inert. No heading, table, link, image or HTML of
 * it comes to life.
 */
public final class Markdown {
  private static final Pattern ACTIVE = Pattern.compile("[\\\\`*_\\[\\]<>|#!&~]");

  /** What makes a block only at the beginning of a line: lists, rules and underlined headings. */
  private static final Pattern OPENING = Pattern.compile("^[-+=]");

  private Markdown() {}

  /** As part of one line. */
  public static String line(String text) {
    return escape(Inert.line(text));
  }

  /** As a block quote that keeps its lines. */
  public static String quote(String text) {
    return Inert.text(text)
        .strip()
        .lines()
        .map(Markdown::quoted)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private static String quoted(String line) {
    return line.isBlank() ? ">" : "> " + opening(escape(line.strip())) + "  ";
  }

  private static String opening(String escaped) {
    return Character.isDigit(escaped.charAt(0))
        ? escaped.replaceFirst("^(\\d+)([.)])", "$1\\\\$2")
        : OPENING.matcher(escaped).replaceFirst("\\\\$0");
  }

  private static String escape(String text) {
    return ACTIVE.matcher(text).replaceAll("\\\\$0");
  }
}
