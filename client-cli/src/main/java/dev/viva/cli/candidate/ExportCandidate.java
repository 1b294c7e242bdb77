package dev.viva.cli.candidate;

import com.google.protobuf.ByteString;
import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Exports;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.ExportCandidateRequest;
import dev.viva.v1.ExportCandidateResponse;
import dev.viva.v1.GetCandidateRequest;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva candidate export}. */
@Command(
    name = "export",
    description = "Write everything that is held about a person, for that person.",
    footer = {
      "",
      "Private notes are in it. Names of interviewers, what a good answer would have been, and questions that were not asked are not.",
      "Example: viva candidate export Ada --out ada.md",
      "         viva candidate export c-7kq2m --format json"
    })
final class ExportCandidate extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "CANDIDATE",
      description = "Id or name, or how either begins.")
  private String candidate;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "md or json; default md, or json with -o json.")
  private String format;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; default: stdout.")
  private Path file;

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  ExportCandidate(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    String wanted = format == null ? (cli.json() ? "json" : "md") : format;
    if (!wanted.equals("md") && !wanted.equals("json")) {
      throw new Failure(
          ExitCode.INVALID, "--format '" + wanted + "' is not known here: expected md or json");
    }
    Candidate found =
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .getCandidate(GetCandidateRequest.newBuilder().setName(candidate).build());
    ExportCandidateResponse copy =
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .exportCandidate(ExportCandidateRequest.newBuilder().setName(found.getName()).build());
    Exports.deliver(
        cli,
        ByteString.copyFromUtf8(wanted.equals("md") ? copy.getText() : copy.getJson()),
        file,
        force);
  }
}
