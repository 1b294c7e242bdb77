package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Chunk.Field;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Divides one body at its labels and, where it has none, at what its units are. */
final class BodyDivision {
  private static final Pattern META =
      Pattern.compile(
          "(?i)^[-*\\s]*(?:easy|medium|hard|beginner|intermediate|advanced|expert|junior|mid|middle|senior|staff|principal|\\d{1,3}\\s*(?:min|minutes|m|минут|mins|years?|\\+)?|\\d\\s*/\\s*5|[⭐★🟢🟡🔴]{1,5}).{0,40}$");
  private static final int CAPTION = 60;
  private static final int TAGS = 4;
  private static final int MAX_TAGS = 120;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final BodyReading bodies;
  private final PromptEnd prompts;
  private final Draft.Builder draft;
  private final int from;
  private final int to;
  private final boolean complete;
  private final boolean answered;
  private final OptionReading.Found options;
  private final boolean choice;

  private final List<Chunk> chunks = new ArrayList<>();
  private Field field;
  private boolean prompted;
  private boolean pointed;
  private boolean labelled;
  private int start;
  private String lead = "";

  /** What the unit at hand opens: its field, and whether its label is all of it. */
  private Field next;

  private String nextLead = "";
  private boolean consumed;

  /**
   * A body of units {@code from} to {@code to}.
   *
   * @param complete whether {@code draft} has its prompt
   * @param answered whether a label says where the answer begins
   */
  BodyDivision(
      Page page,
      Vocabulary vocabulary,
      Wording wording,
      BodyReading bodies,
      Draft.Builder draft,
      int from,
      int to,
      boolean complete,
      boolean answered,
      OptionReading.Found options) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.bodies = bodies;
    this.prompts = new PromptEnd(page, vocabulary, wording);
    this.draft = draft;
    this.from = from;
    this.to = to;
    this.complete = complete;
    this.answered = answered;
    this.options = options;
    // What stands between a prompt and its options belongs to the prompt.
    this.choice = options.options().size() > 1 && options.from() > from;
    this.field = complete && !answered && !choice ? Field.ANSWER : Field.PROMPT;
    this.next = field;
    this.prompted = complete;
    this.pointed = complete && vocabulary.pointsAtCode(draft.text.toString());
    this.start = from;
  }

  List<Chunk> chunks() {
    for (int i = from; i < to; i++) {
      divide(i);
    }
    close(to);
    return chunks;
  }

  private void divide(int i) {
    Unit unit = page.unit(i);
    boolean option = options.contains(i);
    next = option ? Field.SKIP : field == Field.SKIP ? afterAside() : field;
    nextLead = "";
    consumed = false;
    if (unit.is(Type.SUMMARY) && bodies.isGeneric(unit)) {
      open(Field.ANSWER, "");
      labelled = true;
    } else if (unit.label().isPresent() && !option) {
      Label label = unit.label().get();
      if (label.part().isMeta() && isMeta(i, label)) {
        close(i);
        start = i + 1;
        lead = "";
        return;
      }
      label(i, unit, label);
    } else if (!option) {
      plain(i, unit);
    }
    if (next != field || consumed) {
      close(i);
      field = next;
      start = consumed ? i + 1 : i;
      lead = nextLead;
    }
    boolean said = (unit.isContent() && !consumed) || !lead.isBlank();
    if (field == Field.PROMPT && !prompted && said) {
      prompted = true;
      pointed = vocabulary.pointsAtCode(consumed ? lead : unit.text());
    }
  }

  /** Where text goes after what only interrupted the prompt or the answer. */
  private Field afterAside() {
    return answered && !labelled ? Field.PROMPT : Field.ANSWER;
  }

  private void open(Field opened, String rest) {
    next = opened;
    nextLead = rest;
    consumed = true;
  }

  /** Ends the chunk at hand before unit {@code end}. */
  private void close(int end) {
    add(field, lead, start, end);
  }

  private void add(Field of, String rest, int first, int end) {
    if (end > first || !rest.isBlank()) {
      chunks.add(new Chunk(of, rest, first, end));
    }
  }

  private void label(int i, Unit unit, Label label) {
    switch (label.part()) {
      case ANSWER -> {
        open(Field.ANSWER, bodies.rest(unit, label));
        labelled = true;
      }
      case QUESTION, WEAK_QUESTION -> question(i, unit, label);
      case EXPLANATION -> explanation(i, unit, label);
      case WHY -> open(Field.WHY, bodies.rest(unit, label));
      case IMPORTANCE -> {
        if (!labelled && i == from) {
          open(Field.WHY, bodies.rest(unit, label));
        }
      }
      case PROBES -> open(Field.PROBES, bodies.rest(unit, label));
      case OPTIONS -> open(Field.SKIP, "");
      case TASK, HINT -> next = field == Field.WHY ? afterAside() : next;
      case LEVEL, DIFFICULTY, MINUTES, TAGS -> {}
    }
  }

  private void question(int i, Unit unit, Label label) {
    if (!labelled && !complete && isCaption(i)) {
      // What stood before the label was about the question, not the question.
      chunks.clear();
      start = i;
      lead = "";
      prompted = false;
    }
    if (!labelled && !prompted) {
      open(Field.PROMPT, bodies.rest(unit, label));
      draft.line =
          label.rest().isBlank() ? lineAfter(i) : unit.from() + label.linesBeforeRest(unit.text());
    }
  }

  private boolean isCaption(int end) {
    return lead.isBlank() && page.markdown(start, end).length() < CAPTION;
  }

  private void explanation(int i, Unit unit, Label label) {
    boolean ofExample = field == Field.PROMPT && prompts.hasExample(start, i);
    if (labelled || ofExample) {
      return;
    }
    int code = field == Field.PROMPT && !pointed ? firstCode(start, i) : i;
    // Code between a prompt that does not point at it and an explanation is the solution.
    add(field, lead, start, code);
    if (code < i) {
      add(Field.ANSWER, "", code, i);
    }
    start = i;
    lead = "";
    field = Field.ANSWER;
    next = Field.ANSWER;
    labelled = true;
    if (!answered) {
      open(Field.ANSWER, bodies.rest(unit, label));
    }
  }

  private int firstCode(int first, int end) {
    int code = first;
    while (code < end && !page.unit(code).is(Type.CODE)) {
      code++;
    }
    return code;
  }

  /** Whether a label only states a level, a time or tags, which the draft takes. */
  private boolean isMeta(int i, Label label) {
    boolean tags = label.part() == Part.TAGS;
    if (!labelled && label.rest().isBlank() && label.number() >= 0) {
      draft.marks.add(label.words() + " " + label.number());
      return true;
    }
    boolean stated =
        tags
            ? !labelled
                && chunks.isEmpty()
                && i - from < TAGS
                && label.rest().length() < MAX_TAGS
                && !label.rest().isBlank()
            : META.matcher(label.rest()).matches();
    if (stated) {
      (tags ? draft.tags : draft.marks).add(label.words() + ": " + Inline.plain(label.rest()));
    }
    return stated;
  }

  private void plain(int i, Unit unit) {
    boolean open = !answered && !labelled;
    if (field == Field.WHY && (unit.is(Type.CODE) || i - start > 1 || !lead.isBlank())) {
      next = afterAside();
    } else if (field == Field.PROBES && endsProbes(i, unit)) {
      next = Field.ANSWER;
    } else if (open && field == Field.PROMPT && prompted && !(choice && i < options.from())) {
      boolean own = isCode(unit) && pointed;
      boolean shown = own || (unit.is(Type.TABLE) && pointed);
      boolean goesOn = shown || prompts.goesOn(draft, lead, start, i, to);
      next = goesOn ? Field.PROMPT : Field.ANSWER;
      pointed &= !own || unit.is(Type.ITEM);
    } else if (open && complete && field == Field.ANSWER && i == from && pointed) {
      next = isCode(unit) ? Field.PROMPT : next;
    }
  }

  /** Code, or an item of nothing but a command: "What do these commands do?" over their list. */
  private static boolean isCode(Unit unit) {
    String text = unit.text().strip();
    boolean command = text.length() > 2 && text.startsWith("`") && text.endsWith("`");
    return unit.is(Type.CODE) || (unit.is(Type.ITEM) && command);
  }

  private boolean endsProbes(int i, Unit unit) {
    return !unit.is(Type.ITEM)
        && i > start
        && page.unit(i - 1).depth() == 0
        && unit.depth() == 0
        && !wording.isStrong(unit.text());
  }

  private int lineAfter(int label) {
    for (int i = label + 1; i < to; i++) {
      if (page.unit(i).isContent()) {
        return page.unit(i).from();
      }
    }
    return page.unit(label).from();
  }
}
