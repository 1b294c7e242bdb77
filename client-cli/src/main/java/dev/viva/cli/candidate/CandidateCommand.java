package dev.viva.cli.candidate;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva candidate}. */
@Command(
    name = "candidate",
    description =
        "People who are interviewed: add, list, show, compare, export, erase, retention, hold.",
    subcommands = {
      AddCandidate.class,
      ListCandidates.class,
      ShowCandidate.class,
      CompareCandidates.class,
      ExportCandidate.class,
      EraseCandidate.class,
      ApplyRetention.class,
      HoldCandidate.class
    })
public final class CandidateCommand extends NounOnly {}
