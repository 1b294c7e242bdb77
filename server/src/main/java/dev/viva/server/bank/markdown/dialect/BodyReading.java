package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Divides what follows the opening of a question into the parts of its record. */
final class BodyReading {
  private static final Pattern META =
      Pattern.compile(
          "(?i)^[-*\\s]*(?:easy|medium|hard|beginner|intermediate|advanced|expert|junior|mid|middle|senior|staff|principal|\\d{1,3}\\s*(?:min|minutes|m|минут|mins|years?|\\+)?|\\d\\s*/\\s*5|[⭐★🟢🟡🔴]{1,5}).{0,40}$");
  private static final int LONG_PROMPT = 500;
  private static final int CAPTION = 60;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final PromptEnd prompts;

  BodyReading(Page page, Vocabulary vocabulary, Wording wording) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.prompts = new PromptEnd(page, vocabulary, wording);
  }

  /** Where text goes. */
  private enum Field {
    PROMPT,
    ANSWER,
    WHY,
    PROBES,
    OPTIONS,
    SKIP
  }

  /** A run of units for one field, after the rest of the line of its label. */
  private record Chunk(Field field, String lead, int from, int to) {}

  /**
   * Reads units {@code from} to {@code to} into {@code draft}. {@code complete} says that the
   * prompt stands already; else its text begins the body.
   */
  void read(Draft.Builder draft, int from, int to, boolean complete) {
    OptionReading.Found options =
        draft.options.isEmpty()
            ? OptionReading.find(page, from, answerStart(from, to), hasOptionsLabel(from, to))
            : OptionReading.Found.NONE;
    draft.options.addAll(options.options());
    boolean answered = hasAnswer(from, to) && !(complete && isLongBefore(draft, from, to));
    List<Chunk> chunks = chunks(draft, from, to, complete, answered, options);
    for (Chunk chunk : chunks) {
      store(draft, chunk);
    }
  }

  private int answerStart(int from, int to) {
    for (int i = from; i < to; i++) {
      if (isAnswer(i)) {
        return i;
      }
    }
    return to;
  }

  private boolean isAnswer(int i) {
    Unit unit = page.unit(i);
    return unit.part().filter(p -> p == Part.ANSWER).isPresent()
        || (unit.is(Type.SUMMARY) && isGeneric(unit));
  }

  /** A summary that only says that something is hidden under it. */
  boolean isGeneric(Unit summary) {
    Optional<Label> label = Label.of(summary.text(), vocabulary);
    if (label.isPresent() && !label.get().part().opens()) {
      return true;
    }
    String words = Inline.words(summary.text()).replaceAll("[^\\p{L}\\p{N}' ]", " ").strip();
    boolean names =
        Arrays.stream(words.split(" "))
            .filter(word -> word.length() > 2)
            .anyMatch(word -> vocabulary.label(word).filter(p -> p == Part.ANSWER).isPresent());
    if (names && words.length() <= 40 && !Wording.endsAsQuestion(summary.text())) {
      return true;
    }
    return words.length() <= 40
        && !Wording.endsAsQuestion(summary.text())
        && words.matches(
            ".*\\b(?:answer|answers|solution|show|click|expand|reveal|spoiler|approach|hint|view|details|code|explanation|respuesta|solución|resposta|solução|ver|ответ|решение|показать|antwort|lösung|réponse)\\b.*|.*(?:答案|解答|点击|参考|회답|정답).*");
  }

  private boolean hasAnswer(int from, int to) {
    return answerStart(from, to) < to;
  }

  private boolean hasOptionsLabel(int from, int to) {
    for (int i = from; i < to; i++) {
      if (page.unit(i).part().filter(p -> p == Part.OPTIONS).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** A label deep inside a long text is part of an answer that began before it. */
  private boolean isLongBefore(Draft.Builder draft, int from, int to) {
    int length = 0;
    int end = answerStart(from, to);
    for (int i = from; i < end; i++) {
      Unit unit = page.unit(i);
      length += unit.is(Type.PARAGRAPH) || unit.is(Type.ITEM) ? unit.text().length() : 0;
    }
    return length > LONG_PROMPT && Wording.endsAsQuestion(Inline.plain(draft.text.toString()));
  }

  private List<Chunk> chunks(
      Draft.Builder draft,
      int from,
      int to,
      boolean complete,
      boolean answered,
      OptionReading.Found options) {
    List<Chunk> chunks = new ArrayList<>();
    // What stands between a prompt and its options belongs to the prompt.
    boolean choice = options.options().size() > 1 && options.from() > from;
    Field field = complete && !answered && !choice ? Field.ANSWER : Field.PROMPT;
    boolean prompted = complete;
    boolean pointed = complete && vocabulary.pointsAtCode(draft.text.toString());
    boolean labelled = false;
    int start = from;
    String lead = "";
    for (int i = from; i < to; i++) {
      Unit unit = page.unit(i);
      Field next = field;
      String nextLead = null;
      boolean consumed = false;
      if (options.contains(i)) {
        next = Field.SKIP;
      } else if (field == Field.SKIP) {
        next = answered && !labelled ? Field.PROMPT : Field.ANSWER;
      }
      Optional<Part> part = options.contains(i) ? Optional.empty() : unit.part();
      if (unit.is(Type.SUMMARY) && isGeneric(unit)) {
        next = Field.ANSWER;
        nextLead = "";
        consumed = true;
        labelled = true;
      } else if (part.isPresent()) {
        Label label = unit.label().orElseThrow();
        switch (part.get()) {
          case ANSWER -> {
            next = Field.ANSWER;
            nextLead = rest(unit, label);
            consumed = true;
            labelled = true;
          }
          case QUESTION, WEAK_QUESTION -> {
            if (!labelled && !complete && isCaption(lead, start, i)) {
              // What stood before the label was about the question, not the question.
              chunks.clear();
              start = i;
              lead = "";
              prompted = false;
            }
            if (!labelled && !prompted) {
              next = Field.PROMPT;
              nextLead = rest(unit, label);
              consumed = true;
              draft.line =
                  label.rest().isBlank()
                      ? lineAfter(i, to)
                      : unit.from() + label.linesBeforeRest(unit.text());
            }
          }
          case EXPLANATION -> {
            boolean ofExample = field == Field.PROMPT && prompts.hasExample(start, i);
            if (!labelled && !ofExample) {
              chunks = movedCode(chunks, field, lead, start, i, pointed);
              start = i;
              lead = "";
              field = Field.ANSWER;
              next = Field.ANSWER;
              nextLead = answered ? null : rest(unit, label);
              consumed = !answered;
              labelled = true;
            }
          }
          case WHY -> {
            next = Field.WHY;
            nextLead = rest(unit, label);
            consumed = true;
          }
          case IMPORTANCE -> {
            if (!labelled && i == from) {
              next = Field.WHY;
              nextLead = rest(unit, label);
              consumed = true;
            }
          }
          case PROBES -> {
            next = Field.PROBES;
            nextLead = rest(unit, label);
            consumed = true;
          }
          case OPTIONS -> {
            next = Field.SKIP;
            nextLead = "";
            consumed = true;
          }
          case TASK, HINT -> {
            if (field == Field.WHY) {
              next = answered && !labelled ? Field.PROMPT : Field.ANSWER;
            }
          }
          case LEVEL, DIFFICULTY, MINUTES, TAGS -> {
            boolean tags = part.get() == Part.TAGS;
            if (!labelled && label.rest().isBlank() && label.number() >= 0) {
              draft.marks.add(label.words() + " " + label.number());
              add(chunks, field, lead, start, i);
              start = i + 1;
              lead = "";
              continue;
            }
            if (tags
                ? !labelled
                    && chunks.isEmpty()
                    && i - from < 4
                    && label.rest().length() < 120
                    && !label.rest().isBlank()
                : META.matcher(label.rest()).matches()) {
              (tags ? draft.tags : draft.marks)
                  .add(label.words() + ": " + Inline.plain(label.rest()));
              add(chunks, field, lead, start, i);
              start = i + 1;
              lead = "";
              continue;
            }
          }
        }
      } else if (!options.contains(i)
          && field == Field.WHY
          && (unit.is(Type.CODE) || i - start > 1 || !lead.isBlank())) {
        next = answered && !labelled ? Field.PROMPT : Field.ANSWER;
      } else if (!options.contains(i)
          && field == Field.PROBES
          && !unit.is(Type.ITEM)
          && i > start
          && page.unit(i - 1).depth() == 0
          && unit.depth() == 0
          && !wording.isStrong(unit.text())) {
        next = Field.ANSWER;
      } else if (!options.contains(i)
          && !answered
          && field == Field.PROMPT
          && prompted
          && !labelled
          && !(choice && i < options.from())) {
        boolean own = (unit.is(Type.CODE) || isCodeItem(unit)) && pointed;
        next =
            own || (unit.is(Type.TABLE) && pointed)
                ? Field.PROMPT
                : prompts.goesOn(draft, lead, start, i, to) ? Field.PROMPT : Field.ANSWER;
        pointed &= !own || isCodeItem(unit);
      } else if (!answered
          && complete
          && field == Field.ANSWER
          && !labelled
          && i == from
          && pointed
          && (unit.is(Type.CODE) || isCodeItem(unit))) {
        next = Field.PROMPT;
      } else if (!options.contains(i)
          && !answered
          && complete
          && field == Field.PROMPT
          && !labelled
          && !(choice && i < options.from())) {
        next = Field.ANSWER;
      }
      if (next != field || consumed) {
        add(chunks, field, lead, start, i);
        field = next;
        start = consumed ? i + 1 : i;
        lead = nextLead == null ? "" : nextLead;
      }
      if (field == Field.PROMPT
          && !prompted
          && ((unit.isContent() && !consumed) || !lead.isBlank())) {
        prompted = true;
        pointed = vocabulary.pointsAtCode(consumed ? lead : unit.text());
      }
    }
    add(chunks, field, lead, start, to);
    return chunks;
  }

  /** "What do these commands do?" over a list of nothing but commands. */
  private static boolean isCodeItem(Unit unit) {
    String text = unit.text().strip();
    return unit.is(Type.ITEM) && text.length() > 2 && text.startsWith("`") && text.endsWith("`");
  }

  private boolean isCaption(String lead, int from, int to) {
    return lead.isBlank() && page.markdown(from, to).length() < CAPTION;
  }

  /** Code between a prompt that does not point at it and an explanation is the solution. */
  private List<Chunk> movedCode(
      List<Chunk> chunks, Field field, String lead, int start, int end, boolean pointed) {
    List<Chunk> moved = new ArrayList<>(chunks);
    int code = start;
    while (code < end && !page.unit(code).is(Type.CODE)) {
      code++;
    }
    if (field == Field.PROMPT && code < end && !pointed) {
      add(moved, Field.PROMPT, lead, start, code);
      add(moved, Field.ANSWER, "", code, end);
    } else {
      add(moved, field, lead, start, end);
    }
    return moved;
  }

  private static void add(List<Chunk> chunks, Field field, String lead, int from, int to) {
    if (to > from || !lead.isBlank()) {
      chunks.add(new Chunk(field, lead, from, to));
    }
  }

  private int lineAfter(int label, int to) {
    for (int i = label + 1; i < to; i++) {
      if (page.unit(i).isContent()) {
        return page.unit(i).from();
      }
    }
    return page.unit(label).from();
  }

  /** The text of a labelled unit without its label; further lines as they stand in the source. */
  String rest(Unit unit, Label label) {
    if (!unit.whole() || unit.quoted() || unit.from() == unit.to()) {
      return label.rest();
    }
    List<String> lines = label.rest().lines().toList();
    int own = unit.to() - unit.from();
    boolean firstEmpty = lines.size() <= own;
    StringBuilder rest = new StringBuilder(firstEmpty ? "" : lines.isEmpty() ? "" : lines.get(0));
    String more =
        String.join(
            "\n",
            new Verbatim(page.source())
                .lines(unit.from() + 1, unit.to(), unit.indent(), List.of(unit)));
    Draft.Builder.append(rest, more, "\n");
    return rest.toString();
  }

  private void store(Draft.Builder draft, Chunk chunk) {
    String text = page.markdown(chunk.from(), chunk.to());
    switch (chunk.field()) {
      case PROMPT -> {
        Draft.Builder.append(draft.text, chunk.lead(), "\n\n");
        Draft.Builder.append(draft.text, text, "\n\n");
      }
      case ANSWER -> {
        Draft.Builder.append(draft.answer, chunk.lead(), "\n\n");
        Draft.Builder.append(
            draft.answer, text, chunk.lead().isBlank() || !startsList(chunk) ? "\n\n" : "\n\n");
      }
      case WHY -> {
        StringBuilder why = new StringBuilder(draft.why);
        Draft.Builder.append(why, chunk.lead(), "\n\n");
        Draft.Builder.append(why, text, "\n\n");
        draft.why = why.toString();
      }
      case PROBES -> probes(draft, chunk, text);
      case OPTIONS, SKIP -> {}
    }
  }

  private boolean startsList(Chunk chunk) {
    return chunk.from() < chunk.to() && page.unit(chunk.from()).is(Type.ITEM);
  }

  private void probes(Draft.Builder draft, Chunk chunk, String text) {
    if (!chunk.lead().isBlank()) {
      chunk
          .lead()
          .lines()
          .map(line -> Prompt.of(line.replaceFirst("^\\s*[-*+]\\s+", "")).text())
          .filter(p -> !p.isBlank())
          .forEach(draft.probes::add);
    }
    int before = draft.probes.size();
    for (int i = chunk.from(); i < chunk.to(); i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.ITEM)) {
        String more = page.markdown(i + 1, Math.min(chunk.to(), page.scopeEnd(i)));
        draft.probes.add(
            Prompt.of(OptionReading.withoutBox(unit.text())).text()
                + (more.isEmpty() ? "" : "\n" + more));
        i = page.scopeEnd(i) - 1;
      }
    }
    if (draft.probes.size() == before && !text.isBlank()) {
      draft.probes.add(text);
    }
  }

  /** Lines of {@code unit} from {@code skip} on, as they stand in the source. */
  String linesAfter(Unit unit, int skip) {
    List<String> text = unit.text().lines().toList();
    if (skip >= text.size()) {
      return "";
    }
    if (!unit.whole() || unit.quoted() || unit.to() - unit.from() + 1 != text.size()) {
      return String.join("\n", text.subList(skip, text.size()));
    }
    int indent = SourceText.indentOf(page.source().line(unit.from() + skip));
    int base = Math.min(indent, unit.is(Type.ITEM) ? indent : unit.indent());
    return new Verbatim(page.source())
        .clean(
            new Verbatim(page.source()).lines(unit.from() + skip, unit.to(), base, List.of(unit)));
  }
}
