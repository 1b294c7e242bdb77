package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list that somebody indented by four columns or more under its heading: to Markdown it is code,
 * to a reader it is a list.
 */
final class IndentedList {
  private static final Pattern ITEM = Pattern.compile("(\\d{1,4}[.)]|[-*+•])\\s+(\\S.*)");
  private static final String CODE_ENDS = ";{}()=,\\";

  private IndentedList() {}

  /** The list that the indented code in lines {@code from} to {@code to} is meant to be. */
  static Optional<Block> of(SourceText source, int from, int to) {
    List<Block> items = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    boolean ordered = false;
    for (int number = from; number <= to; number++) {
      if (source.isBlank(number)) {
        continue;
      }
      String line = source.line(number);
      Matcher item = ITEM.matcher(line.strip());
      if (!item.matches()) {
        if (items.isEmpty() || SourceText.indentOf(line) <= least || !isProse(line.strip())) {
          return Optional.empty();
        }
        continue;
      }
      if (!isProse(item.group(2))) {
        return Optional.empty();
      }
      least = Math.min(least, SourceText.indentOf(line));
      boolean numbered = Character.isDigit(item.group(1).charAt(0));
      ordered |= numbered;
      int level = numbered ? Integer.parseInt(item.group(1).replaceAll("\\D", "")) : -1;
      Block text = new Block(Block.Type.PARAGRAPH, 0, number, number, 0, item.group(2), List.of());
      int indent = SourceText.indentOf(line) + item.start(2);
      items.add(new Block(Block.Type.ITEM, level, number, number, indent, "", List.of(text)));
    }
    return items.size() < 2
        ? Optional.empty()
        : Optional.of(new Block(Block.Type.LIST, ordered ? 1 : -1, from, to, 0, "", items));
  }

  /** Words, and no line of a program. */
  private static boolean isProse(String text) {
    return text.indexOf(' ') > 0
        && Character.isLetter(text.codePointBefore(Math.max(1, text.indexOf(' '))))
        && CODE_ENDS.indexOf(text.charAt(text.length() - 1)) < 0;
  }
}
