package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Bullets that are meant to stand under the one before, but are one column too short for Markdown:
 *
 * <pre>
 * * What do these commands do?
 *  * tee
 *  * awk
 * </pre>
 *
 * <p>Where such bullets ask themselves they are questions of a sloppily typed list.
 */
final class HalfIndentedList {
  private final SourceText source;
  private final Predicate<String> asks;

  HalfIndentedList(SourceText source, Predicate<String> asks) {
    this.source = source;
    this.asks = asks;
  }

  /** {@code list} with what is indented under the item before. */
  Block nested(Block list) {
    List<Block> items = list.children();
    if (items.size() < 2 || items.get(0).isOrdered()) {
      return list;
    }
    int column = column(items.get(0));
    List<Block> deeper = items.stream().filter(item -> column(item) > column).toList();
    long asking = deeper.stream().filter(item -> asks.test(text(item))).count();
    if (deeper.isEmpty() || asking * 2 >= deeper.size()) {
      return list;
    }
    List<Block> outer = new ArrayList<>();
    int first = 0;
    while (first < items.size()) {
      int end = first + 1;
      while (end < items.size() && column(items.get(end)) > column) {
        end++;
      }
      outer.add(with(items.get(first), items.subList(first + 1, end)));
      first = end;
    }
    return copy(list, list.to(), outer);
  }

  private int column(Block item) {
    return SourceText.indentOf(source.line(item.from()));
  }

  private static String text(Block item) {
    return item.children().isEmpty() ? "" : item.children().get(0).text();
  }

  private static Block with(Block item, List<Block> under) {
    if (under.isEmpty()) {
      return item;
    }
    int to = under.get(under.size() - 1).to();
    List<Block> children = new ArrayList<>(item.children());
    Block first = under.get(0);
    children.add(
        new Block(Block.Type.LIST, first.level(), first.from(), to, first.indent(), "", under));
    return copy(item, to, children);
  }

  private static Block copy(Block block, int to, List<Block> children) {
    return new Block(
        block.type(), block.level(), block.from(), to, block.indent(), block.text(), children);
  }
}
