package dev.viva.cli.interview;

import com.google.protobuf.Timestamp;
import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.InterviewState;
import dev.viva.v1.StartInterviewRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva interview start}. */
@Command(
    name = "start",
    description =
        "Start an interview from a plan, which is frozen with it; or start a scheduled one.",
    footer = {
      "",
      "Examples: viva interview start p-7f3 --candidate \"Ada Lovelace\"",
      "          viva interview start p-7f3 --candidate Ada --panel ada,bob --at 2026-12-01T10:00Z",
      "          viva interview start i-4k2"
    })
final class StartInterview extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "Id of the plan, or of a scheduled interview.")
  private String plan;

  @Option(
      names = "--candidate",
      paramLabel = "NAME",
      description = "Id, name or \"NAME <ADDRESS>\"; adds somebody new.")
  private String candidate;

  @Option(
      names = "--panel",
      paramLabel = "USER,…",
      split = ",",
      hideParamSyntax = true,
      description = "Ids of the interviewers; default: you.")
  private List<String> panel = List.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Schedule it instead: 2026-12-01T10:00+01:00.")
  private String at;

  StartInterview(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(candidate == null ? startScheduled() : create(), this::print);
  }

  private Interview startScheduled() {
    if (!plan.startsWith("i-")) {
      throw new Failure(ExitCode.USAGE, "--candidate is missing: for whom is the interview?");
    }
    return cli.call(InterviewServiceGrpc::newBlockingStub)
        .startInterview(
            StartInterviewRequest.newBuilder()
                .setName("interviews/" + plan)
                .setRequestId(cli.requestId())
                .build());
  }

  private Interview create() {
    CreateInterviewRequest.Builder request =
        CreateInterviewRequest.newBuilder()
            .setPlan(plan)
            .setCandidate(candidate)
            .addAllPanel(panel)
            .setStart(at == null)
            .setRequestId(cli.requestId());
    if (at != null) {
      Instant time = time(at);
      request.setScheduleTime(Timestamp.newBuilder().setSeconds(time.getEpochSecond()));
    }
    return cli.call(InterviewServiceGrpc::newBlockingStub).createInterview(request.build());
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Failure(
          ExitCode.INVALID, "--at '" + text + "' is not a time such as 2026-12-01T10:00+01:00");
    }
  }

  private void print(Interview started) {
    InterviewView.line(cli, started);
    cli.hint("");
    cli.hint("Next: viva live " + started.getId());
    if (started.getState() == InterviewState.INTERVIEW_STATE_IN_PROGRESS) {
      cli.hint("Or: viva score " + started.getId() + " 1 3 --note \"what you saw\"");
    }
  }
}
