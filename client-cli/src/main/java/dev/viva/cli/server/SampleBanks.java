package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.bank.Importer;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportReport;
import dev.viva.v1.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The banks that come with the checkout. */
final class SampleBanks {
  private final Cli cli;
  private final Path root;

  SampleBanks(Cli cli, Path root) {
    this.cli = cli;
    this.root = root;
  }

  /** Imports them; returns whether that changed a question. */
  boolean importAll() throws IOException {
    List<Path> files = files();
    cli.hint("Importing " + files.size() + " sample banks…");
    List<ImportReport> reports = new Importer(cli).run(files.stream().map(this::source).toList());
    requireAccepted(reports);
    int created = sum(reports, ImportReport::getCreated);
    int updated = sum(reports, ImportReport::getUpdated);
    int unchanged = sum(reports, ImportReport::getUnchanged);
    cli.hint(
        "Questions: " + created + " new, " + updated + " changed, " + unchanged + " unchanged");
    cli.hint("");
    return created + updated > 0;
  }

  private List<Path> files() throws IOException {
    Path banks = root.resolve("seeds").resolve("banks");
    if (!Files.isDirectory(banks)) {
      throw new Failure(
          ExitCode.FAILED, "the checkout has no sample banks: " + banks + " is missing");
    }
    try (Stream<Path> all = Files.list(banks)) {
      return all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  /**
   * Named as {@code viva import seeds/banks} in the checkout names them, so that either finds the
   * questions of the other.
   */
  private Importer.Source source(Path file) {
    String document = root.relativize(file).toString().replace('\\', '/');
    return new Importer.Source(
        ImportHeader.newBuilder().setDocument(document).build(), () -> Files.readAllBytes(file));
  }

  private static void requireAccepted(List<ImportReport> reports) {
    reports.stream()
        .flatMap(report -> report.getDiagnosticsList().stream())
        .filter(found -> found.getSeverity() == Severity.SEVERITY_ERROR)
        .findFirst()
        .ifPresent(
            found -> {
              throw new Failure(
                  ExitCode.INVALID,
                  found.getFile() + ":" + found.getLine() + ": " + found.getMessage());
            });
  }

  private static int sum(List<ImportReport> reports, ToIntFunction<ImportReport> count) {
    return reports.stream().mapToInt(count).sum();
  }
}
