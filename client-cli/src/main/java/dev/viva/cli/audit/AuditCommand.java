package dev.viva.cli.audit;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva audit}. */
@Command(
    name = "audit",
    description = "Who did what, and that nobody changed the record of it: list, verify, head.",
    subcommands = {ListAudit.class, VerifyAudit.class, AuditHead.class})
public final class AuditCommand extends NounOnly {}
