package dev.viva.cli.scorecard;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.ScorecardServiceGrpc;
import dev.viva.v1.SetNoteRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva note}. */
@Command(
    name = "note",
    description = "Add a line to the notes of a question, or of the whole interview.",
    footer = {
      "",
      "Example: viva note i-4k2 2 \"needed one hint\"",
      "Example: viva note i-4k2 \"calm, asked good questions\""
    })
public final class NoteCommand extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "INTERVIEW",
      description = "Id of the interview, or its beginning.")
  private String interview;

  @Parameters(
      index = "1",
      arity = "1..2",
      paramLabel = "[POSITION] TEXT",
      description = "Place of the question, from 1; the note.")
  private List<String> rest;

  @Option(names = "--replace", description = "Replace what is there instead of adding to it.")
  private boolean replace;

  @Option(names = "--private", description = "For you alone; only on the whole interview.")
  private boolean isPrivate;

  NoteCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(ScorecardServiceGrpc::newBlockingStub)
            .setNote(
                SetNoteRequest.newBuilder()
                    .setName(Ratings.own(interview))
                    .setPosition(rest.size() == 2 ? position(rest.get(0)) : 0)
                    .setText(rest.get(rest.size() - 1))
                    .setAppend(!replace)
                    .setPrivate(isPrivate)
                    .setRequestId(cli.requestId())
                    .build()),
        new ScorecardView(cli)::line);
  }

  private static int position(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Failure(
          ExitCode.INVALID,
          "position '" + text + "' is not a number; quote a note of several words");
    }
  }
}
