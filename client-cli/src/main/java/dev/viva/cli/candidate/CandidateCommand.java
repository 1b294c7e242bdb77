package dev.viva.cli.candidate;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva candidate}. */
@Command(
    name = "candidate",
    description = "People who are interviewed: add, list, show, compare.",
    subcommands = {
      AddCandidate.class,
      ListCandidates.class,
      ShowCandidate.class,
      CompareCandidates.class
    })
public final class CandidateCommand extends NounOnly {}
