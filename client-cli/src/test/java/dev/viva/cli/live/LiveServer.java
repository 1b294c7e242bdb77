package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.cli.Environment;
import dev.viva.cli.Main;
import dev.viva.server.Settings;
import dev.viva.server.VivaServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real server with two banks and a running interview, behind a wire that can be cut. It can be
 * stopped and started again on the same port.
 */
final class LiveServer implements AutoCloseable {
  private static final Path SEEDS = Path.of("../seeds/banks").toAbsolutePath().normalize();

  private final Path home;
  private final Wire wire;
  private String interview = "";
  private int candidates;
  private VivaServer server;
  private int port;

  LiveServer(Path home) throws IOException {
    this.home = home;
    start();
    this.wire = new Wire(this::port);
    run("import", SEEDS.resolve("django.md").toString(), SEEDS.resolve("devops.md").toString());
    meetSomebody();
  }

  /** Begins another interview, with somebody new. */
  void meetSomebody() {
    String plan = id("p", run("plan", "4+ years, Django plus DevOps, 60 min", "-o", "json"));
    String candidate = "Candidate " + ++candidates;
    interview = id("i", run("interview", "start", plan, "--candidate", candidate, "-o", "json"));
  }

  private static String id(String prefix, String json) {
    Matcher id = Pattern.compile("\"id\": *\"(" + prefix + "-[a-z0-9]+)\"").matcher(json);
    assertThat(id.find()).as(json).isTrue();
    return id.group(1);
  }

  void start() throws IOException {
    server =
        VivaServer.start(
            new Settings(
                "127.0.0.1",
                port,
                home,
                home.resolve("data"),
                "ada",
                Optional.empty(),
                8,
                4 << 20,
                2_000,
                false,
                Duration.ofSeconds(2)));
    port = server.port();
  }

  void stop() {
    server.close();
  }

  private int port() {
    return port;
  }

  Wire wire() {
    return wire;
  }

  String interview() {
    return interview;
  }

  Path home() {
    return home;
  }

  Map<String, String> variables() {
    return Map.of(
        "VIVA_HOME", home.toString(), "VIVA_SERVER", "127.0.0.1:" + wire.port(), "COLUMNS", "200");
  }

  /** Runs a command in this process and returns its stdout. */
  String run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--server", "127.0.0.1:" + port));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(environment(out, err), all.toArray(String[]::new));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  Environment environment(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Environment(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new ByteArrayInputStream(new byte[0]),
        variables(),
        false,
        home);
  }

  @Override
  public void close() throws IOException {
    wire.close();
    server.close();
  }
}
