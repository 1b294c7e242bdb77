package dev.viva.server.bank.markdown.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text as flexmark gets it: as long as the source, line by line, so that its offsets are those
 * of the source, but without what it takes wrongly or cannot take.
 */
public final class ParserText {
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

  /**
   * A line that is read as plain text, although it looks like more.
   *
   * @param line 1-based
   * @param message what it is and what the limit is
   */
  public record Plain(int line, String message) {}

  /** What of {@code source} goes over a limit of the parser, and is read as plain text. */
  public static List<Plain> plain(SourceText source) {
    List<Plain> found = new ArrayList<>();
    int run = 0;
    for (int number = 1; number <= source.size(); number++) {
      String line = source.line(number);
      if (line.length() > PlainHeadings.MAX_HEADING && line.startsWith("#")) {
        String message =
            "a heading of %d characters is read as plain text, the limit is %d"
                .formatted(line.length(), PlainHeadings.MAX_HEADING);
        found.add(new Plain(number, message));
      }
      run = isIndented(line) ? run + 1 : 0;
      if (run == MAX_INDENTED + 1) {
        String message =
            "after %d indented lines without a blank one, indentation is not read any more"
                .formatted(MAX_INDENTED);
        found.add(new Plain(number, message));
      }
    }
    return found;
  }

  private static boolean isIndented(String line) {
    return !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') && !line.isBlank();
  }

  private static String withoutEndlessIndent(SourceText source) {
    StringBuilder changed = null;
    int run = 0;
    int offset = 0;
    for (int number = 1; number <= source.size(); number++) {
      String line = source.line(number);
      run = isIndented(line) ? run + 1 : 0;
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
