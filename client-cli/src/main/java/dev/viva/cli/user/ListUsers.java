package dev.viva.cli.user;

import com.google.protobuf.Timestamp;
import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.v1.ListUsersRequest;
import dev.viva.v1.ListUsersResponse;
import dev.viva.v1.User;
import dev.viva.v1.UserServiceGrpc;
import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code viva user list}. */
@Command(
    name = "list",
    description = "List users.",
    footer = {"", "Example: viva user list"})
final class ListUsers extends Verb {
  ListUsers(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(UserServiceGrpc::newBlockingStub)
            .listUsers(ListUsersRequest.newBuilder().setPageSize(1000).build()),
        this::table);
  }

  private void table(ListUsersResponse answer) {
    Table table = cli.table("user", "role", "token ends", "last used", "state");
    for (User user : answer.getUsersList()) {
      table.row(
          user.getId(),
          Names.of(user.getRole()),
          user.hasExpireTime() ? time(user.getExpireTime()) : "never",
          user.hasLastUseTime() ? time(user.getLastUseTime()) : "never",
          state(user));
    }
    table.print(cli.out());
  }

  private static String time(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds()).toString();
  }

  private static String state(User user) {
    if (user.getRevoked()) {
      return "revoked";
    }
    Instant ends = Instant.ofEpochSecond(user.getExpireTime().getSeconds());
    return user.hasExpireTime() && ends.isBefore(Instant.now()) ? "ended" : "active";
  }
}
