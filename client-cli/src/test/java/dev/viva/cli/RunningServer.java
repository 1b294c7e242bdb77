package dev.viva.cli;

import dev.viva.server.Settings;
import dev.viva.server.VivaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server in this process for all tests of a class, with two of our own banks. */
final class RunningServer implements BeforeAllCallback, AfterAllCallback {
  static final Path SEEDS = Path.of("../seeds/banks").toAbsolutePath().normalize();

  private Path home;
  private VivaServer server;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("viva-cli-test");
    server = VivaServer.start(settings(home));
    console().run("import", SEEDS + "/django.md", SEEDS + "/devops.md").done();
  }

  /** How a server with its home there runs. */
  static Settings settings(Path home) {
    return new Settings(
        "127.0.0.1",
        0,
        home,
        home.resolve("data"),
        "ada",
        Optional.empty(),
        8,
        4 << 20,
        2_000,
        false,
        Duration.ofSeconds(1));
  }

  /** A pipe of the person who runs the server. */
  Console console() {
    return Console.in(home).with("VIVA_SERVER", address());
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  Path home() {
    return home;
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
