package dev.viva.cli.stats;

import com.google.protobuf.Timestamp;
import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Bars;
import dev.viva.cli.output.Figures;
import dev.viva.cli.output.Table;
import dev.viva.v1.ListQuestionStatisticsRequest;
import dev.viva.v1.ListQuestionStatisticsResponse;
import dev.viva.v1.QuestionStatistics;
import dev.viva.v1.ReportServiceGrpc;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva stats questions}. */
@Command(
    name = "questions",
    description = "How questions do: use, facility, discrimination, time against plan, drift.",
    footer = {
      "",
      "Facility is the mean rating divided by 4. Discrimination is how a question's ratings go with the others.",
      "Example: viva stats questions --since 2026-01-01"
    })
final class QuestionStats extends Verb {
  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Also how facility changed since then; that of a leaked question rises.")
  private String since;

  @Option(names = "--page-size", paramLabel = "N", description = "1 to 1000; default 50.")
  private int pageSize;

  @Option(names = "--page-token", paramLabel = "T", description = "Where the page before ended.")
  private String pageToken = "";

  QuestionStats(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    ListQuestionStatisticsRequest.Builder request =
        ListQuestionStatisticsRequest.newBuilder().setPageSize(pageSize).setPageToken(pageToken);
    if (since != null) {
      request.setSince(date(since));
    }
    cli.show(
        cli.call(ReportServiceGrpc::newBlockingStub).listQuestionStatistics(request.build()),
        this::table);
  }

  private static Timestamp date(String text) {
    try {
      long second = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
      return Timestamp.newBuilder().setSeconds(second).build();
    } catch (DateTimeException e) {
      throw new Failure(
          ExitCode.INVALID, "--since '" + text + "' is not a date: expected YYYY-MM-DD");
    }
  }

  private void table(ListQuestionStatisticsResponse answer) {
    Table table =
        since == null
            ? cli.table(
                "id", "area", "asked", "rated", "facility", "0 to 1", "discr.", "min", "plan")
            : cli.table("id", "area", "rated", "before", "since", "drift", "± error");
    answer.getStatisticsList().forEach(item -> row(table, item));
    table.print(cli.out());
    if (!answer.getNextPageToken().isEmpty()) {
      cli.hint("more: --page-token " + answer.getNextPageToken());
    }
  }

  private void row(Table table, QuestionStatistics item) {
    if (since != null) {
      table.row(
          item.getQuestion(),
          item.getArea(),
          item.getRated(),
          Figures.number(item.hasFacilityBefore(), item.getFacilityBefore()),
          Figures.number(item.hasFacilitySince(), item.getFacilitySince()),
          Figures.signed(item.hasDrift(), item.getDrift()),
          Figures.number(item.hasDriftError(), item.getDriftError()));
      return;
    }
    table.row(
        item.getQuestion(),
        item.getArea(),
        item.getAsked(),
        item.getRated(),
        Figures.number(item.hasFacility(), item.getFacility()),
        item.hasFacility() ? Bars.share(item.getFacility()) : "",
        Figures.signed(item.hasDiscrimination(), item.getDiscrimination()),
        item.hasMeanSeconds()
            ? String.format(Locale.ROOT, "%.1f", item.getMeanSeconds() / 60)
            : Figures.NONE,
        item.getPlannedMinutes());
  }
}
