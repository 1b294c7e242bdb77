package dev.viva.cli.area;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva area}. */
@Command(
    name = "area",
    description = "Areas and how well the banks cover them.",
    subcommands = ListAreas.class)
public final class AreaCommand extends NounOnly {}
