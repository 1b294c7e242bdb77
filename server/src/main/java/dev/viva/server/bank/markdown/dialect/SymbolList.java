package dev.viva.server.bank.markdown.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a paragraph that begin with a symbol of their own, {@code •} or {@code ✔️}: a list to
 * its reader, pasted from where it was one.
 *
 * @param lead how many lines stand before the first item
 */
record SymbolList(int lead, List<Item> items) {
  private static final String SYMBOLS = "•●▪◦‣⁃▸►➤➢✔✓✅☑";
  private static final String PAIRS = "👉🔹🔸🔶🔷";

  SymbolList {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param line its first line, from 0
   * @param text without the symbol
   * @param deeper whether its symbol is another than the first one's
   */
  record Item(int line, int lines, String text, boolean deeper) {}

  /** The list that {@code lines} are; without items where they are none. */
  static SymbolList of(List<String> lines) {
    int lead = 0;
    while (lead < lines.size() && !isRepeated(lines, lead)) {
      lead++;
    }
    List<Item> items = new ArrayList<>();
    int first = lead < lines.size() ? lines.get(lead).strip().codePointAt(0) : 0;
    for (int i = lead; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int length = symbol(line);
      if (length > 0) {
        boolean deeper = line.codePointAt(0) != first;
        items.add(new Item(i, 1, line.substring(length).strip(), deeper));
      } else {
        Item last = items.get(items.size() - 1);
        String text = last.text() + "\n" + line;
        items.set(items.size() - 1, new Item(last.line(), last.lines() + 1, text, last.deeper()));
      }
    }
    return new SymbolList(lead, items);
  }

  /** Whether a later line begins with the symbol of line {@code index}. */
  private static boolean isRepeated(List<String> lines, int index) {
    if (symbol(lines.get(index)) == 0) {
      return false;
    }
    int symbol = lines.get(index).strip().codePointAt(0);
    for (int i = index + 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && line.codePointAt(0) == symbol) {
        return true;
      }
    }
    return false;
  }

  /** Length of the symbol that {@code line} begins with; 0 for none. */
  private static int symbol(String line) {
    String text = line.strip();
    if (text.length() < 3) {
      return 0;
    }
    int first = text.codePointAt(0);
    boolean pair = Character.isSupplementaryCodePoint(first);
    if ((pair ? PAIRS : SYMBOLS).indexOf(first) < 0) {
      return 0;
    }
    int length = Character.charCount(first);
    return text.charAt(length) == '\uFE0F' ? length + 1 : length;
  }
}
