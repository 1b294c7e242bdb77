package dev.viva.server.bank.markdown.dialect;

import java.util.Optional;

/**
 * One step of a page: a block, an item with its first paragraph, or a part of an HTML block. Units
 * are in the order of the document; what an item holds follows it with a greater depth.
 *
 * @param from first line, 1-based
 * @param to last line
 * @param text source without markers
 * @param level of a heading, 1 to 6; number of an item, -1 for a bullet; 1 for a fenced code block
 * @param depth how many lists are around it
 * @param group the list that an item belongs to, -1 for others
 * @param indent columns before the text of the lists around it
 * @param quoted whether it stands in a block quote
 * @param whole whether it consists of whole lines
 * @param label the label that it opens with
 */
record Unit(
    Type type,
    int from,
    int to,
    String text,
    int level,
    int depth,
    int group,
    int indent,
    boolean quoted,
    boolean whole,
    Optional<Label> label) {

  /** Kinds of units. */
  enum Type {
    HEADING,
    PARAGRAPH,
    ITEM,
    CODE,
    TABLE,
    RULE,
    /** {@code <details>}. */
    DETAILS,
    SUMMARY,
    /** {@code </details>}. */
    END_DETAILS,
    /** HTML without meaning for a reading, comments among it. */
    HTML
  }

  boolean is(Type wanted) {
    return type == wanted;
  }

  /** Whether it holds text that a reader sees as content. */
  boolean isContent() {
    return type != Type.RULE
        && type != Type.HTML
        && type != Type.DETAILS
        && type != Type.END_DETAILS;
  }

  /** The part that its label announces, if it has one. */
  Optional<Part> part() {
    return label.map(Label::part);
  }
}
