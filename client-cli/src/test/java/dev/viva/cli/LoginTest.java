package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.TlsKeyPair;
import dev.viva.server.VivaServer;
import dev.viva.server.network.CallLimits;
import dev.viva.server.network.Network;
import dev.viva.server.network.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A team's server with TLS, from a machine of somebody else. */
final class LoginTest {
  @TempDir static Path directory;

  private static Path roots;
  private static VivaServer server;
  private static String address;
  private static String token;

  @TempDir Path home;

  @BeforeAll
  static void serve() throws Exception {
    TlsKeyPair pair = TlsKeyPair.ofSelfSigned("localhost");
    roots = pem("roots.pem", "CERTIFICATE", pair.certificateChain().get(0).getEncoded());
    Path key = pem("key.pem", "PRIVATE KEY", pair.privateKey().getEncoded());
    Path serverHome = directory.resolve("server");
    server =
        VivaServer.start(
            RunningServer.settings(serverHome)
                .on(
                    new Network(
                        Optional.of(new TlsFiles(roots, key, Optional.empty())),
                        Set.of(),
                        CallLimits.Rates.DEFAULT)));
    address = "https://localhost:" + server.port();
    token =
        Console.in(serverHome)
            .with("VIVA_SERVER", address)
            .with("VIVA_CA", roots.toString())
            .run("user", "add", "bob", "--role", "lead")
            .done()
            .out()
            .strip();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path pem(String name, String type, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        directory.resolve(name),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  @Test
  void login_thenEveryCommand_goesThere() throws IOException {
    Console bob = Console.in(home).with("VIVA_PORT", "1");

    Console.Answer signedIn =
        bob.typing(token + "\n").run("login", address, "--ca", roots.toString()).done();

    assertThat(signedIn.out()).contains("signed in to " + address + " as bob (lead)");
    assertThat(bob.run("bank", "list").done().err()).startsWith("No banks yet");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("login"))))
        .isEqualTo("rw-------");
    bob.run("logout").done();
    bob.run("bank", "list").failed(ExitCode.UNREACHABLE);
  }

  @Test
  void login_wrongToken_isRefusedAndNotKept() {
    Console bob = Console.in(home);

    bob.typing("viva_aaaaaaaa_" + "A".repeat(43) + "\n")
        .run("login", address, "--ca", roots.toString())
        .failed(ExitCode.NOT_ALLOWED);

    assertThat(home.resolve("login")).doesNotExist();
  }

  @Test
  void login_unknownRoot_saysHowToTrustIt() {
    Console.Answer answer =
        Console.in(home).typing(token + "\n").run("login", address).failed(ExitCode.UNREACHABLE);

    assertThat(answer.err()).contains("cannot speak TLS with localhost", "--ca");
  }

  @Test
  void token_ofALogin_goesToNoOtherServer() {
    Console bob = Console.in(home);
    bob.typing(token + "\n").run("login", address, "--ca", roots.toString()).done();

    Console.Answer other =
        bob.with("VIVA_SERVER", address.replace("localhost", "127.0.0.1"))
            .with("VIVA_CA", roots.toString())
            .run("bank", "list")
            .failed(ExitCode.NOT_ALLOWED);

    assertThat(other.err()).contains("no token");
  }

  @Test
  void plainText_toAnotherMachine_isRefused() {
    Console.Answer answer =
        Console.in(home)
            .with("VIVA_SERVER", "http://viva.invalid:8482")
            .run("bank", "list")
            .failed(ExitCode.USAGE);

    assertThat(answer.err()).contains("in the clear");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:1",
        "127.0.0.1:1",
        "[::1]:1",
        "http://localhost:1",
        "http://127.9.9.9:1"
      })
  void target_thisMachine_isPlain(String text) {
    assertThat(Target.parse(text).secure()).isFalse();
    assertThat(Target.parse(text).isThisMachine()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"viva.test:1", "192.0.2.1:1", "https://viva.test:1/", "localhost.viva.test:1"})
  void target_another_isSecure(String text) {
    assertThat(Target.parse(text).secure()).isTrue();
    assertThat(Target.parse(text).isThisMachine()).isFalse();
  }
}
