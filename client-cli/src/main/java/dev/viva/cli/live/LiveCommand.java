package dev.viva.cli.live;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.Scorecard;
import dev.viva.v1.ScorecardServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva live}: opens the screen on what the server says, or on what this machine kept. */
@Command(
    name = "live",
    description = "Run an interview on one screen: question, answer, rubric, clock; one key rates.",
    footer = {
      "",
      "Every key is saved on this machine before it counts; the server may come and go. ? lists the keys.",
      "Leaving and coming back changes nothing: 'viva live' opens where you were.",
      "Example: viva live i-4k2"
    })
public final class LiveCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(
      names = "--send",
      description = "Open no screen: send what this machine still keeps, and say how it went.")
  private boolean sendOnly;

  LiveCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws Exception {
    SpoolDirectory.Remembered known = known();
    if (sendOnly) {
      try (LiveSession session = LiveSession.open(cli, known)) {
        session.send();
      }
      return;
    }
    try (Terminal terminal = terminal();
        LiveSession session = LiveSession.open(cli, known)) {
      session.run(terminal);
    }
  }

  private static Terminal terminal() throws IOException {
    try {
      return TerminalBuilder.builder().system(true).dumb(false).name("viva").build();
    } catch (IllegalStateException | IOException e) {
      throw new Failure(
          ExitCode.USAGE,
          "'viva live' needs a terminal; in scripts use viva score, viva note and viva submit");
    }
  }

  private SpoolDirectory.Remembered known() throws IOException {
    try {
      Interview found =
          cli.call(InterviewServiceGrpc::newBlockingStub)
              .getInterview(
                  GetInterviewRequest.newBuilder().setName("interviews/" + interview).build());
      Scorecard card =
          cli.call(ScorecardServiceGrpc::newBlockingStub)
              .getScorecard(
                  GetScorecardRequest.newBuilder()
                      .setName("interviews/" + found.getId() + "/scorecards/-")
                      .build());
      return new SpoolDirectory.Remembered(found, card);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNAVAILABLE
          && e.getStatus().getCode() != Status.Code.DEADLINE_EXCEEDED) {
        throw e;
      }
      return remembered(e);
    }
  }

  private SpoolDirectory.Remembered remembered(StatusRuntimeException away) throws IOException {
    Path home = cli.environment().home();
    List<SpoolDirectory.Remembered> found = SpoolDirectory.find(home, interview);
    if (found.size() != 1) {
      throw away;
    }
    return found.get(0);
  }
}
