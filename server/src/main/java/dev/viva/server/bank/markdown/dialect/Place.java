package dev.viva.server.bank.markdown.dialect;

/**
 * What is around a block.
 *
 * @param depth how many lists
 * @param indent columns before the text of those lists
 * @param quoted whether a block quote
 */
record Place(int depth, int indent, boolean quoted) {
  static final Place TOP = new Place(0, 0, false);
}
