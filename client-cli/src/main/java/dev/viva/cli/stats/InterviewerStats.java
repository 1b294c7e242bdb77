package dev.viva.cli.stats;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Bars;
import dev.viva.cli.output.Figures;
import dev.viva.cli.output.Table;
import dev.viva.v1.InterviewerStatistics;
import dev.viva.v1.ListInterviewerStatisticsRequest;
import dev.viva.v1.ListInterviewerStatisticsResponse;
import dev.viva.v1.ReportServiceGrpc;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code viva stats interviewers}. */
@Command(
    name = "interviewers",
    description = "How interviewers rate: number, spread, severity against the panel, lateness.",
    footer = {
      "",
      "Severity is the mean difference to the others on the same question: below 0 is stricter.",
      "Example: viva stats interviewers"
    })
final class InterviewerStats extends Verb {
  InterviewerStats(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(ReportServiceGrpc::newBlockingStub)
            .listInterviewerStatistics(ListInterviewerStatisticsRequest.getDefaultInstance()),
        this::table);
  }

  private void table(ListInterviewerStatisticsResponse answer) {
    Table table =
        cli.table(
            "interviewer",
            "cards",
            "missing",
            "mean",
            "spread",
            "severity",
            "± error",
            "strict│mild",
            "on",
            "hours late");
    for (InterviewerStatistics who : answer.getStatisticsList()) {
      table.row(
          who.getInterviewer(),
          who.getScorecards(),
          who.getMissing(),
          Figures.number(who.hasMean(), who.getMean()),
          Figures.number(who.hasSpread(), who.getSpread()),
          Figures.signed(who.hasSeverity(), who.getSeverity()),
          Figures.number(who.hasSeverityError(), who.getSeverityError()),
          who.hasSeverity() ? Bars.difference(who.getSeverity()) : "",
          who.getOverlaps(),
          who.hasMeanHoursLate()
              ? String.format(Locale.ROOT, "%.1f", who.getMeanHoursLate())
              : Figures.NONE);
    }
    table.print(cli.out());
  }
}
