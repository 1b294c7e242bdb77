package dev.viva.cli.bank;

import com.google.protobuf.ByteString;
import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.LintBankRequest;
import dev.viva.v1.LintBankResponse;
import dev.viva.v1.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva bank lint}. */
@Command(
    name = "lint",
    description = "Check canonical Markdown files; changes nothing.",
    footer = {"", "Example: viva bank lint seeds/banks/django.md"})
final class LintBank extends Verb {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
  private List<Path> files;

  LintBank(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    boolean failed = false;
    for (Path file : files) {
      LintBankResponse answer =
          cli.call(BankServiceGrpc::newBlockingStub)
              .lintBank(
                  LintBankRequest.newBuilder()
                      .setDocument(file.toString())
                      .setContent(
                          ByteString.copyFrom(
                              Files.readAllBytes(cli.environment().directory().resolve(file))))
                      .build());
      failed |=
          answer.getDiagnosticsList().stream()
              .anyMatch(found -> found.getSeverity() == Severity.SEVERITY_ERROR);
      cli.show(answer, lint -> table(file, lint));
    }
    if (failed) {
      throw new Failure(ExitCode.INVALID, "some files are not as they should be");
    }
  }

  private void table(Path file, LintBankResponse answer) {
    answer.getDiagnosticsList().forEach(found -> cli.out().println(Diagnostics.line(found)));
    cli.out()
        .printf(
            "%s: %d questions, %d findings%n",
            file, answer.getQuestions(), answer.getDiagnosticsCount());
  }
}
