package dev.viva.cli.bank;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.Bank;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.GetBankRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva bank show}. */
@Command(
    name = "show",
    description = "Show one bank.",
    footer = {"", "Example: viva bank show django"})
final class ShowBank extends Verb {
  @Parameters(index = "0", paramLabel = "BANK", description = "Id of the bank, or its beginning.")
  private String bank;

  ShowBank(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(BankServiceGrpc::newBlockingStub)
            .getBank(GetBankRequest.newBuilder().setName("banks/" + bank).build()),
        this::table);
  }

  private void table(Bank found) {
    cli.out().println(Cli.safe(found.getId() + ": " + found.getTitle()));
    cli.out()
        .printf(
            "%d active questions, %d retired%n",
            found.getActiveQuestions(), found.getRetiredQuestions());
    found.getDocumentsList().forEach(document -> cli.out().println("from " + Cli.safe(document)));
    cli.hint("'viva question list --bank " + found.getId() + "' lists its questions.");
  }
}
