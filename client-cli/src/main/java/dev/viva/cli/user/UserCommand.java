package dev.viva.cli.user;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva user}. */
@Command(
    name = "user",
    description = "Users: add, list, revoke.",
    subcommands = {AddUser.class, ListUsers.class, RevokeUser.class})
public final class UserCommand extends NounOnly {}
