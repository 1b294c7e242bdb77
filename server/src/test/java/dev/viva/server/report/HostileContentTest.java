package dev.viva.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.report.debrief.DebriefCsv;
import dev.viva.server.report.debrief.DebriefHtml;
import dev.viva.server.report.debrief.DebriefMarkdown;
import dev.viva.server.report.debrief.DebriefReport;
import dev.viva.server.report.document.Csv;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.scorecard.ScorecardCsv;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardMarkdown;
import dev.viva.server.report.scorecard.ScorecardReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Names, roles and notes that try to be more than text. */
class HostileContentTest {
  private static Scorecards.InContext hostile(String name) {
    Candidate candidate = Samples.candidate(name, Samples.HOSTILE);
    Interview interview =
        Samples.interview("i-1", Samples.plan("p-1", Samples.HOSTILE), "ada", "bob");
    Scorecard card =
        Samples.card(
            interview,
            "ada",
            "43340320",
            Recommendation.YES,
            Samples.HOSTILE + "\n" + Samples.HOSTILE,
            Scorecard.State.SUBMITTED);
    return Samples.inContext(
        candidate,
        interview,
        Samples.annotate(
            card,
            Map.of(1, Samples.HOSTILE, 5, Samples.HOSTILE),
            "# heading\n- list\n1. one\n===\n" + Samples.HOSTILE,
            Samples.HOSTILE));
  }

  private static ScorecardReport report() {
    return ScorecardReport.of(hostile(Samples.HOSTILE), Profile.FULL);
  }

  private static DebriefReport debrief() {
    Scorecards.InContext card = hostile(Samples.HOSTILE);
    return DebriefReport.of(
        card.candidate(),
        List.of(
            Samples.panel(
                card.candidate(), card.interview(), List.of("bob"), card.scored().scorecard())),
        List.of(),
        Profile.FULL,
        Samples.START);
  }

  @Test
  void html_isWellFormedAndHasNothingActive() throws Exception {
    for (String html : List.of(ScorecardHtml.render(report()), DebriefHtml.render(debrief()))) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
      for (String active :
          List.of("script", "a", "img", "iframe", "object", "embed", "link", "form", "base")) {
        assertThat(document.getElementsByTagName(active).getLength()).as(active).isZero();
      }
      assertThat(html).contains("default-src 'none'").doesNotContain("\u001b", "\u202E");
      assertThat(document.getDocumentElement().getTextContent()).contains("陳大文", "محمد", "Жук");
    }
  }

  @Test
  void pdf_showsEveryScriptAndNoBox() {
    PdfText pdf = PdfText.of(ScorecardHtml.pdf(report()));
    assertThat(pdf.allFontsEmbedded()).isTrue();
    assertThat(pdf.text()).contains("陳大文", "Жук", "Ωλ", "<script>");
    assertThat(PdfText.of(DebriefHtml.pdf(debrief())).text()).contains("陳大文");
  }

  @Test
  void markdown_hasNoLinkImageOrHtml() {
    for (String markdown :
        List.of(ScorecardMarkdown.render(report()), DebriefMarkdown.render(debrief()))) {
      Node document = Parser.builder().build().parse(markdown);
      for (Node node : document.getDescendants()) {
        assertThat(node)
            .isNotInstanceOfAny(
                Link.class, Image.class, HtmlInline.class, HtmlBlock.class, AutoLink.class);
      }
      assertThat(markdown).doesNotContain("\u001b", "\u202E");
      assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }
  }

  @Test
  void csv_isOneTableWithoutFormulas() throws IOException {
    for (String csv : List.of(ScorecardCsv.render(report()), DebriefCsv.render(debrief()))) {
      List<CSVRecord> records = parse(csv);
      assertThat(records).hasSize(9);
      for (CSVRecord row : records) {
        assertThat(row.size()).isEqualTo(records.get(0).size());
        row.forEach(cell -> assertThat(cell).doesNotMatch("(?s)^\\s*[=+\\-@].*"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\u00a0=1", "＝1", "\n=1"})
  void csv_quotesWhatASpreadsheetWouldRun(String cell) throws IOException {
    String found = parse(new Csv("a").row(cell).render()).get(1).get(0);
    assertThat(found).startsWith("'");
  }

  @Test
  void csv_keepsQuotesLinesAndSeparators() throws IOException {
    String text = "a \"b\", c;\nd";
    assertThat(parse(new Csv("x", "y").row(text, 3).render()).get(1).get(0)).isEqualTo(text);
  }

  private static List<CSVRecord> parse(String csv) throws IOException {
    try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(csv))) {
      return parser.getRecords();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "CON", "a/b\\c", "…", "<script>", "Ada\u202Exe.exe"})
  void fileName_isSafe(String name) {
    String file = ScorecardReport.of(hostile(name), Profile.FULL).fileName();
    assertThat(file).matches("[\\p{L}\\p{N}-]+").startsWith("scorecard");
  }

  @Test
  void html_ofALongNameStaysShortInTheFileName() {
    String file = ScorecardReport.of(hostile("x".repeat(300)), Profile.FULL).fileName();
    assertThat(file.length()).isLessThanOrEqualTo(90);
  }
}
