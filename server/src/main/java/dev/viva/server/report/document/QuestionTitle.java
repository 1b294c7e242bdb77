package dev.viva.server.report.document;

import dev.viva.server.bank.Question;

/** How a report calls a question. */
public final class QuestionTitle {
  private static final int LONGEST = 80;

  private QuestionTitle() {}

  /** The title, or the beginning of the prompt. */
  public static String of(Question question) {
    String title = question.content().title();
    return title.isEmpty() ? beginning(question.content().text()) : title;
  }

  private static String beginning(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) > LONGEST
        ? line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…"
        : line;
  }
}
