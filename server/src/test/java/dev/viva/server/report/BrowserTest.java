package dev.viva.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Recommendation;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.report.debrief.DebriefHtml;
import dev.viva.server.report.debrief.DebriefReport;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML in a real browser, where one is installed. */
class BrowserTest {
  /** CSS pixels of 80 mm, of A4, and of a desktop. */
  private static final List<Integer> WIDTHS = List.of(302, 794, 1_280);

  @TempDir private Path directory;

  @BeforeAll
  static void installed() {
    assumeTrue(Chromium.executable().isPresent(), "SKIPPED: no Chromium on the PATH");
  }

  private static Map<String, String> pages() {
    Candidate candidate = Samples.candidate("x".repeat(300), Samples.HOSTILE.repeat(3));
    Interview interview =
        Samples.interview("i-1", Samples.plan("p-1", Samples.HOSTILE), "ada", "b".repeat(63));
    Scorecard card =
        Samples.annotate(
            Samples.card(
                interview,
                "b".repeat(63),
                "43540320",
                Recommendation.NO_DECISION,
                "w".repeat(500) + "\n" + Samples.HOSTILE,
                Scorecard.State.SUBMITTED),
            Map.of(1, "n".repeat(500) + Samples.HOSTILE, 5, "m".repeat(500)),
            Samples.HOSTILE,
            Samples.HOSTILE);
    Scorecard other = Samples.card(interview, "ada", "13110131", Recommendation.STRONG_YES);
    Map<String, String> pages = new TreeMap<>();
    pages.put(
        "scorecard",
        ScorecardHtml.render(
            ScorecardReport.of(Samples.inContext(candidate, interview, card), Profile.FULL)));
    pages.put(
        "debrief",
        DebriefHtml.render(
            DebriefReport.of(
                candidate,
                List.of(Samples.panel(candidate, interview, List.of("kim"), other, card)),
                List.of(),
                Profile.FULL,
                Samples.START)));
    pages.put("shown", ScorecardHtml.render(ScorecardReport.of(Samples.shown(), Profile.FULL)));
    return pages;
  }

  @Test
  void pages_runNothingAskForNothingAndFit() throws Exception {
    try (Chromium browser = new Chromium()) {
      for (Map.Entry<String, String> page : pages().entrySet()) {
        Path file = directory.resolve(page.getKey() + ".html");
        Files.writeString(file, page.getValue());
        for (int width : WIDTHS) {
          for (boolean print : List.of(false, true)) {
            browser.open(file, width, print);
            String where = page.getKey() + " at " + width + (print ? " in print" : "");
            assertThat(browser.requests()).as(where).containsExactly(file.toUri().toString());
            assertThat(browser.complaints()).as(where).isEmpty();
            assertThat(browser.evaluate("document.scripts.length").getAsInt()).isZero();
            assertThat(browser.evaluate("document.documentElement.scrollWidth").getAsInt())
                .as(where)
                .isLessThanOrEqualTo(width);
            assertThat(
                    browser
                        .evaluate(
                            "[...document.querySelectorAll('td, th, svg')].filter(e =>"
                                + " e.getBoundingClientRect().right > innerWidth + 1).length")
                        .getAsInt())
                .as(where)
                .isZero();
          }
        }
      }
    }
  }

  @Test
  void page_isReadableWithoutSight() throws Exception {
    try (Chromium browser = new Chromium()) {
      Path file = directory.resolve("shown.html");
      Files.writeString(file, pages().get("shown"));
      browser.open(file, 794, false);
      assertThat(browser.evaluate("document.documentElement.lang").getAsString()).isEqualTo("en");
      assertThat(browser.evaluate("document.querySelectorAll('h1').length").getAsInt())
          .isEqualTo(1);
      assertThat(browser.evaluate("document.querySelectorAll('main').length").getAsInt())
          .isEqualTo(1);
      assertThat(
              browser
                  .evaluate(
                      "[...document.querySelectorAll('table:not([role]) th')].filter(e =>"
                          + " !e.scope).length")
                  .getAsInt())
          .isZero();
      assertThat(
              browser
                  .evaluate("document.querySelectorAll('svg:not([aria-hidden])').length")
                  .getAsInt())
          .isZero();
    }
  }
}
