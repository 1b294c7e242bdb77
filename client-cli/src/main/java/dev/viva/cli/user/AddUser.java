package dev.viva.cli.user;

import dev.viva.cli.Cli;
import dev.viva.cli.Flags;
import dev.viva.cli.Verb;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.CreateUserResponse;
import dev.viva.v1.Role;
import dev.viva.v1.UserServiceGrpc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva user add}. */
@Command(
    name = "add",
    description = "Add a user; prints the token, this once.",
    footer = {"", "Example: viva user add bob --role interviewer"})
final class AddUser extends Verb {
  @Parameters(index = "0", paramLabel = "USER", description = "Id of the user.")
  private String user;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "interviewer",
      description =
          "administrator, lead, hiring-manager, interviewer or reader; default interviewer.")
  private String role;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days until the token ends; default 90.")
  private int days;

  AddUser(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(UserServiceGrpc::newBlockingStub)
            .createUser(
                CreateUserRequest.newBuilder()
                    .setId(user)
                    .setRole(Flags.value("--role", Role.class, role))
                    .setValidDays(days)
                    .setRequestId(cli.requestId())
                    .build()),
        this::print);
  }

  private void print(CreateUserResponse created) {
    cli.out().println(created.getToken());
    cli.hint(
        "This is the token of "
            + user
            + ", shown this once. To use it: viva login SERVER, or export VIVA_TOKEN=…");
  }
}
