package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.people.Canary;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.EraseCandidateRequest;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.RevokeUserRequest;
import dev.viva.v1.Role;
import io.grpc.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server logs, whatever happens, names no candidate and holds no token. */
final class LogTest {
  @TempDir private Path directory;

  @Test
  void log_namesNobodyAndHoldsNoToken() throws Exception {
    Path home = directory.resolve("home");
    Process process = ServerProcess.start(home);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(lines);
      String token = Files.readString(home.resolve("token")).strip();
      String revoked;
      try (Client client = Client.withToken(port, token)) {
        Journey.importSeeds(client, List.of("django", "devops"));
        lookAndErase(client, Canary.in(client));
        revoked = revokedToken(client);
      }
      try (Client nobody = Client.withToken(port, revoked)) {
        ListBanksRequest banks = ListBanksRequest.getDefaultInstance();
        assertThat(Refusal.of(() -> nobody.banks().listBanks(banks)).message())
            .doesNotContain(secret(revoked));
      }
      process.toHandle().destroy(); // Process.destroy would close what we read
      String said = lines.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor()).isNotEqualTo(1);
      assertThat(said).doesNotContain(Canary.WORD, secret(token), secret(revoked));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String revokedToken(Client client) {
    String token =
        client
            .users()
            .createUser(
                CreateUserRequest.newBuilder()
                    .setId("bob")
                    .setRole(Role.ROLE_READER)
                    .setRequestId(Client.requestId())
                    .build())
            .getToken();
    client
        .users()
        .revokeUser(
            RevokeUserRequest.newBuilder()
                .setName("users/bob")
                .setRequestId(Client.requestId())
                .build());
    return token;
  }

  /** What comes after {@code viva_<id>_}. */
  private static String secret(String token) {
    return token.substring(token.indexOf('_', "viva_".length()) + 1);
  }

  private static int port(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (!line.contains("serving on ")) {
      line = lines.readLine();
    }
    return Integer.parseInt(line.replaceFirst(".*127\\.0\\.0\\.1:(\\d+),.*", "$1"));
  }

  private static void lookAndErase(Client client, Candidate person) {
    GetCandidateRequest byName =
        GetCandidateRequest.newBuilder().setName("Ada " + Canary.WORD).build();
    assertThat(client.candidates().getCandidate(byName)).isEqualTo(person);
    client.reports().getDebrief(GetDebriefRequest.newBuilder().setName(person.getName()).build());
    client
        .candidates()
        .eraseCandidate(
            EraseCandidateRequest.newBuilder()
                .setName(person.getName())
                .setRequestId(Client.requestId())
                .build());
    assertThat(Refusal.of(() -> client.candidates().getCandidate(byName)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }
}
