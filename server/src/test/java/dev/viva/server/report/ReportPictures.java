package dev.viva.server.report;

import dev.viva.server.report.debrief.DebriefHtml;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Renders the pictures of the README from our own output: see {@code docs/images/render}. */
public final class ReportPictures {
  private static final int WIDTH = 794;

  private ReportPictures() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    Path work = Files.createTempDirectory("viva-pictures");
    Map<String, String> pages =
        Map.of(
            "scorecard", ScorecardHtml.render(ScorecardReport.of(Samples.shown(), Profile.MANAGER)),
            "debrief", DebriefHtml.render(Samples.shownDebrief(Profile.MANAGER)));
    try (Chromium browser = new Chromium()) {
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Path html = Files.writeString(work.resolve(page.getKey() + ".html"), page.getValue());
        browser.open(html, WIDTH, false);
        Files.write(directory.resolve(page.getKey() + ".png"), browser.picture());
        Files.delete(html);
      }
    }
    Files.delete(work);
  }
}
