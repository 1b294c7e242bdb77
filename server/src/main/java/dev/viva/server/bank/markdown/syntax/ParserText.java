package dev.viva.server.bank.markdown.syntax;

import java.util.regex.Pattern;

/**
 * The text as flexmark gets it: as long as the source, line by line, so that its offsets are those
 * of the source, but without what it takes wrongly or cannot take.
 */
final class ParserText {
  /**
   * After so many indented lines in a row, without a blank one between, indentation means nothing.
   * flexmark copies all the lines of such a paragraph for each of them.
   */
  static final int MAX_INDENTED = 1_000;

  private static final Pattern CLOSED_BEFORE_END =
      Pattern.compile(
          "(?m)^[ \\t]{0,8}(?:</[a-z]{1,10}>[ \\t]{0,8}){1,6}(?<=</details>)[ \\t]{0,8}$");

  private ParserText() {}

  static String of(SourceText source) {
    return withPlainEnds(withoutEndlessIndent(source));
  }

  /**
   * {@code </b></details>} begins no HTML block, {@code </details>} does: what closes before it is
   * taken off.
   */
  private static String withPlainEnds(String text) {
    if (text.indexOf("></details>") < 0) {
      return text;
    }
    return CLOSED_BEFORE_END
        .matcher(text)
        .replaceAll(found -> "</details>" + " ".repeat(found.group().length() - 10));
  }

  private static String withoutEndlessIndent(SourceText source) {
    StringBuilder changed = null;
    int run = 0;
    int offset = 0;
    for (int number = 1; number <= source.size(); number++) {
      String line = source.line(number);
      boolean indented = !line.isEmpty() && SourceText.indentOf(line) > 0 && !line.isBlank();
      run = indented ? run + 1 : 0;
      if (run > MAX_INDENTED) {
        if (changed == null) {
          changed = new StringBuilder(source.text());
        }
        String plain = line.stripLeading();
        changed.replace(
            offset, offset + line.length(), plain + " ".repeat(line.length() - plain.length()));
      }
      offset += line.length() + 1;
    }
    return changed == null ? source.text() : changed.toString();
  }
}
