package dev.viva.cli.bank;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Table;
import dev.viva.v1.Bank;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListBanksResponse;
import picocli.CommandLine.Command;

/** {@code viva bank list}. */
@Command(
    name = "list",
    description = "List the banks.",
    footer = {"", "Example: viva bank list"})
final class ListBanks extends Verb {
  ListBanks(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    ListBanksResponse answer =
        cli.call(BankServiceGrpc::newBlockingStub)
            .listBanks(ListBanksRequest.newBuilder().setPageSize(1000).build());
    cli.show(answer, this::table);
  }

  private void table(ListBanksResponse answer) {
    Table table = cli.table("bank", "title", "active", "retired", "documents");
    for (Bank bank : answer.getBanksList()) {
      table.row(
          bank.getId(),
          bank.getTitle(),
          bank.getActiveQuestions(),
          bank.getRetiredQuestions(),
          String.join(", ", bank.getDocumentsList()));
    }
    table.print(cli.out());
    if (answer.getBanksCount() == 0) {
      cli.hint("No banks yet: 'viva import FILE…' imports Markdown.");
    }
  }
}
