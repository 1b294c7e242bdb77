package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.v1.AdminServiceGrpc;
import dev.viva.v1.GetServerInfoRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;

/** Finds out whether what listens somewhere is a Viva that takes our token. */
final class ServerCheck {
  private static final int PATIENCE_SECONDS = 10;

  private final Cli cli;

  ServerCheck(Cli cli) {
    this.cli = cli;
  }

  /**
   * Returns where it is one.
   *
   * @throws Failure where it is another program, or takes other tokens than ours
   */
  void requireOurs() {
    try {
      cli.call(AdminServiceGrpc::newBlockingStub)
          .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .getServerInfo(GetServerInfoRequest.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      throw failure(e.getStatus());
    }
  }

  private Failure failure(Status status) {
    String target = cli.connection().target();
    String another = "; for a server of your own choose another port: VIVA_SERVER=127.0.0.1:8483";
    if (status.getCode() == Status.Code.UNAUTHENTICATED
        || status.getCode() == Status.Code.PERMISSION_DENIED) {
      return new Failure(
          ExitCode.NOT_ALLOWED,
          "the Viva at "
              + target
              + " does not take your token: it belongs to somebody else or to another VIVA_HOME than "
              + cli.environment().home()
              + another);
    }
    return new Failure(
        ExitCode.CONFLICT, target + " is taken by something that is not Viva" + another);
  }
}
