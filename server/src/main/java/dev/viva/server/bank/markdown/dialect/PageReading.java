package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a whole page: learns what its headings, lists and lines are, then goes through it section
 * by section with every reading in turn, and lets the strongest opening win where two claim the
 * same place.
 */
public final class PageReading {
  private static final int DESCRIPTION = 900;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final Evidence evidence;
  private final BodyReading bodies;
  private final Role[] roles;
  private final List<Reading> readings;
  private final List<Draft> drafts = new ArrayList<>();

  private PageReading(
      String name, String frontTitle, String keywords, Page page, Vocabulary vocabulary) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = new Wording(vocabulary);
    this.evidence = Evidence.of(name, frontTitle, keywords, page, vocabulary, wording);
    this.bodies = new BodyReading(page, vocabulary, wording);
    this.roles = new HeadingReading(page, vocabulary, wording, evidence).roles();
    this.readings =
        List.of(
            new LabelReading(page, wording, evidence, bodies),
            new SummaryReading(page, wording, evidence, bodies),
            new TableReading(page, vocabulary, wording, evidence),
            new ListReading(page, vocabulary, wording, evidence, bodies, roles),
            new BoldReading(page, wording, evidence, bodies, roles),
            new QuoteReading(page, wording, evidence),
            new LineReading(page, vocabulary, wording, evidence, bodies, roles));
  }

  /**
   * What was found on a page.
   *
   * @param bank from 0, an ordinary document, to 1, certainly a bank
   * @param steps how often a part of the page was looked at: what reading it cost
   */
  public record Found(String title, double bank, List<Draft> drafts, long steps) {
    public Found {
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * Reads {@code blocks} of {@code source}. {@code name} and {@code frontTitle} are what the
   * document calls itself.
   */
  public static Found read(String name, String frontTitle, SourceText source, List<Block> blocks) {
    return read(name, frontTitle, "", source, blocks);
  }

  /** The same for a document that its front matter files under {@code keywords}. */
  public static Found read(
      String name, String frontTitle, String keywords, SourceText source, List<Block> blocks) {
    Vocabulary vocabulary = Vocabulary.standard();
    Page page = Flattening.page(source, blocks, vocabulary);
    Optional<List<Draft>> outline = OutlineReading.read(name, source, page, vocabulary);
    PageReading reading = new PageReading(name, frontTitle, keywords, page, vocabulary);
    List<Draft> drafts = outline.orElseGet(reading::all);
    return new Found(reading.title(frontTitle), reading.evidence.bank(), drafts, page.steps());
  }

  private String title(String frontTitle) {
    if (!frontTitle.isBlank()) {
      return frontTitle;
    }
    for (Unit unit : page.units()) {
      if (unit.is(Type.HEADING)) {
        return unit.level() == 1 ? Inline.plain(unit.text()) : "";
      }
    }
    return "";
  }

  private List<Draft> all() {
    Sections sections = new Sections(vocabulary);
    boolean rulesEndSections = rulesEndSections();
    int i = 0;
    while (i < page.size()) {
      sections.leaveDetails(i);
      Role role = roles[i];
      if (role == Role.SECTION && page.unit(i).is(Type.SUMMARY)) {
        sections.openDetails(page.unit(i), page.summaryEnd(i));
        i++;
      } else if (role == Role.SECTION || role == Role.OTHER) {
        sections.open(page.unit(i), role == Role.OTHER, isStraggler(i));
        i++;
      } else if (role == Role.QUESTION || role == Role.TITLE) {
        sections.leaveOthers(page.unit(i).level());
        int end = Math.min(next(i + 1), sections.detailsEnd());
        heading(i, end, sections);
        i = end;
      } else {
        int end = Math.min(next(i), sections.detailsEnd());
        region(new Region(i, end, sections.path(), sections.isOther(), sections.saysQuestions()));
        i = end;
      }
      if (rulesEndSections && endsWithRule(i)) {
        sections.close();
      }
    }
    return plausible() ? drafts : List.of();
  }

  /**
   * Whether a heading that was not taken for a question nevertheless has what an answer has: the
   * questions of its level that follow are not under it.
   */
  private boolean isStraggler(int index) {
    Unit heading = page.unit(index);
    int lists = 0;
    int content = 0;
    for (int i = index + 1; i < page.size() && !page.unit(i).is(Type.HEADING); i++) {
      content += page.unit(i).isContent() ? 1 : 0;
      lists += page.unit(i).is(Type.ITEM) || page.unit(i).is(Type.CODE) ? 1 : 0;
    }
    boolean elsewhere = Inline.isLink(heading.text()) && content == 0;
    return heading.level() > 1 && (lists > 0 || content > 1 || elsewhere);
  }

  /** Index of the next heading that is a section or a question. */
  private int next(int from) {
    int i = from;
    while (i < page.size() && (roles[i] == Role.NONE || roles[i] == Role.INNER)) {
      i++;
    }
    return i;
  }

  /**
   * Whether rules stand before section headings only: one without a heading then ends a section all
   * the same.
   */
  private boolean rulesEndSections() {
    int sections = 0;
    int others = 0;
    for (int i = 0; i + 1 < page.size(); i++) {
      if (page.unit(i).is(Type.RULE)) {
        int next = i + 1;
        boolean section = roles[next] == Role.SECTION || roles[next] == Role.OTHER;
        sections += section ? 1 : 0;
        others += section ? 0 : 1;
      }
    }
    return sections >= 4 && sections >= 4 * others;
  }

  private boolean endsWithRule(int next) {
    return next < page.size()
        && next > 0
        && page.unit(next - 1).is(Type.RULE)
        && roles[next] == Role.QUESTION;
  }

  /** A page that does not call itself a bank has to be mostly questions. */
  private boolean plausible() {
    if (drafts.isEmpty()) {
      return true;
    }
    if (evidence.isBank()) {
      // A page about interviews has a line that asks, too.
      boolean few = evidence.labels() == 0 && evidence.weakLabels().isEmpty();
      boolean stray =
          drafts.size() <= 2
              && !evidence.saysQuestions()
              && evidence.repeated() < 0.3
              && drafts.stream().noneMatch(this::isAnnounced);
      boolean single = drafts.size() == 1 && evidence.repeated() < 0.15;
      return !(few && (stray || single));
    }
    long choices = drafts.stream().filter(draft -> draft.options().size() > 1).count();
    if (choices >= 2 && choices * 2 >= drafts.size()) {
      return true;
    }
    long sure = drafts.stream().filter(d -> d.strength() >= 0.8).count();
    boolean nothingElse =
        sure >= 3 && sure * 4 >= drafts.size() * 3 && evidence.repeated() >= 0.3 && allNumbered();
    return nothingElse || (sure >= 4 && sure * 2 >= drafts.size());
  }

  /** Whether a question has options or an answer, or stands in a section of questions. */
  private boolean isAnnounced(Draft draft) {
    return !draft.options().isEmpty()
        || !draft.answer().isEmpty()
        || draft.sections().stream()
            .anyMatch(name -> vocabulary.namesQuestions(name.toLowerCase(Locale.ROOT)));
  }

  private boolean allNumbered() {
    return drafts.stream().allMatch(draft -> draft.shape().startsWith("numbered"));
  }

  private void heading(int index, int end, Sections sections) {
    Unit unit = page.unit(index);
    Prompt prompt = wording.prompt(unit.text());
    Label label = unit.label().filter(l -> l.part().opens()).orElse(null);
    String text = label == null ? prompt.text() : Prompt.of(label.rest()).text();
    Draft.Builder draft =
        new Draft.Builder(
            index,
            unit.from(),
            (prompt.isNumbered() ? "numbered heading " : "heading ") + unit.level());
    draft.sections.addAll(sections.path());
    draft.marks.addAll(prompt.marks());
    boolean strong = wording.isStrong(text);
    draft.strength = strong || prompt.questionNumber() || label != null ? 1 : 0.65;
    if (roles[index] == Role.TITLE && asksAfter(index, end)) {
      draft.strength = 0.9;
    }
    int after = continuation(index, end, text);
    text = after > index ? text + " " + page.unit(after).text() : text;
    boolean complete =
        !text.isBlank() && roles[index] == Role.QUESTION && !promptFollows(after, end, strong);
    if (complete) {
      draft.text.append(text);
    } else {
      draft.title = text;
    }
    int first = contentAfter(after, end);
    if (!complete && first < end) {
      draft.line = page.unit(first).from();
    }
    bodies.read(draft, after + 1, end, complete);
    if (Inline.plain(draft.text.toString()).isBlank() || onlyCode(draft.text)) {
      draft.text.insert(0, draft.title + (draft.text.isEmpty() ? "" : "\n\n"));
      draft.title = "";
      draft.line = unit.from();
    }
    probesOnly(draft, after + 1, end);
    finish(draft);
  }

  /**
   * The paragraph that ends the sentence of a heading, where a blank line came in between by
   * mistake; {@code index} itself where none does.
   */
  private int continuation(int index, int end, String heading) {
    int next = index + 1;
    boolean open =
        !heading.isEmpty() && Character.isLetter(heading.codePointBefore(heading.length()));
    return open
            && next < end
            && page.unit(next).is(Type.PARAGRAPH)
            && page.unit(next).label().isEmpty()
            && Character.isLowerCase(page.unit(next).text().codePointAt(0))
            && page.unit(next).from() == page.unit(next).to()
            && Wording.endsAsQuestion(page.unit(next).text())
        ? next
        : index;
  }

  private static boolean onlyCode(StringBuilder text) {
    return text.toString().stripLeading().startsWith("```") || text.toString().startsWith("    ");
  }

  private int contentAfter(int index, int end) {
    int i = index + 1;
    while (i < end && !page.unit(i).isContent()) {
      i++;
    }
    return i;
  }

  private boolean asksAfter(int index, int end) {
    int first = contentAfter(index, end);
    return first < end && wording.isStrong(page.unit(first).text());
  }

  /** Whether a heading is only the title, and what follows it is the prompt. */
  private boolean promptFollows(int index, int end, boolean strong) {
    int first = contentAfter(index, end);
    if (first >= end) {
      return false;
    }
    Unit unit = page.unit(first);
    if (unit.part().filter(p -> p == Part.QUESTION).isPresent()) {
      return true;
    }
    if (unit.part().filter(p -> p == Part.WEAK_QUESTION).isPresent()) {
      return !Wording.endsAsQuestion(page.unit(index).text())
          && (!strong || evidence.repeats(unit.label().orElseThrow().words()));
    }
    if (strong || unit.label().isPresent() || !(unit.is(Type.PARAGRAPH) || unit.is(Type.ITEM))) {
      return false;
    }
    boolean only =
        !unit.is(Type.ITEM)
            || page.scopeEnd(first) >= end
            || !page.unit(page.scopeEnd(first)).is(Type.ITEM);
    if (only
        && wording.score(SplitText.of(unit.text()).prompt()) >= 0.8
        && unit.text().length() < DESCRIPTION) {
      return true;
    }
    return unit.is(Type.PARAGRAPH)
        && unit.text().length() < DESCRIPTION
        && answerLater(first + 1, end);
  }

  private boolean answerLater(int from, int end) {
    for (int i = from; i < end; i++) {
      Unit unit = page.unit(i);
      if (unit.part().filter(p -> p == Part.ANSWER).isPresent()
          || (unit.is(Type.SUMMARY) && bodies.isGeneric(unit))) {
        return true;
      }
    }
    return false;
  }

  private void region(Region region) {
    List<Opener> openers = new ArrayList<>();
    for (Reading reading : readings) {
      reading.find(region, openers);
    }
    // Stable: openings of one unit stay in the order found.
    openers.sort(Comparator.comparingInt(Opener::unit).thenComparingInt(Opener::rank));
    int open = 0;
    int openRank = Integer.MAX_VALUE;
    for (int n = 0; n < openers.size(); n++) {
      Opener opener = openers.get(n);
      boolean sameUnit =
          n > 0
              && openers.get(n - 1).unit() == opener.unit()
              && openers.get(n - 1).rank() == opener.rank();
      if (opener.unit() < open
          && !sameUnit
          && opener.rank() >= openRank
          && !opensAnew(opener, openRank)) {
        continue;
      }
      int end = opener.closed() ? opener.bodyEnd() : endOf(opener, openers, n);
      if (!sameUnit) {
        open = opener.closed() ? opener.bodyEnd() : end;
        openRank = opener.rank();
      }
      Draft.Builder draft = opener.draft();
      draft.sections.addAll(region.sections());
      draft.sections.addAll(opener.sections());
      int from = opener.bodyFrom();
      if (from < end) {
        if (!probesOnly(draft, from, end)) {
          bodies.read(draft, from, end, opener.complete());
        }
      }
      finish(draft);
    }
  }

  private static boolean opensAnew(Opener opener, int openRank) {
    return !opener.closed() && opener.rank() == openRank;
  }

  /** Where the next opening of the same kind, or a stronger one, ends an open body. */
  private int endOf(Opener opener, List<Opener> openers, int n) {
    int end = opener.bodyEnd();
    for (int k = n + 1; k < openers.size(); k++) {
      Opener next = openers.get(k);
      if (next.unit() > opener.unit() && next.rank() <= opener.rank()) {
        end = Math.min(end, next.unit());
        break;
      }
    }
    return proseEnd(opener, end);
  }

  /**
   * In a guide a question with its answer stands among other bold heads; the next of those ends the
   * answer.
   */
  private int proseEnd(Opener opener, int end) {
    if (opener.rank() != LabelReading.RANK || !page.unit(opener.unit()).text().startsWith("*")) {
      return end;
    }
    boolean seen = false;
    for (int i = opener.unit() + 1; i < end; i++) {
      Unit unit = page.unit(i);
      if (unit.is(Type.RULE) && seen && i + 1 < end && page.unit(i + 1).label().isEmpty()) {
        return i;
      }
      if (unit.is(Type.PARAGRAPH) && seen && unit.label().isEmpty() && isBoldHead(unit)) {
        return i;
      }
      seen |= unit.isContent();
    }
    return end;
  }

  private boolean isBoldHead(Unit unit) {
    int length = Inline.leadingEmphasis(unit.text());
    if (length == 0 || length < unit.text().lines().findFirst().orElse("").strip().length()) {
      return false;
    }
    String words = Inline.words(unit.text());
    boolean head = words.endsWith(":") || words.endsWith("：") || Wording.endsAsQuestion(words);
    String name = words.replaceAll("\\s*\\(.*?\\)|[:：?]\\s*$", "").strip();
    return head && !vocabulary.isAnswerPart(name) && !wording.prompt(unit.text()).isNumbered();
  }

  /** A question whose whole body is a list of further questions has follow-ups, not an answer. */
  private boolean probesOnly(Draft.Builder draft, int from, int end) {
    List<String> probes = new ArrayList<>();
    int items = 0;
    for (int i = from; i < end; i++) {
      Unit unit = page.unit(i);
      if (!unit.is(Type.ITEM) && unit.isContent()) {
        return false;
      }
      if (unit.is(Type.ITEM)) {
        if (unit.label().isPresent() || OptionReading.isTask(unit.text())) {
          return false;
        }
        items++;
        Prompt prompt = wording.prompt(unit.text());
        probes.add(prompt.text());
        items -= wording.isStrong(prompt.text()) ? 1 : 0;
      }
    }
    if (probes.isEmpty()
        || items * 2 > probes.size()
        || OptionReading.find(page, from, end, false).options().size() > 1) {
      return false;
    }
    draft.probes.addAll(probes);
    draft.answer.setLength(0);
    return true;
  }

  private void finish(Draft.Builder builder) {
    if (!builder.options.isEmpty() && Inline.isLink(builder.answer.toString())) {
      builder.answer.setLength(0);
    }
    Draft draft = builder.build();
    if (!Inline.plain(draft.text()).isBlank()) {
      drafts.add(draft);
    }
  }
}
