package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;
import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.Block;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole page: learns what its headings are, then goes through it section by section. */
public final class PageReading {
  private final Page page;
  private final Vocabulary vocabulary;
  private final Evidence evidence;
  private final Role[] roles;
  private final HeadingQuestion headings;
  private final RegionReading regions;
  private final List<Draft> drafts = new ArrayList<>();

  private PageReading(
      String name, String frontTitle, String keywords, Page page, Vocabulary vocabulary) {
    this.page = page;
    this.vocabulary = vocabulary;
    Wording wording = new Wording(vocabulary);
    this.evidence = Evidence.of(name, frontTitle, keywords, page, vocabulary, wording);
    BodyReading bodies = new BodyReading(page, vocabulary, wording);
    this.roles = new HeadingReading(page, vocabulary, wording, evidence).roles();
    this.headings = new HeadingQuestion(page, wording, evidence, bodies, roles);
    this.regions = new RegionReading(page, vocabulary, wording, evidence, bodies, roles);
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
        headings.read(i, end, sections.path()).ifPresent(drafts::add);
        i = end;
      } else {
        int end = Math.min(next(i), sections.detailsEnd());
        drafts.addAll(
            regions.read(
                new Region(i, end, sections.path(), sections.isOther(), sections.saysQuestions())));
        i = end;
      }
      if (rulesEndSections && endsWithRule(i)) {
        sections.close();
      }
    }
    return new Plausibility(drafts, evidence, vocabulary).holds() ? drafts : List.of();
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
}
