package dev.viva.cli.bank;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.cli.output.Texts;
import dev.viva.v1.Diagnostic;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportReport;
import dev.viva.v1.Question;
import dev.viva.v1.Severity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva import}. */
@Command(
    name = "import",
    description = "Import question banks from Markdown, in whatever dialect they were written.",
    footer = {
      "",
      "Importing again changes nothing. Directories are searched for .md, .markdown and .txt files.",
      "Example: viva import notes/*.md --dry-run"
    })
public final class ImportCommand extends Verb {
  private static final int MAX_SHOWN = 40;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files or directories; - reads stdin.")
  private List<String> paths;

  @Option(
      names = "--bank",
      paramLabel = "NAME",
      description = "Bank to import into; default: as the file says, else its name.")
  private String bank = "";

  @Option(names = "--dry-run", description = "Show what would be imported and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "Area of every question, whatever the file says.")
  private String area = "";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Level of every question: 2-6, 5+, senior.")
  private String level = "";

  @Option(names = "--prune", description = "Delete questions that vanished from their file.")
  private boolean prune;

  ImportCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws Exception {
    List<Importer.Source> sources = sources();
    List<ImportReport> reports = new Importer(cli).run(sources);
    if (cli.json()) {
      cli.printJson(total(reports));
    } else {
      table(reports);
    }
    boolean refused =
        reports.stream()
            .flatMap(report -> report.getDiagnosticsList().stream())
            .anyMatch(found -> found.getSeverity() == Severity.SEVERITY_ERROR);
    if (refused) {
      throw new Failure(ExitCode.INVALID, "some files were not imported");
    }
  }

  private List<Importer.Source> sources() throws IOException {
    List<Importer.Source> sources = new ArrayList<>();
    for (String path : paths) {
      if (path.equals("-")) {
        sources.add(new Importer.Source(header("stdin"), cli.environment().in()::readAllBytes));
        continue;
      }
      for (Path file : files(cli.environment().directory().resolve(path))) {
        requireReadable(file);
        sources.add(new Importer.Source(header(file.toString()), () -> Files.readAllBytes(file)));
      }
    }
    return sources;
  }

  /** Before anything is sent: the server imports a document as soon as it has all of it. */
  private static void requireReadable(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> found;
    try (Stream<Path> walk = Files.walk(path)) {
      found = walk.filter(Files::isRegularFile).filter(ImportCommand::isDocument).sorted().toList();
    }
    if (found.isEmpty()) {
      throw new Failure(ExitCode.INVALID, path + ": no .md, .markdown or .txt file in it");
    }
    return found;
  }

  private static boolean isDocument(Path file) {
    return file.toString().matches("(?i).*\\.(md|markdown|txt)");
  }

  private ImportHeader header(String document) {
    return ImportHeader.newBuilder()
        .setDocument(document)
        .setBank(bank)
        .setDryRun(dryRun)
        .setArea(area)
        .setLevel(level)
        .setPrune(prune)
        .build();
  }

  private static int sum(List<ImportReport> reports, ToIntFunction<ImportReport> count) {
    return reports.stream().mapToInt(count).sum();
  }

  /** One report for all documents. */
  private static ImportReport total(List<ImportReport> reports) {
    return ImportReport.newBuilder()
        .setDocument(
            reports.stream().map(ImportReport::getDocument).collect(Collectors.joining(", ")))
        .setBank(
            reports.stream()
                .map(ImportReport::getBank)
                .distinct()
                .collect(Collectors.joining(", ")))
        .setCreated(sum(reports, ImportReport::getCreated))
        .setUpdated(sum(reports, ImportReport::getUpdated))
        .setUnchanged(sum(reports, ImportReport::getUnchanged))
        .setDuplicates(sum(reports, ImportReport::getDuplicates))
        .setVanished(sum(reports, ImportReport::getVanished))
        .setPruned(sum(reports, ImportReport::getPruned))
        .addAllDiagnostics(diagnostics(reports))
        .addAllQuestions(
            reports.stream().flatMap(report -> report.getQuestionsList().stream()).toList())
        .build();
  }

  private static List<Diagnostic> diagnostics(List<ImportReport> reports) {
    return reports.stream().flatMap(report -> report.getDiagnosticsList().stream()).toList();
  }

  private void table(List<ImportReport> reports) {
    if (dryRun) {
      reports.forEach(this::questions);
    }
    List<Diagnostic> all = diagnostics(reports);
    all.stream().limit(MAX_SHOWN).forEach(found -> cli.err().println(Diagnostics.line(found)));
    if (all.size() > MAX_SHOWN) {
      cli.err().printf("… and %d more; -o json has them all%n", all.size() - MAX_SHOWN);
    }
    Table table =
        cli.table("document", "bank", "new", "changed", "unchanged", "duplicate", "vanished");
    for (ImportReport report : reports) {
      table.row(
          report.getDocument(),
          report.getBank(),
          report.getCreated(),
          report.getUpdated(),
          report.getUnchanged(),
          report.getDuplicates(),
          report.getVanished());
    }
    table.print(cli.out());
    if (dryRun) {
      cli.hint("dry run: nothing was changed");
    }
  }

  private void questions(ImportReport report) {
    Table table = cli.table("line", "question", "area", "kind", "level", "min");
    for (Question question : report.getQuestionsList()) {
      String title = question.getTitle().isEmpty() ? question.getText() : question.getTitle();
      table.row(
          question.getSource().getLine(),
          Texts.cut(Texts.line(title), 80),
          question.getAreasCount() == 0 ? "" : question.getAreas(0),
          Names.of(question.getKind()),
          Levels.text(question.getLevel()),
          question.getMinutes());
    }
    table.print(cli.out());
    cli.out().println();
  }
}
