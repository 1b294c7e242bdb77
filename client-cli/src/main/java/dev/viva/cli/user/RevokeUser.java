package dev.viva.cli.user;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.v1.RevokeUserRequest;
import dev.viva.v1.UserServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva user revoke}. */
@Command(
    name = "revoke",
    description = "End a user's token at once.",
    footer = {"", "Example: viva user revoke bob"})
final class RevokeUser extends Verb {
  @Parameters(index = "0", paramLabel = "USER", description = "Id of the user.")
  private String user;

  RevokeUser(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(UserServiceGrpc::newBlockingStub)
            .revokeUser(
                RevokeUserRequest.newBuilder()
                    .setName("users/" + user)
                    .setRequestId(cli.requestId())
                    .build()),
        revoked -> cli.out().println(Cli.safe(revoked.getId()) + " is revoked"));
  }
}
