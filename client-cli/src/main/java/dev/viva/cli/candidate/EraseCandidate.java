package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.live.LocalCopies;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.EraseCandidateRequest;
import dev.viva.v1.EraseCandidateResponse;
import dev.viva.v1.GetCandidateRequest;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva candidate erase}. */
@Command(
    name = "erase",
    description = "Remove everything about a person, everywhere and for good.",
    footer = {
      "",
      "The key that the person's data is sealed with is destroyed, so no backup brings it back. Sums in the statistics stay.",
      "Cut off in the middle, the same command finishes it.",
      "Example: viva candidate erase c-7kq2m --reason \"asked on 3 May\""
    })
final class EraseCandidate extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "CANDIDATE",
      description = "Id or name, or how either begins.")
  private String candidate;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for the audit trail; must name nobody.")
  private String reason;

  @Option(
      names = {"--yes", "-y"},
      description = "Do not ask.")
  private boolean yes;

  EraseCandidate(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws IOException {
    String name = candidate;
    if (!candidate.matches("(candidates/)?c-[a-z0-9]{5}")) {
      name = find().getName();
    }
    String id = name.substring(name.indexOf('/') + 1);
    if (!yes) {
      Candidate found = find();
      Confirmation.require(
          cli,
          "This removes "
              + Cli.safe(found.getDisplayName())
              + " ("
              + id
              + ") with every interview, scorecard and decision, for good.",
          id);
    }
    EraseCandidateResponse answer =
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .eraseCandidate(
                EraseCandidateRequest.newBuilder()
                    .setName("candidates/" + id)
                    .setReason(reason)
                    .setRequestId(cli.requestId())
                    .build());
    int local = LocalCopies.delete(cli.environment().home(), answer.getInterviewsList());
    cli.show(answer, done -> print(id, done, local));
  }

  private Candidate find() {
    return cli.call(CandidateServiceGrpc::newBlockingStub)
        .getCandidate(GetCandidateRequest.newBuilder().setName(candidate).build());
  }

  private void print(String id, EraseCandidateResponse done, int local) {
    cli.out().println("erased " + id + ":");
    done.getRemovedList().forEach(line -> cli.out().println("  " + Cli.safe(line)));
    if (local > 0) {
      cli.out().println("  what 'viva live' kept of " + local + " scorecards on this machine");
    }
    cli.out().println("what remains:");
    done.getRemainingList().forEach(line -> cli.out().println("  " + Cli.safe(line)));
  }
}
