package dev.viva.cli.scorecard;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva scorecard}. */
@Command(
    name = "scorecard",
    description = "Scorecards: show, export.",
    subcommands = {ShowScorecard.class, ExportScorecard.class})
public final class ScorecardCommand extends NounOnly {}
