package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.interview.InterviewView;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.ListInterviewsRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva candidate show}. */
@Command(
    name = "show",
    description = "Show a person and the interviews.",
    footer = {"", "Example: viva candidate show Ada"})
final class ShowCandidate extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "CANDIDATE",
      description = "Id or name, or how either begins.")
  private String candidate;

  ShowCandidate(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Candidate found =
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .getCandidate(GetCandidateRequest.newBuilder().setName(candidate).build());
    cli.show(found, this::print);
  }

  private void print(Candidate found) {
    cli.out().println(found.getId() + ": " + Cli.safe(found.getDisplayName()));
    if (!found.getRole().isEmpty()) {
      cli.out().println("for " + Cli.safe(found.getRole()));
    }
    InterviewView.table(
        cli,
        cli.call(InterviewServiceGrpc::newBlockingStub)
            .listInterviews(
                ListInterviewsRequest.newBuilder().setCandidate(found.getName()).build())
            .getInterviewsList());
  }
}
