package dev.viva.cli.stats;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva stats}. */
@Command(
    name = "stats",
    description = "Statistics: questions, interviewers, areas.",
    subcommands = {QuestionStats.class, InterviewerStats.class, AreaStats.class})
public final class StatsCommand extends NounOnly {}
