package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the format that {@code seeds/README.md} describes and {@link CanonicalWriter} writes.
 * Strict: what it does not understand is an error with a line, never a guess.
 */
public final class CanonicalReader {
  /** The value of {@code format} in the front matter. */
  public static final String FORMAT = "viva-bank/1";

  private static final Set<String> FRONT_KEYS = Set.of("format", "bank", "title");
  private static final Set<String> KEYS =
      Set.of(
          "areas",
          "kind",
          "level",
          "difficulty",
          "minutes",
          "topic",
          "group",
          "section",
          "status",
          "source",
          "inferred",
          "probe-of");
  private static final Set<String> SECTIONS =
      Set.of("Answer", "Rubric", "Probes", "Options", "Why");
  private static final Set<String> LISTS = Set.of("Rubric", "Probes", "Options");
  private static final Pattern QUESTION = Pattern.compile("##(?:[ \\t]+(.*))?");
  private static final Pattern ID = Pattern.compile("(.*?)\\s*\\{#([^{}\\s]*)}");
  private static final Pattern GOOD_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern KEY = Pattern.compile("[-*] ([A-Za-z-]+):(?: (.*))?");

  private final String file;
  private final SourceText source;
  private final FrontMatter front;
  private final CanonicalLists lists;
  private final Faults faults;
  private final Fences fences;
  private final List<Reading.Entry> entries = new ArrayList<>();
  private final Map<String, Integer> lineOfId = new HashMap<>();

  private CanonicalReader(String file, SourceText source) {
    this.file = file;
    this.source = source;
    this.faults = new Faults(file);
    this.fences = new Fences(source.lines(1, source.size()));
    this.lists = new CanonicalLists(faults);
    this.front = FrontMatter.of(source.lines(1, source.size()));
  }

  /** Whether {@code text} says that it is in this format. */
  public static boolean isCanonical(SourceText text) {
    return text.size() > 0
        && FrontMatter.of(text.lines(1, text.size()))
            .values()
            .getOrDefault("format", "")
            .startsWith("viva-bank/");
  }

  /** Reads the whole file. Faults are diagnostics; questions with an error are left out. */
  public static Reading read(String file, SourceText text) {
    return new CanonicalReader(file, text).read();
  }

  private Reading read() {
    checkFront();
    int line = front.end() + 1;
    int next = nextQuestion(line);
    checkPreamble(line, next);
    while (next <= source.size()) {
      int end = nextQuestion(next + 1);
      question(next, end);
      next = end;
    }
    if (entries.isEmpty()) {
      faults.report(0, Diagnostic.Severity.WARNING, "the bank holds no question");
    }
    Reading.Dialect dialect = new Reading.Dialect(true, List.of("canonical"));
    return new Reading(
        file, front.values().getOrDefault("title", ""), dialect, entries, faults.all());
  }

  private void checkFront() {
    if (!front.fault().isEmpty()) {
      faults.error(1, "the front matter is not YAML: " + front.fault());
    }
    front.values().keySet().stream()
        .filter(key -> !FRONT_KEYS.contains(key))
        .forEach(
            key ->
                faults.error(
                    1,
                    "unknown key '"
                        + key
                        + "' in the front matter, expected format, bank or title"));
    String format = front.values().getOrDefault("format", "");
    if (!format.equals(FORMAT)) {
      faults.error(1, "the format is '" + format + "', this version reads " + FORMAT);
    }
    if (!GOOD_ID.matcher(bank()).matches()) {
      faults.error(1, "the bank id is '" + bank() + "', expected lower-case words joined by '-'");
    }
  }

  private void checkPreamble(int from, int to) {
    for (int line = from; line < to; line++) {
      String text = source.line(line);
      if (text.startsWith("###")) {
        faults.error(line, "a section before the first question");
      } else if (!text.isBlank() && !text.startsWith("# ")) {
        faults.report(
            line, Diagnostic.Severity.INFO, "text before the first question is not imported");
        return;
      }
    }
  }

  private String bank() {
    return front.values().getOrDefault("bank", "");
  }

  /**
   * The next line from {@code line} on that opens a question, outside code; one after the last line
   * where there is none.
   */
  private int nextQuestion(int line) {
    int at = line;
    boolean list = false;
    while (at <= source.size() && !QUESTION.matcher(source.line(at)).matches()) {
      String text = source.line(at);
      list = text.startsWith("###") ? LISTS.contains(text.substring(3).strip()) : list;
      at = afterFence(at, list) + 1;
    }
    return Math.min(at, source.size() + 1);
  }

  /**
   * The line that closes a fence that opens at {@code line}; {@code line} itself where none does.
   * In a {@code list} an indented fence belongs to an item, may well open on the line of its
   * marker, and cannot hide a heading.
   */
  private int afterFence(int line, boolean list) {
    return list && source.line(line).startsWith(" ") ? line : fences.end(line - 1) + 1;
  }

  private void question(int heading, int end) {
    int before = faults.errors();
    Matcher question = QUESTION.matcher(source.line(heading));
    if (!question.matches()) {
      throw new IllegalStateException("line " + heading + " is no question heading");
    }
    String head = question.group(1) == null ? "" : question.group(1).strip();
    Matcher withId = ID.matcher(head);
    boolean hasId = withId.matches();
    String id = hasId ? withId.group(2) : "";
    String title = hasId ? withId.group(1) : head;
    checkId(heading, id);

    CanonicalKeys keys = new CanonicalKeys(file, heading, faults);
    int body = metadata(heading + 1, end, keys);
    Map<String, List<String>> sections = new LinkedHashMap<>();
    Map<String, Integer> sectionLines = new HashMap<>();
    List<String> prompt = sections(body, end, sections, sectionLines);
    int promptLine = body;
    while (promptLine < end && source.isBlank(promptLine)) {
      promptLine++;
    }
    String text = CanonicalBody.decode(prompt);
    if (text.isEmpty()) {
      faults.error(heading, "the question has no prompt");
    }
    Optional<Rubric> rubric =
        lists.rubric(sections.get("Rubric"), sectionLines.getOrDefault("Rubric", heading));
    List<String> probes = CanonicalLists.probes(sections.get("Probes"));
    List<Question.Option> options = CanonicalLists.options(sections.get("Options"));
    Question.Content content =
        new Question.Content(
            title,
            text,
            decode(sections.get("Answer")),
            rubric,
            probes,
            options,
            decode(sections.get("Why")),
            keys.all("section"));
    Question.Tags tags = keys.tags();
    Question.Source where = keys.source(promptLine, text);
    boolean retired = keys.one("status").equals("retired");
    if (!retired && !keys.one("status").isEmpty() && !keys.one("status").equals("active")) {
      faults.error(heading, "status is '" + keys.one("status") + "', expected active or retired");
    }
    if (faults.errors() == before) {
      Question.Status status = retired ? Question.Status.RETIRED : Question.Status.ACTIVE;
      entries.add(
          new Reading.Entry(
              new Question(id, bank(), content, tags, where, status, 0), true, heading));
    }
  }

  private void checkId(int line, String id) {
    if (!GOOD_ID.matcher(id).matches()) {
      faults.error(
          line,
          "a question ends in {#id} with lower-case words joined by '-', this one has '"
              + id
              + "'");
      return;
    }
    Integer before = lineOfId.putIfAbsent(id, line);
    if (before != null) {
      faults.error(line, "the id " + id + " is used in line " + before + " already");
    }
  }

  /** Reads the list under the heading; returns the line after it. */
  private int metadata(int from, int end, CanonicalKeys keys) {
    int line = from;
    while (line < end && source.isBlank(line)) {
      line++;
    }
    for (; line < end && !source.isBlank(line); line++) {
      Matcher key = KEY.matcher(source.line(line).stripTrailing());
      if (!key.matches()) {
        faults.error(
            line,
            "expected '- key: value', found '"
                + shortened(source.line(line))
                + "'; an empty line ends the metadata");
        continue;
      }
      String name = key.group(1).toLowerCase(Locale.ROOT);
      String value = key.group(2) == null ? "" : key.group(2).strip();
      if (!KEYS.contains(name)) {
        faults.error(
            line,
            "unknown key '"
                + name
                + "'; keys are "
                + String.join(", ", KEYS.stream().sorted().toList()));
      } else if (keys.has(name) && !name.equals("section")) {
        faults.error(line, "the key '" + name + "' is there twice");
      } else {
        keys.add(name, value);
      }
    }
    return line;
  }

  /** Splits lines into the prompt, which is returned, and the sections. */
  private List<String> sections(
      int from, int end, Map<String, List<String>> sections, Map<String, Integer> lines) {
    List<String> prompt = new ArrayList<>();
    List<String> current = prompt;
    boolean list = false;
    for (int line = from; line < end; line++) {
      String text = source.line(line);
      int fenceEnd = Math.min(afterFence(line, list), end - 1);
      if (fenceEnd > line) {
        current.addAll(source.lines(line, fenceEnd));
        line = fenceEnd;
      } else if (text.startsWith("### ") || text.equals("###")) {
        String name = text.substring(3).strip();
        current = new ArrayList<>();
        list = LISTS.contains(name);
        lines.put(name, line);
        if (!SECTIONS.contains(name)) {
          faults.error(
              line,
              "unknown section '" + name + "', expected Answer, Rubric, Probes, Options or Why");
        } else if (sections.put(name, current) != null) {
          faults.error(line, "the section '" + name + "' is there twice");
        }
      } else {
        current.add(text);
      }
    }
    return prompt;
  }

  private static String decode(List<String> lines) {
    return lines == null ? "" : CanonicalBody.decode(lines);
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= 40 ? line : line.substring(0, 39) + "…";
  }
}
