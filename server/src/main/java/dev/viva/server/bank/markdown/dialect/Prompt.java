package dev.viva.server.bank.markdown.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that may be a prompt, without what is around it.
 *
 * @param text as Markdown, without numbers, emphasis around all of it, quotes, anchors and level
 *     marks
 * @param number its number; -1 where it has none
 * @param questionNumber whether the number carries a question label: {@code Q3}, {@code Question 3}
 * @param marks level and difficulty marks that were around it: {@code (senior)}, {@code [Hard]},
 *     emoji
 */
record Prompt(String text, int number, boolean questionNumber, List<String> marks) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(?:[#№]\\s*)?[\\[(（]?(\\d{1,4}(?:\\.\\d{1,3}){0,3}|[IVX]{1,5}(?=[.)]))[\\])）]?(?:\\s*[.):、．：]+|\\s+[-–—]+|(?<=[\\])）])|(?<=\\d\\.\\d{1,3})(?=\\s))\\s*(?=\\S)");
  private static final Pattern Q_NUMBER =
      Pattern.compile(
          "^(?:Q|q|Question|QUESTION|Ques|Pregunta|Pergunta|Вопрос|Frage|问题|題|题目|第)\\s*[.#-]?\\s*(\\d{1,4})\\s*(?:题|問)?\\s*(?:[.):、．：–—-]+|(?=\\s)|(?<=[题問]))\\s*(?=\\S)");
  private static final Pattern MARK =
      Pattern.compile(
          "(?i)[\\[(（]\\s*(?:level:?\\s*)?((?:very\\s+)?(?:easy|medium|hard|difficult|beginner|basic|basics|intermediate|advanced|expert|junior|jr\\.?|mid|middle|mid-level|senior|sr\\.?|staff|principal|lead|entry[ -]level|principiante|intermedio|avanzado|fácil|media|difícil|básico|avançado|сложно|легко|средне|джун|мидл|сеньор|简单|中等|困难|初级|中级|高级|l[1-7]|★{1,5}|⭐{1,5})(?:\\s*[,/|+-]\\s*(?:easy|medium|hard|junior|mid|senior|advanced|intermediate))*)\\s*(?:level|question)?\\s*[\\])）]");
  private static final Pattern KEYCAP =
      Pattern.compile("^([*_]{0,3})((?:\\d\\uFE0F?\\u20E3){1,3})[.):]?");
  private static final Pattern NUMBERED_TITLE =
      Pattern.compile("(\\d{1,3}\\s*[.)])\\s+(\\S.{0,80})");

  /** Longest text, in characters, that marks are looked for in: each is cut out of it anew. */
  private static final int MARKED = 4_000;

  private static final Pattern LOST_SIGN =
      Pattern.compile("[?\uFFFD]{1,4}\\s+(?=Q\\d|\\d|\\p{Lu})");
  private static final Pattern TRAILING_STARS = Pattern.compile("\\s+\\*{2,5}$");
  private static final String NUMBER_STARTS = "0123456789#№[(（IVXQqPFВ问題题第";
  private static final Pattern EMOJI_MARK =
      Pattern.compile(
          "([⭐★☆🌟🌶🔥])\uFE0F?(?:\\1\uFE0F?){0,4}|[🟢🟡🟠🔴🟣🔵👶🧒🧑👴🌱🥇🥈🥉]\uFE0F?");

  Prompt {
    marks = List.copyOf(marks);
  }

  /** What {@code source}, one heading or line, asks. */
  static Prompt of(String source) {
    String text = withoutKeycaps(Inline.withoutNavigation(source));
    int number = -1;
    boolean labelled = false;
    List<String> marks = new ArrayList<>();
    String before;
    int rounds = 0;
    do {
      before = text;
      text = text.length() > MARKED ? text : takeMarks(text, marks);
      if (text.endsWith("**") && text.indexOf(" **") > 0) {
        text = TRAILING_STARS.matcher(text).replaceFirst("");
      }
      text = stripHashes(unquoted(Inline.unwrapped(colonInside(text))));
      if (Inline.isLink(text)) {
        text = Inline.linkText(text).strip();
      }
      text = withoutSign(text);
      boolean mayBeNumber = !text.isEmpty() && NUMBER_STARTS.indexOf(text.charAt(0)) >= 0;
      Matcher q = Q_NUMBER.matcher(text);
      Matcher n = NUMBER.matcher(text);
      if (mayBeNumber && q.lookingAt()) {
        number = Integer.parseInt(q.group(1));
        labelled = true;
        text = text.substring(q.end());
      } else if (mayBeNumber && number < 0 && n.lookingAt()) {
        String digits = n.group(1);
        number =
            Character.isDigit(digits.charAt(0))
                ? Integer.parseInt(digits.substring(digits.lastIndexOf('.') + 1))
                : 1;
        text = text.substring(n.end());
      } else {
        text = emphasisedNumber(text);
      }
      text = withoutJoiners(text.strip());
    } while (!text.equals(before) && ++rounds < 8);
    return new Prompt(text, number, labelled, marks);
  }

  boolean isNumbered() {
    return number >= 0;
  }

  /**
   * {@code **1.** What} loses its markers, so that the next round sees the number; of {@code **1)
   * Title.** What} the title keeps them.
   */
  private static String emphasisedNumber(String text) {
    int length = Inline.leadingEmphasis(text);
    if (length > 0 && length < text.length()) {
      String lead = Inline.unwrapped(text.substring(0, length));
      if (lead.length() <= 14 && lead.matches("(?:[Qq](?:uestion)?\\s*)?#?\\d{1,4}\\s*[.):-]?")) {
        String rest = text.substring(length).strip();
        String separator = lead.matches(".*[.):-]") || rest.matches("^[.):-].*") ? "" : ".";
        return lead + separator + (rest.matches("^[.):-].*") ? rest : " " + rest);
      }
      Matcher titled = NUMBERED_TITLE.matcher(lead);
      if (titled.matches()) {
        return titled.group(1) + " **" + titled.group(2) + "**" + text.substring(length);
      }
    }
    return text;
  }

  /**
   * {@code ✅ 3. What} without the sign before its number, and {@code ?? Q3: What} without what was
   * left of one in another encoding.
   */
  private static String withoutSign(String text) {
    Matcher lost = LOST_SIGN.matcher(text);
    if (lost.lookingAt()) {
      return text.substring(lost.end());
    }
    if (text.isEmpty() || Character.getType(text.codePointAt(0)) != Character.OTHER_SYMBOL) {
      return text;
    }
    int end = Character.charCount(text.codePointAt(0));
    while (end < text.length() && " \uFE0F\u200D".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end < text.length() && Character.isDigit(text.charAt(end)) ? text.substring(end) : text;
  }

  /** What an emoji that was a mark leaves behind. */
  private static String withoutJoiners(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\u200D' || text.charAt(end - 1) == '\uFE0F')) {
      end--;
    }
    return end == text.length() ? text : text.substring(0, end).strip();
  }

  /** {@code 1️⃣ What} as {@code 1. What}. */
  private static String withoutKeycaps(String text) {
    if (text.indexOf('\u20E3') < 0) {
      return text.startsWith("🔟") ? "10. " + text.substring(2).strip() : text;
    }
    Matcher keycap = KEYCAP.matcher(text);
    return keycap.find()
        ? keycap.group(1)
            + keycap.group(2).replaceAll("[\\uFE0F\\u20E3]", "")
            + ". "
            + text.substring(keycap.end()).strip()
        : text;
  }

  private static String takeMarks(String source, List<String> marks) {
    String text = source;
    boolean brackets = text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('（') >= 0;
    Matcher mark = MARK.matcher(text);
    while (brackets && mark.find()) {
      marks.add(mark.group(1));
      text = (text.substring(0, mark.start()) + text.substring(mark.end())).strip();
      mark = MARK.matcher(text);
    }
    if (!text.isEmpty() && text.chars().anyMatch(c -> c > 0x2600)) {
      Matcher emoji = EMOJI_MARK.matcher(text);
      while (emoji.find()) {
        boolean atEdge =
            emoji.start() == 0
                || emoji.end() == text.length()
                || text.substring(0, emoji.start()).isBlank();
        if (!atEdge) {
          continue;
        }
        marks.add(emoji.group().replace("\uFE0F", ""));
        text = (text.substring(0, emoji.start()) + text.substring(emoji.end())).strip();
        emoji = EMOJI_MARK.matcher(text);
      }
    }
    return text;
  }

  /** {@code **Title**:} as {@code **Title:**}, so that the emphasis is around all of it. */
  private static String colonInside(String text) {
    return text.endsWith("**:") ? text.substring(0, text.length() - 3) + ":**" : text;
  }

  private static String stripHashes(String text) {
    return text.startsWith("\\#") ? text.substring(1) : text;
  }

  private static String unquoted(String text) {
    if (text.length() < 3) {
      return text;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    boolean pair =
        (first == '"' && last == '"')
            || (first == '“' && last == '”')
            || (first == '«' && last == '»')
            || (first == '„' && (last == '“' || last == '”'))
            || (first == '「' && last == '」');
    boolean whole = first != last || text.indexOf(first, 1) == text.length() - 1;
    return pair && whole ? text.substring(1, text.length() - 1).strip() : text;
  }
}
