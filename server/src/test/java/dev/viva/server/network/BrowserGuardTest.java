package dev.viva.server.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of others do not reach the server, whatever they ask for. */
final class BrowserGuardTest {
  @RegisterExtension
  static final TestServer SERVER =
      TestServer.on(
          new Network(
              Optional.empty(), Set.of("viva.example", "*.teams.test"), CallLimits.Rates.DEFAULT));

  private static final String BEARER = "Authorization: Bearer ";

  private static String get(String path, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add(BEARER + SERVER.adminToken());
    try (ClearText wire = new ClearText(SERVER.port())) {
      return wire.get(path, all.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8482",
        "localhost.evil.example",
        "viva.example.evil",
        "127.0.0.1.evil.example",
        "user@localhost",
        "teams.test"
      })
  void host_ofAnotherName_isForbidden(String host) throws IOException {
    for (String path : List.of("/healthz", "/v1/banks", "/metrics", "/docs/", "/nothing")) {
      assertThat(get(path, "Host: " + host)).as(path).startsWith("HTTP/1.1 403");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8482",
        "127.0.0.1",
        "[::1]:8482",
        "192.0.2.7",
        "viva.example",
        "viva.example.:443",
        "a.teams.test"
      })
  void host_ofOurs_isServed(String host) throws IOException {
    assertThat(get("/v1/banks", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://localhost.evil.example",
        "http://localhost",
        "http://localhost:1",
        "null",
        "file://",
        ""
      })
  void origin_ofAnother_isForbidden(String origin) throws IOException {
    assertThat(get("/v1/banks", "Host: localhost:8482", "Origin: " + origin))
        .startsWith("HTTP/1.1 403");
  }

  @Test
  void origin_ofTheServerItself_isServed() throws IOException {
    assertThat(get("/v1/banks", "Host: localhost:8482", "Origin: http://localhost:8482"))
        .startsWith("HTTP/1.1 200");
    assertThat(
            get(
                "/v1/banks",
                "Host: localhost:8482",
                "Origin: http://localhost:8482",
                "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
  }
}
