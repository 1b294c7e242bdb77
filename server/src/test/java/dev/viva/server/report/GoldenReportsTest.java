package dev.viva.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.report.debrief.DebriefCsv;
import dev.viva.server.report.debrief.DebriefHtml;
import dev.viva.server.report.debrief.DebriefMarkdown;
import dev.viva.server.report.debrief.DebriefProtos;
import dev.viva.server.report.debrief.DebriefReport;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.scorecard.ScorecardCsv;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardMarkdown;
import dev.viva.server.report.scorecard.ScorecardReport;
import dev.viva.server.report.scorecard.ScorecardReportProtos;
import dev.viva.server.rpc.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of every report, byte by byte; the PDF by its text. */
class GoldenReportsTest {
  /** The shown scorecard with a private note. */
  private static Scorecards.InContext shown() {
    Scorecards.InContext shown = Samples.shown();
    Scorecard card = shown.scored().scorecard();
    Map<Integer, String> notes = new TreeMap<>();
    for (int i = 0; i < card.items().size(); i++) {
      notes.put(i + 1, card.items().get(i).note());
    }
    return Samples.inContext(
        shown.candidate(),
        shown.interview(),
        Samples.annotate(card, notes, card.note(), "Reminds me of myself: careful, halo."));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void scorecard_isAsAccepted(Profile profile) {
    ScorecardReport report = ScorecardReport.of(shown(), profile);
    String name = "scorecard-" + profile.name().toLowerCase(Locale.ROOT);
    Golden.assertSame(name + ".md", ScorecardMarkdown.render(report));
    Golden.assertSame(name + ".html", ScorecardHtml.render(report));
    Golden.assertSame(name + ".csv", ScorecardCsv.render(report));
    Golden.assertSame(name + ".json", Json.print(ScorecardReportProtos.encode(report)));
    Golden.assertSame(name + ".pdf.txt", PdfText.of(ScorecardHtml.pdf(report)).text());
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void debrief_isAsAccepted(Profile profile) {
    DebriefReport report = Samples.shownDebrief(profile);
    String name = "debrief-" + profile.name().toLowerCase(Locale.ROOT);
    Golden.assertSame(name + ".md", DebriefMarkdown.render(report));
    Golden.assertSame(name + ".html", DebriefHtml.render(report));
    Golden.assertSame(name + ".csv", DebriefCsv.render(report));
    Golden.assertSame(name + ".json", Json.print(DebriefProtos.encode(report)));
    Golden.assertSame(name + ".pdf.txt", PdfText.of(DebriefHtml.pdf(report)).text());
  }

  @Test
  void scorecardPdf_isOnePageWithBookmarksEmbeddedFontsAndALanguage() {
    PdfText pdf = PdfText.of(ScorecardHtml.pdf(ScorecardReport.of(shown(), Profile.MANAGER)));
    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.bookmarks())
        .containsExactly("Recommendation", "Areas", "Questions", "Not asked");
    assertThat(pdf.allFontsEmbedded()).isTrue();
    assertThat(pdf.language()).startsWith("en");
  }

  @Test
  void scorecard_ofADraftSaysSoInEveryFormat() {
    Scorecards.InContext shown = shown();
    Scorecard draft =
        Samples.card(
            shown.interview(), "ada", "43340399", Recommendation.NONE, "", Scorecard.State.DRAFT);
    ScorecardReport report =
        ScorecardReport.of(
            Samples.inContext(shown.candidate(), shown.interview(), draft), Profile.FULL);
    assertThat(ScorecardMarkdown.render(report)).contains("**DRAFT**");
    assertThat(ScorecardHtml.render(report)).contains("DRAFT</strong>");
    assertThat(PdfText.of(ScorecardHtml.pdf(report)).text()).contains("DRAFT");
    assertThat(ScorecardCsv.render(report)).contains("\"draft\"");
    assertThat(Json.print(ScorecardReportProtos.encode(report))).contains("SCORECARD_STATE_DRAFT");
  }

  @Test
  void profiles_hideWhatTheySay() {
    for (Profile profile : Profile.values()) {
      ScorecardReport report = ScorecardReport.of(shown(), profile);
      String all =
          ScorecardMarkdown.render(report)
              + ScorecardHtml.render(report)
              + ScorecardCsv.render(report)
              + Json.print(ScorecardReportProtos.encode(report))
              + report.fileName();
      assertThat(all.contains("halo"))
          .as(profile + " private note")
          .isEqualTo(profile == Profile.FULL);
      assertThat(all.contains("Mara")).as(profile + " name").isEqualTo(profile != Profile.AUDIT);
      assertThat(all.contains("mara")).as(profile + " file").isEqualTo(profile != Profile.AUDIT);
      assertThat(all.contains("assertNumQueries"))
          .as(profile + " note")
          .isEqualTo(profile != Profile.AUDIT);
      assertThat(all.contains("ada"))
          .as(profile + " interviewer")
          .isEqualTo(profile == Profile.FULL || profile == Profile.MANAGER);
      assertThat(all.contains("Names the limits"))
          .as(profile + " rubric")
          .isEqualTo(profile != Profile.CANDIDATE);
      assertThat(all.contains("Readiness against liveness"))
          .as(profile + " not asked")
          .isEqualTo(profile != Profile.CANDIDATE);
    }
  }
}
