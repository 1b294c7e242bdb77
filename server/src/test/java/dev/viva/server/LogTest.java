package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.people.Canary;
import dev.viva.v1.Candidate;
import dev.viva.v1.EraseCandidateRequest;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.GetDebriefRequest;
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

/** What a server logs, whatever happens, names no candidate. */
final class LogTest {
  @TempDir private Path directory;

  @Test
  void log_namesNobody() throws Exception {
    Path home = directory.resolve("home");
    Process process = ServerProcess.start(home);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(lines);
      try (Client client =
          Client.withToken(port, Files.readString(home.resolve("token")).strip())) {
        Journey.importSeeds(client, List.of("django", "devops"));
        lookAndErase(client, Canary.in(client));
      }
      process.toHandle().destroy(); // Process.destroy would close what we read
      String said = lines.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor()).isNotEqualTo(1);
      assertThat(said).doesNotContain(Canary.WORD);
    } finally {
      process.destroyForcibly();
    }
    assertThat(Canary.holds(Files.readAllBytes(home.resolve("token")), Canary.WORD)).isFalse();
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
