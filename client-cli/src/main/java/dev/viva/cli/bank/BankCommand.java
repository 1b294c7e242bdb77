package dev.viva.cli.bank;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva bank}. */
@Command(
    name = "bank",
    description = "Question banks: list, show, export, lint.",
    subcommands = {ListBanks.class, ShowBank.class, ExportBank.class, LintBank.class})
public final class BankCommand extends NounOnly {}
