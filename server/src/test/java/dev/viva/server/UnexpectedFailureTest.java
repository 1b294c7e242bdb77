package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.v1.GetPlanRequest;
import dev.viva.v1.ListBanksRequest;
import io.grpc.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Something that nobody foresaw, here a plan in the store that is none: its caller is told an id
 * and nothing else, the log has the rest under that id, and the server goes on.
 */
final class UnexpectedFailureTest {
  private static final String PLAN = "p-bad22";
  private static final Pattern TOLD =
      Pattern.compile("unexpected failure; the server's log has it under ([0-9a-f-]{36})");

  @TempDir private Path home;

  @Test
  void failure_isToldByItsIdAlone() throws Exception {
    try (ServerProcess once = new ServerProcess(home)) {
      TestBanks.importInto(once.client());
    }
    spoil();
    Process process = ServerProcess.start(home);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(lines);
      String token = Files.readString(home.resolve("token")).strip();
      String id;
      String idOverHttp;
      try (Client client = Client.withToken(port, token)) {
        id = idToldTo(client);
        idOverHttp = idTold(port, token);
        assertThat(client.banks().listBanks(ListBanksRequest.getDefaultInstance()).getBanksCount())
            .isEqualTo(2);
      }
      process.toHandle().destroy(); // Process.destroy would close what we read
      assertThat(lines.lines().collect(Collectors.joining("\n")))
          .contains("unexpected failure " + id, "unexpected failure " + idOverHttp)
          .contains("\tat dev.viva.server.");
    } finally {
      process.destroyForcibly();
    }
  }

  private void spoil() throws IOException {
    try (MapDbStore store = MapDbStore.open(StoreOptions.of(home.resolve("data")))) {
      store.write(
          new Mutation(Optional.empty(), "users/test", "test"),
          Codecs.STRING,
          tx -> {
            tx.put(new Table<>("plans", Codecs.STRING), PLAN, "no message");
            return "";
          });
    }
  }

  private static int port(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (!line.contains("serving on ")) {
      line = lines.readLine();
    }
    return Integer.parseInt(line.replaceFirst(".*127\\.0\\.0\\.1:(\\d+),.*", "$1"));
  }

  private static String idToldTo(Client client) {
    Refusal refusal =
        Refusal.of(() -> client.plans().getPlan(GetPlanRequest.newBuilder().setName(PLAN).build()));
    assertThat(refusal.code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(refusal.reason()).isEmpty();
    Matcher told = TOLD.matcher(refusal.message());
    assertThat(told.matches()).as(refusal.message()).isTrue();
    return told.group(1);
  }

  private static String idTold(int port, String token) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/plans/" + PLAN))
                    .header("authorization", "Bearer " + token)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("Exception", "dev.viva", "stored value");
    Matcher told = TOLD.matcher(answer.body());
    assertThat(told.find()).as(answer.body()).isTrue();
    return told.group(1);
  }
}
