package dev.viva.cli.interview;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva interview}. */
@Command(
    name = "interview",
    description = "Sessions: start, list, show, assign, watch, finish, cancel, no-show.",
    subcommands = {
      StartInterview.class,
      ListInterviews.class,
      ShowInterview.class,
      AssignItems.class,
      WatchInterview.class,
      FinishInterview.class,
      CancelInterview.class,
      NoShowInterview.class
    })
public final class InterviewCommand extends NounOnly {}
