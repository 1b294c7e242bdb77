package dev.viva.cli.server;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.v1.Plan;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code viva quickstart}: from nothing to a plan. */
@Command(
    name = "quickstart",
    description =
        "Start a local server, import the sample banks, build a first plan. Harmless to repeat.",
    footer = {
      "",
      "A server is started only on this machine, and only if none answers. VIVA_HOME (default ~/.viva) holds its data and its log.",
      "Example: viva quickstart"
    })
public final class QuickstartCommand extends Verb {
  QuickstartCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() throws Exception {
    Launcher launcher = Launcher.current();
    boolean started = ensureServer(launcher);
    boolean changed = new SampleBanks(cli, launcher.root()).importAll();
    SamplePlan samples = new SamplePlan(cli);
    Plan plan = changed ? samples.build() : samples.find().orElseGet(samples::build);
    samples.print(plan);
    next(started);
  }

  /** Returns whether quickstart has a server running that {@code viva stop} would stop. */
  private boolean ensureServer(Launcher launcher) throws IOException, InterruptedException {
    String target = cli.connection().target();
    ServerAddress address = ServerAddress.parse(target);
    if (address.isTaken()) {
      new ServerCheck(cli).requireOurs();
    } else if (address.isLocal()) {
      start(launcher, address);
    } else {
      throw new Failure(
          ExitCode.UNREACHABLE,
          "no server answers at "
              + target
              + ", and quickstart starts one only on this machine: leave --server and VIVA_SERVER out");
    }
    return ServerProcess.of(cli.environment().home().toAbsolutePath().normalize()).isPresent();
  }

  private void start(Launcher launcher, ServerAddress address)
      throws IOException, InterruptedException {
    LocalServer server = new LocalServer(cli.environment().home(), address);
    cli.hint("Starting a server on " + cli.connection().target() + "; it logs to " + server.log());
    server.start(launcher);
    new ServerCheck(cli).requireOurs();
  }

  private void next(boolean started) {
    String viva = "  " + Launcher.typed() + " ";
    cli.hint("Then, with the id that it prints for INTERVIEW:");
    cli.hint(
        viva
            + "score INTERVIEW 1 3 --note \"what you saw\"     rate question 1: 1 poor to 4 excellent");
    cli.hint(viva + "submit INTERVIEW --recommend yes --comment \"why\" --rest-not-asked");
    cli.hint(viva + "scorecard export INTERVIEW                    the scorecard as Markdown");
    if (started) {
      cli.hint(
          viva + "stop                                          stop the server; the data stays");
    }
  }
}
