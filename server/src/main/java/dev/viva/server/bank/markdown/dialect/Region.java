package dev.viva.server.bank.markdown.dialect;

import java.util.List;

/**
 * A stretch of a page between section headings.
 *
 * @param from first unit
 * @param to index after the last
 * @param sections headings above it, outermost first
 * @param other whether its heading says that nothing in it is a question
 * @param saysQuestions whether its heading says that questions follow
 */
record Region(int from, int to, List<String> sections, boolean other, boolean saysQuestions) {
  Region {
    sections = List.copyOf(sections);
  }
}
