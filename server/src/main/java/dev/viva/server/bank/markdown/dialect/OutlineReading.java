package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page without any Markdown: indentation says what belongs to what, "Databases:" names a section,
 * lines that ask are questions, and what follows a question until the next one is its answer. Read
 * from the lines, since to Markdown such a page is mostly code.
 */
final class OutlineReading {
  private static final int MIN_INDENT = 2;
  private static final int MAX_WRAPPED = 20;

  private final SourceText source;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Integer> indents = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private Draft.Builder open;
  private int openIndent;
  private StringBuilder field;
  private boolean taskPrompt;
  private int answerIndent;

  private OutlineReading(SourceText source, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.wording = new Wording(vocabulary);
  }

  /** The questions of an outline; empty where the page is none. */
  static Optional<List<Draft>> read(
      String name, SourceText source, Page page, Vocabulary vocabulary) {
    OutlineReading reading = new OutlineReading(source, vocabulary);
    if (!reading.isOutline(page)) {
      return Optional.empty();
    }
    reading.all();
    return reading.drafts.size() >= 2 ? Optional.of(List.copyOf(reading.drafts)) : Optional.empty();
  }

  /**
   * No headings, no fences, hardly a list, and most of what asks is indented under lines that end
   * in a colon.
   */
  private boolean isOutline(Page page) {
    int lists = 0;
    for (Unit unit : page.units()) {
      if (unit.is(Type.HEADING)
          || unit.is(Type.DETAILS)
          || unit.is(Type.TABLE)
          || (unit.is(Type.CODE) && unit.level() == 1)) {
        return false;
      }
      lists += unit.is(Type.ITEM) && unit.depth() == 0 ? 1 : 0;
    }
    int heads = 0;
    int indented = 0;
    int flush = 0;
    for (int n = 1; n <= source.size(); n++) {
      String line = source.line(n);
      String text = line.strip();
      boolean deep = SourceText.indentOf(line) >= MIN_INDENT;
      heads += !deep && isHead(text) && n < source.size() && deeperFollows(n) ? 1 : 0;
      if (wording.isStrong(text) && !isHead(text)) {
        indented += deep ? 1 : 0;
        flush += deep ? 0 : 1;
      }
    }
    return heads >= 1 && indented >= 3 && indented > flush && lists <= indented;
  }

  private boolean deeperFollows(int line) {
    int indent = SourceText.indentOf(source.line(line));
    int next = line + 1;
    while (next <= source.size() && source.isBlank(next)) {
      next++;
    }
    return next <= source.size() && SourceText.indentOf(source.line(next)) > indent;
  }

  private static boolean isHead(String text) {
    return text.length() <= 80
        && (text.endsWith(":") || text.endsWith("："))
        && !text.startsWith("-")
        && !Wording.endsAsQuestion(text.substring(0, text.length() - 1));
  }

  private void all() {
    for (int n = 1; n <= source.size(); n++) {
      if (source.isBlank(n)) {
        if (field != null) {
          field.append('\n');
        }
        continue;
      }
      int taken = line(n);
      n += taken - 1;
    }
    close();
  }

  /** Reads the line {@code n}; returns how many lines it took. */
  private int line(int n) {
    String raw = source.line(n);
    String text = raw.strip();
    int indent = SourceText.indentOf(raw);
    if (text.matches("[-=_*]{3,}")) {
      close();
      return 1;
    }
    Optional<Label> label = Label.of(text, vocabulary);
    if (label.isPresent() && label(n, indent, text, label.get())) {
      return 1;
    }
    boolean inAnswer = open != null && field == open.answer;
    boolean deeper = open != null && indent > openIndent;
    if (isHead(text)
        && deeperFollows(n)
        && !(open != null && deeper)
        && !isPartOfAnswer(text, indent)) {
      close();
      section(indent, text);
      return 1;
    }
    if (taskPrompt && open != null && deeper) {
      append(raw);
      return 1;
    }
    int count = wrapped(n, indent);
    String whole = count == 1 ? text : joined(n, count);
    boolean asks = isQuestion(whole) || isTask(whole, indent);
    boolean sibling =
        open == null || (indent <= openIndent && !(inAnswer && indent > answerIndent));
    if (asks && (sibling || (!inAnswer && indent == openIndent))) {
      question(n, indent, whole);
      return count;
    }
    if (open != null) {
      if (field != open.answer) {
        field = open.answer;
        answerIndent = indent;
      }
      append(raw);
    }
    return 1;
  }

  private boolean isQuestion(String text) {
    double score = wording.score(Prompt.of(text).text());
    boolean capital = !Character.isLowerCase(text.codePointAt(0));
    boolean numbered = Prompt.of(text).isNumbered();
    return score >= 0.9 || (score >= Wording.STRONG && capital) || (numbered && score >= 0.6);
  }

  /**
   * "Create a service that ...": a task where the line before it, as deep as it, was a question
   * without an answer.
   */
  private boolean isTask(String text, int indent) {
    return open != null
        && indent == openIndent
        && open.answer.isEmpty()
        && text.length() >= 30
        && !Character.isLowerCase(text.codePointAt(0))
        && wording.score(Prompt.of(text).text()) >= 0.6;
  }

  /** "example:" under a question goes on with its answer. */
  private boolean isPartOfAnswer(String text, int indent) {
    if (open == null || indent < openIndent) {
      return false;
    }
    String words = Inline.words(text).replaceAll("[:：]$", "").strip();
    return vocabulary.isAnswerPart(words) || Character.isLowerCase(text.codePointAt(0));
  }

  private boolean label(int n, int indent, String text, Label label) {
    switch (label.part()) {
      case QUESTION, WEAK_QUESTION -> {
        boolean numbered = label.number() >= 0;
        if (label.part() == Part.QUESTION && !label.rest().isBlank()) {
          question(n, indent, label.rest());
        } else if (numbered && !label.rest().isBlank()) {
          start(n, indent, "task");
          open.title = label.rest();
        } else if (label.rest().isBlank()) {
          if (open == null || open.text.length() > 0) {
            start(n, indent, "task");
          }
          openIndent = Math.min(openIndent, indent);
          open.line = firstTextLine(n + 1);
          field = open.text;
          taskPrompt = true;
        } else {
          return false;
        }
        return true;
      }
      case TASK -> {
        if (open == null) {
          return false;
        }
        field = open.text;
        taskPrompt = true;
        append(source.line(n));
        return true;
      }
      case ANSWER -> {
        if (open == null
            || (label.words().length() == 1 && Character.isLowerCase(text.codePointAt(0)))) {
          return false;
        }
        field = open.answer;
        taskPrompt = false;
        answerIndent = indent;
        openIndent = Math.min(openIndent, indent);
        Draft.Builder.append(open.answer, label.rest(), "\n");
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private int firstTextLine(int from) {
    int n = from;
    while (n < source.size() && source.isBlank(n)) {
      n++;
    }
    return Math.min(n, source.size());
  }

  /** How many lines from {@code n} on are one hard-wrapped line. */
  private int wrapped(int n, int indent) {
    int count = 1;
    while (count < MAX_WRAPPED
        && n + count <= source.size()
        && !source.isBlank(n + count)
        && Math.abs(SourceText.indentOf(source.line(n + count)) - indent) <= 3
        && LineReading.continues(source.line(n + count - 1).strip(), source.line(n + count))
        && Character.isLowerCase(source.line(n + count).strip().codePointAt(0))) {
      count++;
    }
    return count;
  }

  private String joined(int n, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = n; i < n + count; i++) {
      lines.add(source.line(i).strip());
    }
    return String.join(" ", lines);
  }

  private void section(int indent, String text) {
    while (!indents.isEmpty() && indents.get(indents.size() - 1) >= indent) {
      indents.remove(indents.size() - 1);
      names.remove(names.size() - 1);
    }
    indents.add(indent);
    names.add(Inline.plain(text).replaceAll("[:：]$", "").strip());
  }

  private void question(int n, int indent, String text) {
    start(n, indent, "outline");
    Prompt prompt = Prompt.of(text);
    open.text.append(prompt.text());
    open.marks.addAll(prompt.marks());
  }

  private void start(int n, int indent, String shape) {
    close();
    while (!indents.isEmpty()
        && indents.get(indents.size() - 1) >= indent
        && !(indents.get(indents.size() - 1) == 0 && indent == 0 && shape.equals("outline"))) {
      indents.remove(indents.size() - 1);
      names.remove(names.size() - 1);
    }
    open = new Draft.Builder(0, n, shape);
    open.sections.addAll(names);
    open.strength = 0.9;
    openIndent = indent;
    answerIndent = indent;
    field = open.text;
  }

  private void append(String raw) {
    if (!field.isEmpty() && field.charAt(field.length() - 1) != '\n') {
      field.append('\n');
    }
    field.append(raw);
  }

  private void close() {
    if (open != null) {
      StringBuilder text = outdented(open.text);
      StringBuilder answer = outdented(open.answer);
      open.text.setLength(0);
      open.text.append(text);
      open.answer.setLength(0);
      open.answer.append(answer);
      Draft draft = open.build();
      if (!draft.text().isBlank()) {
        drafts.add(draft);
      }
    }
    open = null;
    field = null;
    taskPrompt = false;
  }

  /** Lines without the indentation that all of them share. */
  private static StringBuilder outdented(StringBuilder text) {
    List<String> lines = text.toString().lines().toList();
    int indent =
        lines.stream().filter(l -> !l.isBlank()).mapToInt(SourceText::indentOf).min().orElse(0);
    StringBuilder result = new StringBuilder();
    for (String line : lines) {
      result.append(SourceText.dedent(line, indent)).append('\n');
    }
    return result;
  }
}
