package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Goes through a region with every reading in turn, and lets the strongest opening win where two
 * claim the same place.
 */
final class RegionReading {
  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final BodyReading bodies;
  private final FollowUps followUps;
  private final List<Reading> readings;

  RegionReading(
      Page page,
      Vocabulary vocabulary,
      Wording wording,
      Evidence evidence,
      BodyReading bodies,
      Role[] roles) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.bodies = bodies;
    this.followUps = new FollowUps(page, wording);
    BoldReading bold = new BoldReading(page, wording, evidence, bodies, roles);
    this.readings =
        List.of(
            new LabelReading(page, wording, evidence, bodies),
            new SummaryReading(page, wording, evidence, bodies),
            new TableReading(page, vocabulary, wording, evidence),
            new ListReading(page, vocabulary, wording, evidence, bodies, roles, bold),
            bold,
            new QuoteReading(page, wording, evidence),
            new LineReading(page, vocabulary, wording, evidence, bodies, roles));
  }

  /** The questions of {@code region}, in the order of the page. */
  List<Draft> read(Region region) {
    List<Draft> drafts = new ArrayList<>();
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
      if (from < end && !followUps.only(draft, from, end)) {
        bodies.read(draft, from, end, opener.complete());
      }
      draft.finished().ifPresent(drafts::add);
    }
    return drafts;
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
}
