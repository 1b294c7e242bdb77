package dev.viva.cli;

import dev.viva.cli.output.Texts;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Turns whatever ended a command into one line on stderr and an exit code. */
final class Errors {
  private Errors() {}

  static int report(Throwable thrown, Cli cli) {
    Failure failure = failure(thrown, cli);
    cli.err().println("viva: " + Texts.safe(failure.getMessage()));
    if (cli.verbose()) {
      thrown.printStackTrace(cli.err());
    }
    return failure.code().code();
  }

  private static Failure failure(Throwable thrown, Cli cli) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof StatusRuntimeException status) {
      return new Failure(code(status.getStatus()), message(status.getStatus(), cli));
    }
    if (thrown instanceof java.nio.file.NoSuchFileException missing) {
      return new Failure(ExitCode.INVALID, "no such file: " + missing.getFile());
    }
    if (thrown instanceof java.nio.file.FileSystemException file) {
      String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
      return new Failure(ExitCode.INVALID, file.getFile() + ": " + reason);
    }
    String what = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return new Failure(ExitCode.FAILED, what + (cli.verbose() ? "" : " (-v shows where)"));
  }

  private static ExitCode code(Status status) {
    return switch (status.getCode()) {
      case INVALID_ARGUMENT, OUT_OF_RANGE -> ExitCode.INVALID;
      case RESOURCE_EXHAUSTED -> ExitCode.INVALID;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      case ALREADY_EXISTS, ABORTED, FAILED_PRECONDITION -> ExitCode.CONFLICT;
      case UNAUTHENTICATED, PERMISSION_DENIED -> ExitCode.NOT_ALLOWED;
      case UNAVAILABLE, DEADLINE_EXCEEDED -> ExitCode.UNREACHABLE;
      default -> ExitCode.FAILED;
    };
  }

  private static Optional<String> tlsFailure(Status status) {
    for (Throwable at = status.getCause(); at != null; at = at.getCause()) {
      if (at instanceof SSLException) {
        // the JDK's messages begin with the classes that they passed through
        return Optional.of(
            String.valueOf(at.getMessage()).replaceAll("([\\w$]+\\.)+\\w*Exception: ?", ""));
      }
    }
    return Optional.empty();
  }

  private static String message(Status status, Cli cli) {
    String description =
        status.getDescription() == null ? status.getCode().name() : status.getDescription();
    Optional<String> tls = tlsFailure(status);
    if (tls.isPresent()) {
      return "cannot speak TLS with "
          + cli.connection().target()
          + ": "
          + tls.get()
          + " (a root of your own goes into 'viva login --ca' or VIVA_CA)";
    }
    boolean connecting =
        status.getCause() instanceof java.io.IOException || description.startsWith("io exception");
    if (status.getCode() == Status.Code.UNAVAILABLE
        && (connecting || description.contains("Unable to resolve host"))) {
      return "no server answers at "
          + cli.connection().target()
          + ": start one with 'viva quickstart' or 'viva serve'";
    }
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return "the server at "
          + cli.connection().target()
          + " did not answer in time; repeating the command is safe";
    }
    return description;
  }
}
