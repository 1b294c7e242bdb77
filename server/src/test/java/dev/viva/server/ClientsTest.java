package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The examples of {@code docs/api}: clients that share no code with us make the whole journey.
 * {@code docs/api/install} installs what they need; without it they are reported as skipped.
 */
final class ClientsTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static final Path EXAMPLES = Path.of("../docs/api");

  private record Run(int code, String said) {}

  private static Run node(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(EXAMPLES.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    return new Run(process.exitValue(), said);
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void grpcJs_withReflection_makesTheWholeJourney() throws Exception {
    assumeThat(hasNode()).as("node is installed").isTrue();
    assumeThat(Files.isDirectory(EXAMPLES.resolve("node_modules")))
        .as("the packages of docs/api are installed: docs/api/install")
        .isTrue();

    Run run =
        node(
            "journey-grpc.mjs",
            "127.0.0.1:" + SERVER.port(),
            SERVER.adminToken(),
            "../../seeds/banks/django.md");

    assertThat(run.code()).as(run.said()).isZero();
    assertThat(run.said())
        .contains("imported django.md", "plan p-", "watched ", "refused: position", "exported ");
  }

  @Test
  void fetch_overJson_makesTheWholeJourney() throws Exception {
    assumeThat(hasNode()).as("node is installed").isTrue();

    Run run = node("journey-fetch.mjs", "http://127.0.0.1:" + SERVER.port(), SERVER.adminToken());

    assertThat(run.code()).as(run.said()).isZero();
    assertThat(run.said()).contains("plan p-", "score 3", "refused: 400", "exported ");
  }
}
