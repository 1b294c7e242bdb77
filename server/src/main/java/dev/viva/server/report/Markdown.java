package dev.viva.server.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Foreign text inside our Markdown: readable, but inert. No heading, table, link, image or HTML of
 * it comes to life.
 */
final class Markdown {
  private static final Pattern ACTIVE = Pattern.compile("[\\\\`*_\\[\\]<>|#!&]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private Markdown() {}

  /** As part of one line. */
  static String line(String text) {
    return escape(text.strip().replaceAll("\\s+", " "));
  }

  /** As a cell of a table. */
  static String cell(String text) {
    return line(text);
  }

  /** As a block quote that keeps its lines. */
  static String quote(String text) {
    return text.strip()
        .lines()
        .map(line -> line.isBlank() ? ">" : "> " + escape(line.stripTrailing()) + "  ")
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private static String escape(String text) {
    return ACTIVE.matcher(CONTROL.matcher(text).replaceAll("�")).replaceAll("\\\\$0");
  }
}
