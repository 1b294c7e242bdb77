package dev.viva.cli.debrief;

import dev.viva.cli.Cli;
import dev.viva.cli.Exports;
import dev.viva.cli.Verb;
import dev.viva.v1.ExportDebriefRequest;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.ReportServiceGrpc;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva debrief}. */
@Command(
    name = "debrief",
    description =
        "The submitted scorecards of a candidate side by side; with --format as a document.",
    footer = {
      "",
      "Examples: viva debrief Ada",
      "          viva debrief Ada --format pdf --profile manager --out ada.pdf"
    })
public final class DebriefCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "CANDIDATE",
      description = "Id or name, or how either begins.")
  private String candidate;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "md, html, pdf, json or csv; default: a table on the terminal, md with --out.")
  private String format;

  @Option(
      names = "--profile",
      paramLabel = "WHO",
      description = "For whom: full, manager, candidate or audit; default full.")
  private String profile;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write.")
  private Path file;

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description =
          "Why an administrator has to see what a panel of others wrote; the panel sees it. Must name nobody.")
  private String reason;

  DebriefCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    if (format == null && file == null && profile == null) {
      cli.show(
          cli.because(reason, ReportServiceGrpc::newBlockingStub)
              .getDebrief(GetDebriefRequest.newBuilder().setName(candidate).build()),
          new DebriefView(cli)::print);
      return;
    }
    String wanted = format == null ? (cli.json() ? "json" : "md") : format;
    Exports.deliver(
        cli,
        cli.because(reason, ReportServiceGrpc::newBlockingStub)
            .exportDebrief(
                ExportDebriefRequest.newBuilder()
                    .setName(candidate)
                    .setFormat(Exports.format(wanted))
                    .setProfile(Exports.profile(profile))
                    .build())
            .getContent(),
        file,
        force);
  }
}
