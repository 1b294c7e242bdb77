package dev.viva.server.bank.markdown.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The headings above the place that is read, and the summaries of the details around it. */
final class Sections {
  private final Vocabulary vocabulary;
  private final List<Section> open = new ArrayList<>();

  Sections(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param level of the heading; of a summary, the deepest
   * @param closed whether it ends where a question stands as high
   * @param end index after the last unit of the details; of a heading, that of the page
   */
  private record Section(int level, String name, boolean other, boolean closed, int end) {
    boolean isDetails() {
      return end < Integer.MAX_VALUE;
    }
  }

  void open(Unit heading, boolean other, boolean closed) {
    while (!open.isEmpty() && !last().isDetails() && last().level() >= heading.level()) {
      close();
    }
    boolean ends = other || closed;
    open.add(new Section(heading.level(), name(heading), other, ends, Integer.MAX_VALUE));
  }

  /** An introduction does not go on under a question that stands as high. */
  void leaveOthers(int level) {
    while (!open.isEmpty() && last().closed() && last().level() >= level) {
      close();
    }
  }

  void openDetails(Unit summary, int end) {
    open.add(new Section(Integer.MAX_VALUE, name(summary), false, false, end));
  }

  /** Ends every details that is over at unit {@code index}, with the headings inside. */
  void leaveDetails(int index) {
    while (detailsEnd() <= index) {
      close();
    }
  }

  /** Index after the last unit of the innermost details. */
  int detailsEnd() {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).isDetails()) {
        return open.get(i).end();
      }
    }
    return Integer.MAX_VALUE;
  }

  private static String name(Unit unit) {
    return Inline.plain(Prompt.of(unit.text()).text()).replaceAll("[:：]\\s*$", "");
  }

  private Section last() {
    return open.get(open.size() - 1);
  }

  void close() {
    if (!open.isEmpty()) {
      open.remove(open.size() - 1);
    }
  }

  /** "Table of contents" over what turned out to be questions only lacks its end. */
  List<String> path() {
    return open.stream()
        .map(Section::name)
        .filter(name -> name.codePoints().anyMatch(Character::isLetter))
        .filter(name -> !vocabulary.namesContents(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  boolean isOther() {
    return open.stream().anyMatch(Section::other);
  }

  boolean saysQuestions() {
    return open.size() > 1 && vocabulary.namesQuestions(last().name().toLowerCase(Locale.ROOT));
  }
}
