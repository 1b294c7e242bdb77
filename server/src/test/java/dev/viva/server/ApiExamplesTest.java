package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListBanksResponse;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands of docs/api.md as they are written there, on the port of this server. */
final class ApiExamplesTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static final Path DOCUMENT = Path.of("../docs/api.md");
  private static final String WRITTEN_ADDRESS = "127.0.0.1:8482";
  private static final Pattern CURL = Pattern.compile("(?m)^\\$ (curl (?:.*\\\\\n)*.*)$");
  private static final Pattern GRPCURL =
      Pattern.compile("`grpcurl -plaintext -H \"([^\"]+)\" (\\S+) (\\S+)`");

  private static List<String> curls() throws IOException {
    return CURL.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)).toList();
  }

  private static boolean has(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Not every system has uuidgen; --fail makes a refusal an error. */
  private static String run(String command) throws IOException, InterruptedException {
    String script =
        "command -v uuidgen >/dev/null || uuidgen() { cat /proc/sys/kernel/random/uuid; }\n"
            + command
                .replace("curl ", "curl --fail-with-body ")
                .replace(WRITTEN_ADDRESS, "127.0.0.1:" + SERVER.port());
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
    builder.environment().put("TOKEN", SERVER.adminToken());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
    assertThat(process.exitValue()).as(command + "\n" + said).isZero();
    return said;
  }

  @Test
  void curlExamples_areAnswered() throws Exception {
    assumeThat(has("curl")).as("curl is installed").isTrue();
    List<String> curls = curls();
    assertThat(curls).hasSizeGreaterThanOrEqualTo(2);

    String all = "";
    for (String curl : curls) {
      all += run(curl);
    }

    assertThat(all).contains("\"questions\"", "\"django", "\"plans/p-");
  }

  /** The same call, by the same names: grpcurl itself is rarely there. */
  @Test
  void grpcurlExample_namesAMethodAndAHeaderThatAreRight() throws IOException {
    Matcher example = GRPCURL.matcher(Files.readString(DOCUMENT));
    assertThat(example.find()).isTrue();
    String[] header = example.group(1).split(": ", 2);
    assertThat(header[0]).isEqualToIgnoringCase("authorization");
    assertThat(example.group(2)).isEqualTo(WRITTEN_ADDRESS);
    assertThat(example.group(3))
        .isEqualTo(BankServiceGrpc.getListBanksMethod().getFullMethodName());

    try (Client client =
        Client.withHeaders(SERVER.port(), header[1].replace("$TOKEN", SERVER.adminToken()))) {
      ListBanksResponse banks =
          ClientCalls.blockingUnaryCall(
              client.channel(),
              BankServiceGrpc.getListBanksMethod(),
              CallOptions.DEFAULT,
              ListBanksRequest.getDefaultInstance());
      assertThat(banks.getBanksCount()).isEqualTo(2);
    }
  }
}
