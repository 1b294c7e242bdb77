package dev.viva.cli.candidate;

import com.google.protobuf.FieldMask;
import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.UpdateCandidateRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva candidate hold}. */
@Command(
    name = "hold",
    description = "Put a person under legal hold: nobody erases the person before it is lifted.",
    footer = {
      "",
      "Example: viva candidate hold c-7kq2m",
      "         viva candidate hold c-7kq2m --lift"
    })
final class HoldCandidate extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "CANDIDATE",
      description = "Id or name, or how either begins.")
  private String candidate;

  @Option(names = "--lift", description = "Lift the hold.")
  private boolean lift;

  HoldCandidate(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Candidate found =
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .getCandidate(GetCandidateRequest.newBuilder().setName(candidate).build());
    cli.show(
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .updateCandidate(
                UpdateCandidateRequest.newBuilder()
                    .setCandidate(found.toBuilder().setLegalHold(!lift))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("legal_hold"))
                    .setRequestId(cli.requestId())
                    .build()),
        held ->
            cli.out()
                .println(
                    held.getId()
                        + (held.getLegalHold() ? " is under legal hold" : " is under no hold")));
  }
}
