package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.Exports;
import dev.viva.cli.Verb;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.ReportServiceGrpc;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva scorecard export}. */
@Command(
    name = "export",
    description = "Write a scorecard to hand on; an unsubmitted one is marked DRAFT.",
    footer = {
      "",
      "Example: viva scorecard export i-4k2 --format pdf --profile manager --out ada.pdf"
    })
final class ExportScorecard extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "md, html, pdf, json or csv; default md, or json with -o json.")
  private String format;

  @Option(
      names = "--interviewer",
      paramLabel = "USER",
      defaultValue = "-",
      description = "Whose; default: yours.")
  private String interviewer;

  @Option(
      names = "--profile",
      paramLabel = "WHO",
      description = "For whom: full, manager, candidate or audit; default full.")
  private String profile;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; default: stdout.")
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

  ExportScorecard(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    String wanted = format == null ? (cli.json() ? "json" : "md") : format;
    Exports.deliver(
        cli,
        cli.because(reason, ReportServiceGrpc::newBlockingStub)
            .exportScorecard(
                ExportScorecardRequest.newBuilder()
                    .setName("interviews/" + interview + "/scorecards/" + interviewer)
                    .setFormat(Exports.format(wanted))
                    .setProfile(Exports.profile(profile))
                    .build())
            .getContent(),
        file,
        force);
  }
}
