package dev.viva.server.bank.markdown.dialect;

import java.util.List;

/**
 * A place where a question begins.
 *
 * @param unit where
 * @param bodyFrom first unit after its prompt
 * @param bodyEnd index after the last unit that can belong to it
 * @param rank when two claim the same place, the lower one wins
 * @param shape how it looks, for the report
 * @param draft what is known of it already
 * @param complete whether the draft has the whole prompt
 * @param closed whether the body goes to {@code bodyEnd} whatever opens there; else the next opener
 *     ends it
 * @param sections pseudo-headings between the last heading and this place
 */
record Opener(
    int unit,
    int bodyFrom,
    int bodyEnd,
    int rank,
    String shape,
    Draft.Builder draft,
    boolean complete,
    boolean closed,
    List<String> sections) {
  Opener {
    sections = List.copyOf(sections);
  }

  /** The prompt is all of unit {@code unit}. */
  Opener(
      int unit,
      int bodyEnd,
      int rank,
      String shape,
      Draft.Builder draft,
      boolean complete,
      boolean closed,
      List<String> sections) {
    this(unit, unit + 1, bodyEnd, rank, shape, draft, complete, closed, sections);
  }
}
