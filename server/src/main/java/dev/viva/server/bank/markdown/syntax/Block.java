package dev.viva.server.bank.markdown.syntax;

import java.util.List;

/**
 * A block of a document: what flexmark saw, reduced to what the readings go by.
 *
 * @param level of a heading 1 to 6; the number of an ordered item, -1 for a bullet; 1 for a fenced
 *     code block, 0 for an indented one; else 0
 * @param from first line, 1-based
 * @param to last line, included
 * @param indent columns before its content, inside lists
 * @param text source of a heading or a paragraph without markers, lines joined by {@code \n}; else
 *     empty
 * @param children blocks of a list, an item or a quote
 */
public record Block(
    Type type, int level, int from, int to, int indent, String text, List<Block> children) {

  /** Kinds of blocks. */
  public enum Type {
    HEADING,
    PARAGRAPH,
    LIST,
    ITEM,
    CODE,
    QUOTE,
    HTML,
    TABLE,
    RULE
  }

  public Block {
    children = List.copyOf(children);
  }

  /** Whether an item or a list is numbered. */
  public boolean isOrdered() {
    return level >= 0;
  }
}
