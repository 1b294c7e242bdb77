package dev.viva.cli.login;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Login;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.v1.GetSelfRequest;
import dev.viva.v1.User;
import dev.viva.v1.UserServiceGrpc;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva login}. */
@Command(
    name = "login",
    description = "Use a team's server from now on; asks for your token, or reads it from stdin.",
    footer = {"", "Example: viva login https://viva.example.org:8482 --ca company-root.pem"})
public final class LoginCommand extends Verb {
  @Parameters(index = "0", paramLabel = "SERVER", description = "HOST:PORT or https://HOST:PORT.")
  private String server;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM roots to trust instead of the system's.")
  private Path roots;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM certificate to show, where the server asks for one.")
  private Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "Its PEM key, PKCS #8.")
  private Path key;

  LoginCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    if ((certificate == null) != (key == null)) {
      throw new Failure(ExitCode.USAGE, "--cert and --key go together");
    }
    Login login = new Login(server, token(), path(roots), path(certificate), path(key));
    cli.signIn(login);
    User self =
        cli.call(UserServiceGrpc::newBlockingStub).getSelf(GetSelfRequest.getDefaultInstance());
    try {
      login.save(cli.environment().home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cli.show(self, this::print);
  }

  private void print(User self) {
    String ends =
        self.hasExpireTime()
            ? "; the token ends on "
                + LocalDate.ofInstant(
                    Instant.ofEpochSecond(self.getExpireTime().getSeconds()), ZoneOffset.UTC)
            : "";
    cli.out()
        .println(
            Cli.safe("signed in to " + server + " as " + self.getId())
                + " ("
                + Names.of(self.getRole())
                + ")"
                + ends);
  }

  private String path(Path file) {
    if (file == null) {
      return "";
    }
    Path found = cli.environment().directory().resolve(file).toAbsolutePath().normalize();
    if (!Files.isReadable(found)) {
      throw new Failure(ExitCode.INVALID, "cannot read " + found);
    }
    return found.toString();
  }

  private String token() {
    String given = cli.givenToken();
    if (given.isEmpty()) {
      given = cli.environment().terminal() ? typed() : piped();
    }
    if (given.isBlank()) {
      throw new Failure(
          ExitCode.INVALID, "no token was given: type it, pipe it in, or set VIVA_TOKEN");
    }
    return given.strip();
  }

  private static String typed() {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Token: ");
    return typed == null ? "" : new String(typed);
  }

  private String piped() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(cli.environment().in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
