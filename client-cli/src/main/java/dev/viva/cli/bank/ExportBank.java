package dev.viva.cli.bank;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.OutputFile;
import dev.viva.cli.Verb;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ExportBankRequest;
import dev.viva.v1.ExportBankResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva bank export}. */
@Command(
    name = "export",
    description = "Write a bank as canonical Markdown, which imports back to the same questions.",
    footer = {"", "Example: viva bank export django -d banks/"})
final class ExportBank extends Verb {
  @Parameters(index = "0", paramLabel = "BANK", description = "Id of the bank, or its beginning.")
  private String bank;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "md", description = "md.")
  private String format;

  @Option(
      names = {"-d", "--dir"},
      paramLabel = "DIR",
      description = "Directory to write BANK.md to; default: stdout.")
  private Path directory;

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  ExportBank(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    if (!format.equals("md")) {
      throw new Failure(ExitCode.USAGE, "--format '" + format + "' is not known: expected md");
    }
    ExportBankResponse answer =
        cli.call(BankServiceGrpc::newBlockingStub)
            .exportBank(ExportBankRequest.newBuilder().setName("banks/" + bank).build());
    if (directory == null) {
      cli.out().print(answer.getContent());
      return;
    }
    Path target = cli.environment().directory().resolve(directory);
    Files.createDirectories(target);
    Path file = target.resolve(answer.getDocument());
    OutputFile.write(file, answer.getContent().getBytes(StandardCharsets.UTF_8), force);
    cli.hint("wrote " + file);
  }
}
