package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Table;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListCandidatesResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva candidate list}. */
@Command(
    name = "list",
    description = "List people.",
    footer = {"", "Example: viva candidate list --search backend"})
final class ListCandidates extends Verb {
  @Option(names = "--search", paramLabel = "TEXT", description = "Words of the name or the role.")
  private String search = "";

  @Option(names = "--page-size", paramLabel = "N", description = "1 to 1000; default 50.")
  private int pageSize;

  @Option(names = "--page-token", paramLabel = "T", description = "Where the page before ended.")
  private String pageToken = "";

  ListCandidates(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(CandidateServiceGrpc::newBlockingStub)
            .listCandidates(
                ListCandidatesRequest.newBuilder()
                    .setSearch(search)
                    .setPageSize(pageSize)
                    .setPageToken(pageToken)
                    .build()),
        this::table);
  }

  private void table(ListCandidatesResponse answer) {
    Table table = cli.table("id", "name", "role", "email");
    answer
        .getCandidatesList()
        .forEach(
            person ->
                table.row(
                    person.getId(), person.getDisplayName(), person.getRole(), person.getEmail()));
    table.print(cli.out());
    if (!answer.getNextPageToken().isEmpty()) {
      cli.hint("more: --page-token " + answer.getNextPageToken());
    }
  }
}
