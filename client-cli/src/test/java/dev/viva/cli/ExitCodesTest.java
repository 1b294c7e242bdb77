package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.Interview;
import dev.viva.v1.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands end, and the one line that says why. */
final class ExitCodesTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  @TempDir private Path empty;

  private final Console viva = SERVER.console();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "plan --nonsense",
        "plan",
        "plan build",
        "plan shwo p-2345",
        "plan p-2345",
        "bank",
        "bank nonsense",
        "score i-1",
        "score i-1 one 3",
        "bank list -o xml",
        "bank list --server nowhere",
        "completion fish",
        "help nonsense",
        "question edit django-four-changes",
        "amend i-1 --because x"
      })
  void usage_isToldWithTheWayToHelp(String line) {
    Console.Answer answer = viva.run(line.split(" ")).failed(ExitCode.USAGE);

    assertThat(answer.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "question list --area kubernets",
        "question list --kind nonsense",
        "question list --level nonsense",
        "question list --page-token nonsense",
        "import no-such-file.md",
        "score i-1 1 5",
        "score i-1 1 0",
        "plan senior --kind nonsense=1",
        "plan senior --minutes 5",
        "user add Bob!"
      })
  void invalidInput_namesTheField(String line) {
    assertThat(viva.run(line.split(" ")).failed(ExitCode.INVALID).err()).hasLineCount(1);
  }

  @Test
  void invalidInput_suggestsTheNearestValue() {
    assertThat(viva.run("question", "list", "--area", "kubernets").err())
        .contains("unknown area 'kubernets': did you mean devops/kubernetes?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank show nonsense",
        "question show nonsense",
        "plan show p-00000",
        "interview show i-00000",
        "candidate show nobody",
        "scorecard show i-00000",
        "user revoke nobody"
      })
  void unknown_isNotFound(String line) {
    assertThat(viva.run(line.split(" ")).failed(ExitCode.NOT_FOUND).err()).hasLineCount(1);
  }

  @Test
  void wrongState_isAConflict() {
    Plan plan = viva.json(Plan.newBuilder(), "plan", "4+ years, django, 45 min").build();
    Interview interview =
        viva.json(Interview.newBuilder(), "interview", "start", plan.getId(), "--candidate", "Bea")
            .build();

    viva.run("plan", "drop", plan.getId(), "1").failed(ExitCode.CONFLICT);
    viva.run("interview", "no-show", interview.getId()).failed(ExitCode.CONFLICT);
    assertThat(
            viva.run("submit", interview.getId(), "--recommend", "yes", "--comment", "x")
                .failed(ExitCode.CONFLICT)
                .err())
        .contains("question 1 is not rated", "question 2 is not rated");
  }

  @Test
  void existing_isAConflict() {
    viva.run("user", "add", "cleo").done();

    viva.run("user", "add", "cleo").failed(ExitCode.CONFLICT);
  }

  @Test
  void noToken_isNotSignedIn() {
    Console stranger = Console.in(empty).with("VIVA_SERVER", SERVER.address());

    assertThat(stranger.run("bank", "list").failed(ExitCode.NOT_ALLOWED).err())
        .contains("--token", "VIVA_TOKEN");
    stranger.run("bank", "list", "--token", "viva_x").failed(ExitCode.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bank list", "plan senior", "import ."})
  void noServer_isUnreachable(String line) throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    Console.Answer answer =
        Console.in(empty)
            .at(RunningServer.SEEDS)
            .with("VIVA_SERVER", "127.0.0.1:" + free)
            .run(line.split(" "))
            .failed(ExitCode.UNREACHABLE);

    assertThat(answer.err()).contains("no server answers at 127.0.0.1:" + free);
  }

  @Test
  void verbose_showsWhereItCameFrom() {
    assertThat(viva.run("bank", "show", "nonsense", "-v").err()).contains("\tat ");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void helpExitCodes_listsEach(ExitCode code) {
    assertThat(viva.run("help", "exit-codes").done().out())
        .contains(code.code() + "  " + code.meaning());
  }

  @ParameterizedTest
  @EnumSource(Noun.class)
  void help_everyNoun_hasAnExample(Noun noun) {
    assertThat(viva.run("help", noun.word()).done().out()).contains("Usage: viva " + noun.word());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completion_isAScriptOfEveryNoun(String shell) {
    String script = viva.run("completion", shell).done().out();

    assertThat(script).startsWith("#!").contains("quickstart", "interview", "--recommend");
  }

  @Test
  void version_andNoArguments_work() {
    assertThat(viva.run("--version").done().out()).startsWith("viva ");
    assertThat(viva.run().done().out()).contains("quickstart", "plan", "scorecard");
  }
}
