package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.Question.Option;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the options of a multiple-choice question: a task list, or items and lines that begin with
 * letters in order.
 */
final class OptionReading {
  private static final Pattern LETTERED =
      Pattern.compile(
          "^(?:[*_]{0,2})[(\\[]?([A-Ha-hА-Дأ-د])[)\\].:：、](?:[*_]{0,2})\\s*(.*)$", Pattern.DOTALL);
  private static final Pattern TASK = Pattern.compile("^\\[([ xX✓✔]?)]\\s+(.*)$", Pattern.DOTALL);
  private static final Pattern TICK =
      Pattern.compile(
          "(?i)\\s*(?:✅|✔️?|✓|☑️?|\\(correct(?:\\s+answer)?\\)|\\[correct]|<-+\\s*correct|←\\s*correct|\\(right\\)|\\(правильно\\)|\\(correcta\\)|\\(correta\\))\\s*");
  private static final Pattern KEY =
      Pattern.compile(
          "^\\W*(?:option\\s+|opción\\s+|opção\\s+|вариант\\s+)?([A-Ha-hА-Д])(?![\\p{L}\\p{N}']).*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER_KEY =
      Pattern.compile(
          "^\\W*(?:option\\s+)?(\\d)(?:\\W.*|)$", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern SAYS_CORRECT =
      Pattern.compile("(?i)^\\W*[A-Ha-h]\\W.{0,80}\\b(?:correct|right|correcta|correta)\\b");
  private static final String BOXES = "☐□◻⬜○";
  private static final int MAX = 8;
  private static final int MAX_LEAD = 16;

  private OptionReading() {}

  /** Options, and the units that they are. */
  record Found(List<Option> options, int from, int to) {
    static final Found NONE = new Found(List.of(), 0, 0);

    boolean contains(int unit) {
      return unit >= from && unit < to;
    }
  }

  static boolean isFirst(String line) {
    if (!mayBeLettered(line)) {
      return false;
    }
    Matcher letter = LETTERED.matcher(line.strip());
    return letter.matches() && "aA".contains(letter.group(1));
  }

  /** Whether one of the first characters can be the sign after a letter. */
  private static boolean mayBeLettered(String line) {
    int end = Math.min(line.length(), MAX_LEAD);
    for (int i = 1; i < end; i++) {
      if (")].:：、".indexOf(line.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  static boolean isSecond(String line) {
    if (!mayBeLettered(line)) {
      return false;
    }
    Matcher letter = LETTERED.matcher(line.strip());
    return letter.matches() && "bB".contains(letter.group(1));
  }

  /** Whether an item has the sign of the right option. */
  static boolean isTicked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean may = c >= '☑' ? c <= '✔' || c == '✅' : c == '(' || c == '[' || c == '←' || c == '<';
      if (may) {
        return TICK.matcher(text).find();
      }
    }
    return false;
  }

  /** Whether options begin on a line of {@code text} after its first one. */
  static boolean startsIn(String text) {
    List<String> lines = text.lines().toList();
    return startIn(lines) < lines.size();
  }

  static boolean isTask(String text) {
    return text.startsWith("[") && TASK.matcher(text).matches();
  }

  /** {@code text} without the box in front of it. */
  static String withoutBox(String text) {
    Matcher task = TASK.matcher(text);
    return text.startsWith("[") && task.matches() ? task.group(2) : text;
  }

  /**
   * The options among units {@code from} to {@code to}. {@code labelled}: any list there is one of
   * options.
   */
  static Found find(Page page, int from, int to, boolean labelled) {
    for (int i = from; i < to; i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.ITEM)) {
        Found found = list(page, i, to, labelled);
        if (!found.options().isEmpty()) {
          return found;
        }
        i = groupEnd(page, i, to) - 1;
      } else if (unit.is(Type.PARAGRAPH)) {
        List<Option> options = lines(unit.text().lines().toList());
        if (!options.isEmpty()) {
          return new Found(options, i, i + 1);
        }
        Found run = paragraphs(page, i, to);
        if (!run.options().isEmpty()) {
          return run;
        }
      }
    }
    return Found.NONE;
  }

  private static int groupEnd(Page page, int item, int to) {
    int group = page.unit(item).group();
    int end = item;
    while (end < to && page.unit(end).is(Type.ITEM) && page.unit(end).group() == group) {
      end = Math.min(to, page.scopeEnd(end));
    }
    return Math.max(end, item + 1);
  }

  private static Found list(Page page, int item, int to, boolean labelled) {
    int end = groupEnd(page, item, to);
    int group = page.unit(item).group();
    List<String> texts = new ArrayList<>();
    for (int i = item; i < end; i++) {
      if (page.unit(i).is(Type.ITEM) && page.unit(i).group() == group) {
        String more = page.markdown(i + 1, Math.min(end, page.scopeEnd(i)));
        texts.add(more.isEmpty() ? page.unit(i).text() : page.unit(i).text() + "\n" + more);
      }
    }
    if (texts.size() < 2 || texts.size() > MAX) {
      return Found.NONE;
    }
    boolean tasks = texts.stream().allMatch(OptionReading::isTask);
    boolean letters = isFirst(texts.get(0)) && isSecond(texts.get(1));
    if (!tasks && !letters && !labelled && texts.stream().noneMatch(t -> TICK.matcher(t).find())) {
      return Found.NONE;
    }
    if (!tasks
        && !letters
        && !labelled
        && texts.stream().filter(t -> TICK.matcher(t).find()).count() != 1) {
      return Found.NONE;
    }
    return new Found(texts.stream().map(OptionReading::option).toList(), item, end);
  }

  /** Lines of one paragraph, all of them options. */
  private static List<Option> lines(List<String> lines) {
    if (lines.size() < 2 || lines.size() > 3 * MAX || !isFirst(lines.get(0))) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (String line : lines) {
      Matcher letter = LETTERED.matcher(line.strip());
      boolean next =
          letter.matches()
              && Character.toLowerCase(letter.group(1).charAt(0)) == (char) ('a' + texts.size());
      if (next) {
        texts.add(line.strip());
      } else if (!texts.isEmpty()) {
        texts.set(texts.size() - 1, texts.get(texts.size() - 1) + "\n" + line.strip());
      }
    }
    return texts.size() < 2 ? List.of() : texts.stream().map(OptionReading::option).toList();
  }

  /** One paragraph for each option. */
  private static Found paragraphs(Page page, int from, int to) {
    List<Option> options = new ArrayList<>();
    int i = from;
    while (i < to && page.unit(i).is(Type.PARAGRAPH) && options.size() < MAX) {
      Matcher letter = LETTERED.matcher(page.unit(i).text());
      if (!letter.matches()
          || Character.toLowerCase(letter.group(1).charAt(0)) != (char) ('a' + options.size())) {
        break;
      }
      options.add(option(page.unit(i).text()));
      i++;
    }
    return options.size() < 2 ? Found.NONE : new Found(options, from, i);
  }

  /** Where options begin inside the text of a question; its length where none do. */
  static int startIn(List<String> lines) {
    for (int i = 1; i + 1 < lines.size(); i++) {
      if (isFirst(lines.get(i)) && !lines(lines.subList(i, lines.size())).isEmpty()) {
        return i;
      }
    }
    return lines.size();
  }

  static List<Option> inLines(List<String> lines) {
    return lines(lines);
  }

  private static Option option(String raw) {
    String text = raw.strip();
    boolean correct = false;
    Matcher task = TASK.matcher(text);
    if (task.matches()) {
      correct = !task.group(1).isBlank();
      text = task.group(2);
    }
    if (!text.isEmpty() && BOXES.indexOf(text.charAt(0)) >= 0) {
      text = text.substring(1).strip();
    }
    Matcher tick = TICK.matcher(text);
    if (tick.find()) {
      correct = true;
      text = (text.substring(0, tick.start()) + " " + text.substring(tick.end())).strip();
    }
    if (text.startsWith("**") && Inline.leadingEmphasis(text) == text.length()) {
      correct = true;
      text = Inline.unwrapped(text);
    }
    Matcher letter = LETTERED.matcher(text);
    return new Option(letter.matches() ? letter.group(2).strip() : text, correct);
  }

  /**
   * {@code options} with the right one marked as {@code answer} names it, by letter, number or
   * text.
   */
  static List<Option> marked(List<Option> options, String answer) {
    if (options.isEmpty() || answer.isBlank() || options.stream().anyMatch(Option::correct)) {
      return options;
    }
    List<String> correct = answer.lines().filter(l -> SAYS_CORRECT.matcher(l).find()).toList();
    if (correct.size() < options.size() && correct.size() < answer.lines().count()) {
      List<Option> marked = markedBy(options, correct);
      if (!marked.equals(options)) {
        return marked;
      }
    }
    String first = Inline.plain(answer.lines().findFirst().orElse(""));
    int index = keyOf(first);
    if (index < 0 || index >= options.size()) {
      index = textOf(options, first);
    }
    if (index < 0) {
      return options;
    }
    List<Option> marked = new ArrayList<>(options);
    marked.set(index, new Option(options.get(index).text(), true));
    return marked;
  }

  /** Each of {@code lines} names one: "B - Correct". */
  private static List<Option> markedBy(List<Option> options, List<String> lines) {
    List<Option> marked = new ArrayList<>(options);
    for (String line : lines) {
      int index = keyOf(Inline.plain(line));
      if (index >= 0 && index < marked.size()) {
        marked.set(index, new Option(marked.get(index).text(), true));
      }
    }
    return marked;
  }

  private static int keyOf(String answer) {
    Matcher letter = KEY.matcher(answer);
    if (letter.matches()) {
      char c = Character.toLowerCase(letter.group(1).charAt(0));
      boolean article =
          c == 'a'
              && answer.length() > 1
              && Character.isLetter(
                  answer.strip().charAt(Math.min(answer.strip().length() - 1, 2)));
      return article ? -1 : c >= 'а' ? c - 'а' : c - 'a';
    }
    Matcher number = NUMBER_KEY.matcher(answer);
    return number.matches() ? number.group(1).charAt(0) - '1' : -1;
  }

  private static int textOf(List<Option> options, String answer) {
    String wanted = answer.toLowerCase(Locale.ROOT);
    for (int i = 0; i < options.size(); i++) {
      String text = Inline.words(options.get(i).text());
      if (!text.isEmpty() && (wanted.equals(text) || wanted.startsWith(text))) {
        return i;
      }
    }
    return -1;
  }
}
