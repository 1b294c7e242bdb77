package dev.viva.cli.interview;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Texts;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.WatchInterviewResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva interview watch}. */
@Command(
    name = "watch",
    description = "Show what happens in an interview, as it happens; ends with the interview.",
    footer = {
      "",
      "Says which question is asked and what is rated, never how. A broken connection is taken up where it broke.",
      "With -o json, one document on each line; --from takes the cursor of a line.",
      "Example: viva interview watch i-4k2"
    })
final class WatchInterview extends Verb {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Option(
      names = "--from",
      paramLabel = "CURSOR",
      description = "Go on after this cursor instead of beginning with a snapshot.")
  private long cursor;

  WatchInterview(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws InterruptedException {
    WatchLines lines = new WatchLines();
    if (cursor > 0) {
      lines.begin(
          cli.call(InterviewServiceGrpc::newBlockingStub)
              .getInterview(
                  GetInterviewRequest.newBuilder().setName("interviews/" + interview).build()));
    }
    Watch watch = new Watch(cli, "interviews/" + interview, cursor);
    watch.run(
        new Watch.Listener() {
          private boolean broken;

          @Override
          public void onAnswer(WatchInterviewResponse answer) {
            if (broken) {
              cli.hint("connected again");
              broken = false;
            }
            show(answer, lines);
            if (lines.isOver()) {
              watch.end();
            }
          }

          @Override
          public void onBroken(String why) {
            if (!broken && !lines.isOver()) {
              cli.hint("connection lost (" + Texts.line(why) + "), trying again");
              broken = true;
            }
          }
        });
  }

  private void show(WatchInterviewResponse answer, WatchLines lines) {
    boolean keepAlive = !answer.hasInterview() && answer.getProgressCount() == 0;
    if (keepAlive) {
      lines.caughtUp();
      return;
    }
    for (String line : lines.of(answer)) {
      if (!cli.json()) {
        String time = LocalTime.now(ZoneId.systemDefault()).format(TIME);
        cli.out().printf("%s %6s  %s%n", time, lines.elapsed(Instant.now()), Texts.line(line));
      }
    }
    if (cli.json()) {
      printLine(answer);
    }
    cli.out().flush();
  }

  private void printLine(WatchInterviewResponse answer) {
    try {
      cli.out()
          .println(
              JsonFormat.printer()
                  .omittingInsignificantWhitespace()
                  .alwaysPrintFieldsWithNoPresence()
                  .print(answer));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the API has no Any", e);
    }
  }
}
