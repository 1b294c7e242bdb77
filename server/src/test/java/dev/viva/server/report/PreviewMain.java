package dev.viva.server.report;

import dev.viva.server.report.debrief.DebriefCsv;
import dev.viva.server.report.debrief.DebriefHtml;
import dev.viva.server.report.debrief.DebriefMarkdown;
import dev.viva.server.report.debrief.DebriefReport;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.scorecard.ScorecardCsv;
import dev.viva.server.report.scorecard.ScorecardHtml;
import dev.viva.server.report.scorecard.ScorecardMarkdown;
import dev.viva.server.report.scorecard.ScorecardReport;
import java.nio.file.Files;
import java.nio.file.Path;

public final class PreviewMain {
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    ScorecardReport report = ScorecardReport.of(Samples.shown(), Profile.FULL);
    Files.writeString(dir.resolve("scorecard.html"), ScorecardHtml.render(report));
    Files.writeString(dir.resolve("scorecard.md"), ScorecardMarkdown.render(report));
    Files.writeString(dir.resolve("scorecard.csv"), ScorecardCsv.render(report));
    DebriefReport debrief = Samples.shownDebrief(Profile.FULL);
    Files.writeString(dir.resolve("debrief.html"), DebriefHtml.render(debrief));
    Files.writeString(dir.resolve("debrief.md"), DebriefMarkdown.render(debrief));
    Files.writeString(dir.resolve("debrief.csv"), DebriefCsv.render(debrief));
    Files.write(dir.resolve("debrief.pdf"), DebriefHtml.pdf(debrief));
    Files.write(dir.resolve("scorecard.pdf"), ScorecardHtml.pdf(report));
  }
}
