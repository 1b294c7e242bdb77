package dev.viva.server.bank.markdown.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of an item or a paragraph, divided into the prompt and what follows it in the same
 * block: "**What is X?** It is …", a question line with answer lines under it.
 *
 * @param prompt source of the prompt
 * @param rest what follows on its last line
 * @param lines how many lines the prompt takes
 */
record SplitText(String prompt, String rest, int lines) {
  /** Longest second question, in characters, that goes on with a first one in bold. */
  private static final int SECOND = 120;

  /** Words of a title, its number included; in languages with blanks. */
  private static final int TITLE = 3;

  static SplitText of(String text) {
    List<String> lines = text.indexOf('\n') < 0 ? List.of(text) : text.lines().toList();
    if (text.isEmpty()) {
      return new SplitText("", "", 0);
    }
    SplitText emphasised = leadingEmphasis(lines);
    if (emphasised != null) {
      return emphasised;
    }
    int end = promptLines(lines);
    List<String> prompt = new ArrayList<>(lines.subList(0, end));
    return new SplitText(String.join("\n", prompt), "", end);
  }

  /** A question in bold, the answer after it. */
  private static SplitText leadingEmphasis(List<String> lines) {
    String first = lines.get(0);
    int length = Inline.leadingEmphasis(first);
    if (length < 8 || length == first.length()) {
      return length == first.length()
              && length > 0
              && lines.size() > 1
              && (Wording.endsAsQuestion(first) || Prompt.of(first).isNumbered())
          ? new SplitText(first, "", 1)
          : null;
    }
    String head = first.substring(0, length);
    String rest = first.substring(length).strip();
    boolean asks = Wording.endsAsQuestion(Inline.plain(head)) || isNumberedSentence(head);
    if (!asks || (rest.startsWith("(") && rest.length() < 40)) {
      return null;
    }
    if (rest.length() <= SECOND && Wording.endsAsQuestion(rest)) {
      return new SplitText(Inline.unwrapped(head) + " " + rest, "", 1);
    }
    return new SplitText(head, rest.replaceFirst("^(?:[-–—:→]|->)+\\s*", ""), 1);
  }

  /**
   * {@code **3. Explain the trade-off.**}: whole, whatever stands behind it. {@code **3. Runs.**}
   * is the title of what does.
   */
  private static boolean isNumberedSentence(String head) {
    String plain = Inline.plain(head);
    return !plain.isEmpty()
        && ".。:：".indexOf(plain.charAt(plain.length() - 1)) >= 0
        && !isTitle(plain)
        && Prompt.of(head).isNumbered();
  }

  private static boolean isTitle(String plain) {
    return plain.chars().noneMatch(Character::isIdeographic) && plain.split("\\s+").length <= TITLE;
  }

  /** Lines up to the one that ends the question; all of them where none does. */
  static int promptLines(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (Wording.endsAsQuestion(line)
          || (line.endsWith("  ") && i == 0 && line.strip().endsWith("?"))) {
        int more = i + 1;
        // Two questions in a row are one prompt: "What is it? When do you use it?"
        while (more < lines.size()
            && Wording.endsAsQuestion(lines.get(more))
            && !Prompt.of(lines.get(more)).isNumbered()) {
          more++;
        }
        return more;
      }
    }
    return lines.size();
  }
}
