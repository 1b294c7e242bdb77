package dev.viva.server.audit;

import dev.viva.server.store.History;
import dev.viva.server.store.mapdb.OfflineAudit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code viva audit verify PATH} and {@code viva audit head PATH}: looks at a data directory or a
 * backup without a server. The command line starts it through the launcher, because only the server
 * knows how data is kept.
 */
@Command(
    name = "viva audit verify",
    description = "Checks the hash chain of a data directory or a backup.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 nothing was changed, 1 something was, 2 usage, 3 the path is neither.",
      "Example: viva audit verify viva.backup --head 1042:5f0c…"
    })
public final class AuditCheck implements Callable<Integer> {
  private enum Output {
    table,
    json
  }

  private static final int INTACT = 0;
  private static final int DAMAGED = 1;
  private static final int INVALID = 3;

  @Parameters(index = "0", paramLabel = "PATH", description = "Data directory or backup.")
  private Path path;

  @Option(
      names = "--head",
      paramLabel = "INDEX:HASH",
      defaultValue = "",
      description = "A head that was kept elsewhere, which the chain must go through.")
  private String head;

  @Option(names = "--head-only", description = "Print the head and nothing else.")
  private boolean headOnly;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json.")
  private Output output;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new AuditCheck()).execute(args));
  }

  @Override
  public Integer call() {
    Optional<History.Head> known = History.Head.parse(head);
    if (known.isEmpty() && !head.isBlank()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--head is not of the form INDEX:HASH, as 'viva audit head' prints it");
    }
    try {
      return tell(OfflineAudit.verify(path, known));
    } catch (IOException e) {
      err().println("viva: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
      return INVALID;
    }
  }

  private int tell(History.Verified verified) {
    if (output == Output.json) {
      out().print(AuditProtos.json(verified));
    } else if (headOnly && verified.isIntact()) {
      out().println(verified.head());
    } else {
      verified.findings().forEach(finding -> out().println(finding));
      if (verified.isIntact()) {
        out().println("intact: " + verified.records() + " records");
        out().println("head: " + verified.head());
      }
    }
    out().flush();
    if (verified.isIntact()) {
      return INTACT;
    }
    err().println("viva: the history is not what was written");
    return DAMAGED;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
