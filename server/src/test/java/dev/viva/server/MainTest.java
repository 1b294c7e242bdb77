package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags with which a server does not start, and touches nothing. */
final class MainTest {
  private static final int USAGE = 2;

  @TempDir private Path directory;

  private String refused(String... flags) {
    Path home = directory.resolve("home");
    List<String> all = new ArrayList<>(List.of("--home", home.toString(), "--port", "0"));
    all.addAll(List.of(flags));
    StringWriter said = new StringWriter();

    int code =
        Main.commandLine().setErr(new PrintWriter(said, true)).execute(all.toArray(String[]::new));

    assertThat(code).as(said.toString()).isEqualTo(USAGE);
    assertThat(home).doesNotExist();
    assertThat(said.toString()).startsWith("viva: ").hasLineCount(2);
    return said.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "::ffff:192.0.2.1"})
  void start_openToOthersWithoutTls_isRefused(String host) {
    assertThat(refused("--host", host))
        .contains("--host " + host + " is open to other machines", "--tls-cert", "--insecure");
  }

  @ParameterizedTest
  @CsvSource({
    "--tls-cert, go together",
    "--tls-key, go together",
    "--tls-client-ca, needs --tls-cert and --tls-key"
  })
  void start_withHalfOfTls_isRefused(String flag, String why) {
    assertThat(refused("--host", "0.0.0.0", flag, "some.pem")).contains(why);
  }

  @Test
  void start_withNumbersOutOfRange_saysTheRange() {
    assertThat(refused("--calls-per-second", "0")).contains("expected 1 to 1000000");
    assertThat(refused("--retention-days", "-1")).contains("expected 0 to 36500");
    assertThat(refused("--max-request-bytes", "1")).contains("expected 65536");
  }
}
