package dev.viva.cli.stats;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Bars;
import dev.viva.cli.output.Figures;
import dev.viva.cli.output.Table;
import dev.viva.v1.AreaStatistics;
import dev.viva.v1.ListAreaStatisticsRequest;
import dev.viva.v1.ListAreaStatisticsResponse;
import dev.viva.v1.ReportServiceGrpc;
import picocli.CommandLine.Command;

/** {@code viva stats areas}. */
@Command(
    name = "areas",
    description = "What the banks have in each area against what is asked.",
    footer = {"", "Example: viva stats areas"})
final class AreaStats extends Verb {
  AreaStats(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(ReportServiceGrpc::newBlockingStub)
            .listAreaStatistics(ListAreaStatisticsRequest.getDefaultInstance()),
        this::table);
  }

  private void table(ListAreaStatisticsResponse answer) {
    Table table =
        cli.table(
            "area",
            "questions",
            "never asked",
            "bank",
            "in bank",
            "asked",
            "use",
            "in use",
            "mean");
    for (AreaStatistics area : answer.getStatisticsList()) {
      table.row(
          area.getArea(),
          area.getQuestions(),
          area.getNeverAsked(),
          Figures.percent(area.getBankShare()),
          Bars.share(area.getBankShare()),
          area.getAsked(),
          Figures.percent(area.getUseShare()),
          Bars.share(area.getUseShare()),
          Figures.number(area.hasMean(), area.getMean()));
    }
    table.print(cli.out());
  }
}
