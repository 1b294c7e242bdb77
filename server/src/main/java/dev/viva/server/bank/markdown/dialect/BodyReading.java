package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Divides what follows the opening of a question into the parts of its record. */
final class BodyReading {
  private static final int LONG_PROMPT = 500;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;

  BodyReading(Page page, Vocabulary vocabulary, Wording wording) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
  }

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
    BodyDivision division =
        new BodyDivision(
            page, vocabulary, wording, this, draft, from, to, complete, answered, options);
    division.chunks().forEach(chunk -> store(draft, chunk));
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
            ".*\\b(?:answer|answers|solution|show|click|expand|reveal|spoiler|approach|hint|view|details|code|explanation|respuesta|solución|resposta|solução|ver|ответ|решение|показать|antwort|lösung|réponse)\\b.*|.*(?:答案|解答|点击|参考|회답|정답|답변|답안|해설|풀이|펼치기|더보기).*");
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
        Draft.Builder.append(draft.answer, text, "\n\n");
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
