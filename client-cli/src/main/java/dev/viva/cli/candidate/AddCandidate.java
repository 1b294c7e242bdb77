package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.CreateCandidateRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva candidate add}. */
@Command(
    name = "add",
    description = "Add a person.",
    footer = {"", "Example: viva candidate add \"Ada Lovelace\" --role \"Backend engineer\""})
final class AddCandidate extends Verb {
  @Parameters(index = "0", paramLabel = "NAME", description = "Name as shown.")
  private String name;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "Mail address; belongs to one person, whoever adds it.")
  private String email = "";

  @Option(names = "--role", paramLabel = "ROLE", description = "Role that the person applies for.")
  private String role = "";

  AddCandidate(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .createCandidate(
                CreateCandidateRequest.newBuilder()
                    .setCandidate(
                        Candidate.newBuilder().setDisplayName(name).setEmail(email).setRole(role))
                    .setRequestId(cli.requestId())
                    .build()),
        added -> cli.out().println(added.getId() + ": " + Cli.safe(added.getDisplayName())));
  }
}
