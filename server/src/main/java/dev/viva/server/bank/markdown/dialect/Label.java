package dev.viva.server.bank.markdown.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label in front of a part of a question.
 *
 * @param words the label in lower case
 * @param number its number; -1 where it has none
 * @param rest what follows it on its line
 */
record Label(Part part, String words, int number, String rest) {
  private static final int MAX_LENGTH = 70;
  private static final int MAX_ALONE = 120;
  private static final Pattern QUALIFIER =
      Pattern.compile("\\s*[(（\\[][^()（）\\[\\]]{0,50}[)）\\]]\\s*$");
  private static final Pattern TRAILING_NUMBER = Pattern.compile("[\\s#№-]*(\\d{1,4})$");
  private static final Pattern Q_DOT =
      Pattern.compile(
          "^([QAqРВОPR]|Ques|Ans|ANS|ans|Q\\s?\\d{1,4}|A\\s?\\d{1,4}|Ans\\s?\\d{1,4}|Question\\s\\d{1,4}|Answer\\s\\d{1,4}|第\\s?\\d{1,4}\\s?题)(?:\\s*[.)\\-–—>]{1,2}\\s*|\\s+(?=\\S{2,}\\s))(.*)$",
          Pattern.DOTALL);
  private static final String DOT_STARTS = "QAqaРВОPR第";
  private static final Pattern CLOSERS =
      Pattern.compile("^(?:\\s|\\*\\*|__|\\*(?!\\s)|</?(?:b|strong|em|i|u)>|</summary>)+");

  /** The label that {@code line} begins with. */
  static Optional<Label> of(String line, Vocabulary vocabulary) {
    String source = line.strip();
    if (source.isEmpty() || source.length() > 6000) {
      return Optional.empty();
    }
    String text = withoutOpening(source);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean emphasised = "*_<".indexOf(source.charAt(0)) >= 0;
    Optional<Label> colon = withColon(text, vocabulary, emphasised);
    if (colon.isPresent()) {
      return colon;
    }
    Matcher dot = Q_DOT.matcher(text);
    if (DOT_STARTS.indexOf(text.charAt(0)) >= 0 && dot.lookingAt()) {
      Optional<Label> label = lookUp(dot.group(1), dot.group(2), vocabulary, false, emphasised);
      if (label.isPresent()
          && (label.get().number() >= 0
              || text.indexOf('.') == dot.group(1).length()
              || text.startsWith("Ans"))) {
        return label;
      }
    }
    Optional<Label> apart = emphasised ? apart(source, vocabulary) : Optional.empty();
    return apart.isPresent() ? apart : alone(text, vocabulary);
  }

  /** {@code **Question** What is ...}: the emphasis ends where the label does. */
  private static Optional<Label> apart(String source, Vocabulary vocabulary) {
    int length = Inline.leadingEmphasis(source);
    if (length == 0
        || length + 1 >= source.length()
        || !Character.isWhitespace(source.charAt(length))) {
      return Optional.empty();
    }
    String head = source.substring(0, length);
    return lookUp(head, source.substring(length), vocabulary, true, false)
        .filter(label -> label.words().length() > 1 && !label.rest().isEmpty())
        // "**Ask** when it is unclear" is a sentence.
        .filter(label -> !Character.isLowerCase(label.rest().codePointAt(0)))
        .filter(label -> label.part() == Part.QUESTION || label.part() == Part.ANSWER);
  }

  private static Optional<Label> withColon(String text, Vocabulary vocabulary, boolean emphasised) {
    int limit = Math.min(text.length(), MAX_LENGTH);
    for (int i = 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ':'
          || c == '：'
          || ((c == '-' || c == '–' || c == '—') && i > 0 && text.charAt(i - 1) == ' ')) {
        boolean colon = c == ':' || c == '：';
        Optional<Label> label =
            lookUp(text.substring(0, i), text.substring(i + 1), vocabulary, !colon, emphasised);
        if (label.isPresent() || colon) {
          return label;
        }
      } else if (c == '\n' || Wording.isQuestionMark(c)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A line that is nothing but a label: {@code **Answer**}, {@code answer}. */
  private static Optional<Label> alone(String text, Vocabulary vocabulary) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    String rest = end < 0 ? "" : text.substring(end + 1);
    if (first.length() > MAX_ALONE) {
      return Optional.empty();
    }
    String bare = withoutPointers(Inline.plain(first));
    if (bare.length() < 2 || bare.length() > 40) {
      return Optional.empty();
    }
    Optional<Label> label = lookUp(bare, rest, vocabulary, true, false);
    return label.filter(
        l ->
            (l.words().length() > 1
                    && (!l.part().opens() || l.number() >= 0 || isEmphasised(first))
                    && !l.part().isMeta()
                    && l.part() != Part.EXPLANATION)
                || isAnswerHead(label, first));
  }

  /** {@code line} without the full stop or the hand at its end. */
  private static String withoutPointers(String line) {
    int end = line.length();
    while (end > 0
        && (".!▼▶►⬇".indexOf(line.charAt(end - 1)) >= 0
            || Character.isSurrogate(line.charAt(end - 1))
            || line.charAt(end - 1) == '\uFE0F')) {
      end--;
    }
    return line.substring(0, end).strip();
  }

  private static boolean isEmphasised(String line) {
    return "*_".indexOf(line.strip().charAt(line.strip().length() - 1)) >= 0;
  }

  private static boolean isAnswerHead(Optional<Label> label, String first) {
    return label.isPresent()
        && label.get().part() == Part.EXPLANATION
        && (first.startsWith("*") || first.endsWith("*"));
  }

  private static Optional<Label> lookUp(
      String head, String tail, Vocabulary vocabulary, boolean strict, boolean emphasised) {
    if (head.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String words = Inline.plain(head).strip();
    boolean capital = !words.isEmpty() && !Character.isLowerCase(words.codePointAt(0));
    words = words.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (words.endsWith(")") || words.endsWith("）") || words.endsWith("]")) {
      words = QUALIFIER.matcher(words).replaceAll("");
    }
    int number = -1;
    Matcher trailing = TRAILING_NUMBER.matcher(words);
    if (!words.isEmpty()
        && Character.isDigit(words.charAt(words.length() - 1))
        && trailing.find()) {
      number = Integer.parseInt(trailing.group(1));
      words = words.substring(0, trailing.start()).strip();
    }
    if (words.isEmpty()
        || (words.length() == 1 && !capital)
        || (strict && words.length() == 1 && number < 0 && words.charAt(0) < 'p')) {
      return Optional.empty();
    }
    Optional<Part> part = vocabulary.label(words);
    if (part.isEmpty()
        && words.endsWith(" question")
        && words.indexOf(':') < 0
        && words.split(" ").length <= 4
        && !vocabulary.isPreposition(Wording.firstWords(words, 1))
        && !vocabulary.isInterrogative(Wording.firstWords(words, 1))) {
      part =
          Optional.of(
              words.startsWith("follow") || words.startsWith("bonus")
                  ? Part.PROBES
                  : Part.QUESTION);
    }
    if (part.isEmpty()
        && (words.endsWith(" answer") || words.endsWith(" answers"))
        && words.split(" ").length <= 3) {
      part = Optional.of(Part.ANSWER);
    }
    String found = words;
    int foundNumber = number;
    return part.map(
        p ->
            new Label(
                p == Part.TASK && foundNumber >= 0 ? Part.WEAK_QUESTION : p,
                found,
                foundNumber,
                rest(tail, head, emphasised)));
  }

  /** Lines between the label and the first line of its rest, when it opens {@code text}. */
  int linesBeforeRest(String text) {
    int at = rest.isEmpty() ? -1 : text.indexOf(rest.lines().findFirst().orElse(""));
    return at <= 0 ? 0 : (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** What follows the label, without the markers that closed its emphasis. */
  private static String rest(String tail, String head, boolean opened) {
    boolean emphasised = opened;
    String text = opened && isClosed(tail, head) ? tail.substring(1) : tail;
    Matcher closers = CLOSERS.matcher(text);
    // Emphasis that was closed before the colon, or never opened, is none that the rest could
    // close.
    boolean open = opened && !head.contains("**") && !head.contains("__");
    if (open && closers.find()) {
      String markers = closers.group();
      // "**Q:** **Why?**": the second pair is the question's own.
      int keep =
          opensOwn(markers) && !head.isEmpty()
              ? markers.lastIndexOf(lastMarker(markers))
              : markers.length();
      text = text.substring(keep);
    }
    text = text.strip();
    if (opened && text.endsWith("*") && !text.endsWith("**") && unbalanced(text, "*")) {
      return text.substring(0, text.length() - 1).strip();
    }
    return emphasised && unbalanced(text, "**")
        ? text.substring(0, text.lastIndexOf("**")) + text.substring(text.lastIndexOf("**") + 2)
        : text;
  }

  /** {@code *Answer:* words}: the asterisk is no bullet. */
  private static boolean isClosed(String tail, String head) {
    return (tail.startsWith("* ") && head.indexOf('*') < 0)
        || (tail.startsWith("_ ") && head.indexOf('_') < 0);
  }

  private static boolean opensOwn(String markers) {
    return markers.strip().replace("**", "#").chars().filter(c -> c == '#').count() > 1;
  }

  private static String lastMarker(String markers) {
    return markers.contains("**") ? "**" : markers;
  }

  private static boolean unbalanced(String text, String marker) {
    int count = 0;
    for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length())) {
      count++;
    }
    return count % 2 == 1;
  }

  private static String withoutOpening(String source) {
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '<') {
        int end = source.indexOf('>', i);
        if (end < 0 || end - i > 40) {
          break;
        }
        i = end + 1;
      } else if (c == '*'
          || c == '_'
          || c == '>'
          || c == ' '
          || c == '#'
          || c == '✅'
          || c == '➡'
          || c == '→'
          || Character.isSurrogate(c)
          || c == 0xFE0F
          || c == 0x200D
          || (c >= 0x2600 && c <= 0x27BF)) {
        i++;
      } else {
        break;
      }
    }
    return source.substring(i);
  }
}
