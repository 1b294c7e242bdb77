package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.bank.markdown.match.Fingerprint;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
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

  /** Before a fingerprint in {@code source}. */
  static final String PRINT = "fingerprint=";

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
  private static final Pattern FENCE = Pattern.compile(" {0,3}(?:`{3,}[^`]*|~{3,}.*)");
  private static final Pattern QUESTION = Pattern.compile("##(?:[ \\t]+(.*))?");
  private static final Pattern ID = Pattern.compile("(.*?)\\s*\\{#([^{}\\s]*)}");
  private static final Pattern GOOD_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern KEY = Pattern.compile("[-*] ([A-Za-z-]+):(?: (.*))?");
  private static final Pattern LEVEL = Pattern.compile("(\\d{1,2})(?:\\+|\\s*-\\s*(\\d{1,2}))");
  private static final Pattern ANCHOR = Pattern.compile("([1-4])[.)](?: (.*))?");
  private static final Pattern OPTION = Pattern.compile("[-*] \\[([ xX])](?: (.*))?");
  private static final Pattern BULLET = Pattern.compile("[-*](?: (.*))?");
  private static final Pattern SOURCE =
      Pattern.compile("(?:(none)|(.*):(\\d+))(?: " + PRINT + "(\\S*))?");

  private final String file;
  private final SourceText source;
  private final FrontMatter front;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Reading.Entry> entries = new ArrayList<>();
  private final Map<String, Integer> lineOfId = new HashMap<>();

  private CanonicalReader(String file, SourceText source) {
    this.file = file;
    this.source = source;
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
      report(0, Diagnostic.Severity.WARNING, "the bank holds no question");
    }
    Reading.Dialect dialect = new Reading.Dialect(true, List.of("canonical"));
    return new Reading(
        file, front.values().getOrDefault("title", ""), dialect, entries, diagnostics);
  }

  private void checkFront() {
    if (!front.fault().isEmpty()) {
      error(1, "the front matter is not YAML: " + front.fault());
    }
    front.values().keySet().stream()
        .filter(key -> !FRONT_KEYS.contains(key))
        .forEach(
            key ->
                error(
                    1,
                    "unknown key '"
                        + key
                        + "' in the front matter, expected format, bank or title"));
    String format = front.values().getOrDefault("format", "");
    if (!format.equals(FORMAT)) {
      error(1, "the format is '" + format + "', this version reads " + FORMAT);
    }
    if (!GOOD_ID.matcher(bank()).matches()) {
      error(1, "the bank id is '" + bank() + "', expected lower-case words joined by '-'");
    }
  }

  private void checkPreamble(int from, int to) {
    for (int line = from; line < to; line++) {
      String text = source.line(line);
      if (text.startsWith("###")) {
        error(line, "a section before the first question");
      } else if (!text.isBlank() && !text.startsWith("# ")) {
        report(line, Diagnostic.Severity.INFO, "text before the first question is not imported");
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
    String text = source.line(line);
    if ((list && text.startsWith(" ")) || !FENCE.matcher(text).matches()) {
      return line;
    }
    return line + CanonicalBody.closing(source.lines(line, source.size()), 0);
  }

  private void question(int heading, int end) {
    int faults = diagnostics.size();
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

    Map<String, List<String>> keys = new LinkedHashMap<>();
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
      error(heading, "the question has no prompt");
    }
    Optional<Rubric> rubric =
        rubric(sections.get("Rubric"), sectionLines.getOrDefault("Rubric", heading));
    List<String> probes = items(sections.get("Probes"), BULLET).stream().map(Item::text).toList();
    List<Question.Option> options =
        items(sections.get("Options"), OPTION).stream()
            .map(item -> new Question.Option(item.text(), !item.mark().isBlank()))
            .toList();
    Question.Content content =
        new Question.Content(
            title,
            text,
            decode(sections.get("Answer")),
            rubric,
            probes,
            options,
            decode(sections.get("Why")),
            keys.getOrDefault("section", List.of()));
    Question.Tags tags = tags(heading, keys);
    Question.Source where = source(heading, promptLine, keys, text);
    boolean retired = one(keys, "status").equals("retired");
    if (!retired && !one(keys, "status").isEmpty() && !one(keys, "status").equals("active")) {
      error(heading, "status is '" + one(keys, "status") + "', expected active or retired");
    }
    boolean good =
        diagnostics.subList(faults, diagnostics.size()).stream()
            .noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    if (good) {
      Question.Status status = retired ? Question.Status.RETIRED : Question.Status.ACTIVE;
      entries.add(
          new Reading.Entry(new Question(id, bank(), content, tags, where, status, 0), true));
    }
  }

  private void checkId(int line, String id) {
    if (!GOOD_ID.matcher(id).matches()) {
      error(
          line,
          "a question ends in {#id} with lower-case words joined by '-', this one has '"
              + id
              + "'");
      return;
    }
    Integer before = lineOfId.putIfAbsent(id, line);
    if (before != null) {
      error(line, "the id " + id + " is used in line " + before + " already");
    }
  }

  /** Reads the list under the heading; returns the line after it. */
  private int metadata(int from, int end, Map<String, List<String>> keys) {
    int line = from;
    while (line < end && source.isBlank(line)) {
      line++;
    }
    for (; line < end && !source.isBlank(line); line++) {
      Matcher key = KEY.matcher(source.line(line).stripTrailing());
      if (!key.matches()) {
        error(
            line,
            "expected '- key: value', found '"
                + shortened(source.line(line))
                + "'; an empty line ends the metadata");
        continue;
      }
      String name = key.group(1).toLowerCase(Locale.ROOT);
      String value = key.group(2) == null ? "" : key.group(2).strip();
      if (!KEYS.contains(name)) {
        error(
            line,
            "unknown key '"
                + name
                + "'; keys are "
                + String.join(", ", KEYS.stream().sorted().toList()));
      } else if (keys.containsKey(name) && !name.equals("section")) {
        error(line, "the key '" + name + "' is there twice");
      } else {
        keys.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
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
          error(
              line,
              "unknown section '" + name + "', expected Answer, Rubric, Probes, Options or Why");
        } else if (sections.put(name, current) != null) {
          error(line, "the section '" + name + "' is there twice");
        }
      } else {
        current.add(text);
      }
    }
    return prompt;
  }

  private Optional<Rubric> rubric(List<String> lines, int line) {
    if (lines == null) {
      return Optional.empty();
    }
    List<Item> anchors = items(lines, ANCHOR);
    if (anchors.size() != 4) {
      error(line, "a rubric has four anchors, 1 to 4; this one has " + anchors.size());
      return Optional.empty();
    }
    for (int i = 0; i < 4; i++) {
      if (!anchors.get(i).mark().equals(Integer.toString(i + 1))) {
        error(line, "the anchors of a rubric are numbered 1 to 4 in this order");
        return Optional.empty();
      }
    }
    return Optional.of(new Rubric(anchors.stream().map(Item::text).toList()));
  }

  /** One entry of a list: its number or tick, and its text. */
  private record Item(String mark, String text) {}

  /**
   * The entries of a list whose lines open with {@code marker}; other lines belong to the entry
   * before.
   */
  private static List<Item> items(List<String> lines, Pattern marker) {
    if (lines == null) {
      return List.of();
    }
    List<Item> items = new ArrayList<>();
    String mark = null;
    List<String> text = new ArrayList<>();
    int indent = 0;
    for (String line : lines) {
      Matcher start = marker.matcher(line);
      if (start.matches()) {
        if (mark != null) {
          items.add(new Item(mark, CanonicalBody.normalise(String.join("\n", text))));
        }
        mark = start.groupCount() == 2 ? start.group(1) : "";
        String rest = start.group(start.groupCount());
        text = new ArrayList<>(List.of(rest == null ? "" : rest));
        indent =
            start.groupCount() == 2
                    && !start.group(1).isBlank()
                    && Character.isDigit(start.group(1).charAt(0))
                ? 3
                : 2;
      } else if (mark != null) {
        text.add(SourceText.dedent(line, indent));
      }
    }
    if (mark != null) {
      items.add(new Item(mark, CanonicalBody.normalise(String.join("\n", text))));
    }
    return items;
  }

  private Question.Tags tags(int line, Map<String, List<String>> keys) {
    List<String> areas =
        List.of(one(keys, "areas").split("\\s*,\\s*")).stream().filter(a -> !a.isBlank()).toList();
    if (areas.isEmpty()) {
      error(line, "areas are missing");
      areas = List.of("unknown");
    }
    return new Question.Tags(
        areas,
        kind(line, one(keys, "kind")),
        level(line, one(keys, "level")),
        number(line, "difficulty", one(keys, "difficulty"), 1, 5),
        number(line, "minutes", one(keys, "minutes"), 1, 60),
        one(keys, "topic"),
        one(keys, "group"),
        one(keys, "probe-of"),
        inferred(line, one(keys, "inferred")));
  }

  private Kind kind(int line, String value) {
    try {
      return Kind.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      error(
          line,
          "kind is '"
              + value
              + "', expected conceptual, coding, scenario, design, debugging or behavioural");
      return Kind.CONCEPTUAL;
    }
  }

  private LevelRange level(int line, String value) {
    Matcher level = LEVEL.matcher(value);
    if (level.matches()) {
      int min = Integer.parseInt(level.group(1));
      int max = level.group(2) == null ? LevelRange.NO_LIMIT : Integer.parseInt(level.group(2));
      if (min <= 60 && max >= min && (max <= 60 || max == LevelRange.NO_LIMIT)) {
        return new LevelRange(min, max);
      }
    }
    error(line, "level is '" + value + "', expected years such as 0-2, 2-6 or 5+");
    return LevelRange.ANY;
  }

  private int number(int line, String key, String value, int min, int max) {
    if (value.matches("\\d{1,3}")
        && Integer.parseInt(value) >= min
        && Integer.parseInt(value) <= max) {
      return Integer.parseInt(value);
    }
    error(line, key + " is '" + value + "', expected " + min + " to " + max);
    return min;
  }

  private Map<Question.Tag, Double> inferred(int line, String value) {
    Map<Question.Tag, Double> inferred = new EnumMap<>(Question.Tag.class);
    for (String part : value.split("\\s*,\\s*")) {
      if (part.isBlank()) {
        continue;
      }
      String[] words = part.strip().split("\\s+");
      try {
        double confidence = words.length > 1 ? Double.parseDouble(words[1]) : 0.5;
        inferred.put(Question.Tag.valueOf(words[0].toUpperCase(Locale.ROOT)), confidence);
      } catch (IllegalArgumentException e) {
        error(
            line,
            "inferred holds '" + part + "', expected a tag and a confidence such as 'areas 0.8'");
      }
    }
    return inferred;
  }

  private Question.Source source(
      int heading, int promptLine, Map<String, List<String>> keys, String text) {
    String stated = one(keys, "source");
    String print = Fingerprint.of(text);
    if (stated.isEmpty()) {
      return new Question.Source(file, promptLine, print);
    }
    Matcher place = SOURCE.matcher(stated);
    if (!place.matches() || (place.group(3) != null && place.group(3).length() > 9)) {
      error(heading, "source is '" + stated + "', expected file:line");
      return new Question.Source(file, promptLine, print);
    }
    String kept = place.group(4) == null ? print : place.group(4);
    return place.group(1) != null
        ? new Question.Source("", 0, kept)
        : new Question.Source(place.group(2), Integer.parseInt(place.group(3)), kept);
  }

  private static String decode(List<String> lines) {
    return lines == null ? "" : CanonicalBody.decode(lines);
  }

  private static String one(Map<String, List<String>> keys, String key) {
    List<String> values = keys.get(key);
    return values == null ? "" : values.get(0);
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= 40 ? line : line.substring(0, 39) + "…";
  }

  private void error(int line, String message) {
    report(line, Diagnostic.Severity.ERROR, message);
  }

  private void report(int line, Diagnostic.Severity severity, String message) {
    diagnostics.add(new Diagnostic(file, line, severity, message));
  }
}
