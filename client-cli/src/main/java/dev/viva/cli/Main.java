package dev.viva.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The {@code viva} command: noun, then verb, with a few shortcuts. The launcher at the project's
 * root starts it. Only the noun that is asked for is loaded, since starting fast is what a person
 * feels.
 */
@Command(
    name = "viva",
    description = "Plan an interview, score it live, hand on a scorecard.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    footer = {
      "",
      "'viva COMMAND --help' explains a command with an example, 'viva help exit-codes' the exit codes."
    })
public final class Main implements Runnable {
  private static final int NARROWEST_HELP = 55; // picocli refuses less

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private Options options;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(Environment.system(), args));
  }

  /** Runs one command and returns its exit code. */
  public static int run(Environment environment, String... args) {
    Options options = new Options();
    try (Cli cli = new Cli(environment, options)) {
      return commandLine(cli, options, args).execute(args);
    }
  }

  /** Every command, for a completion script. */
  static CommandLine everything(Cli cli) {
    return commandLine(cli, new Options(), new String[0]);
  }

  private static CommandLine commandLine(Cli cli, Options options, String[] args) {
    CommandLine.IFactory factory = new CommandFactory(cli, options);
    CommandLine root = new CommandLine(Main.class, factory);
    Optional<Noun> wanted = Arrays.stream(args).map(Noun::of).flatMap(Optional::stream).findFirst();
    if (wanted.isPresent()) {
      root.addSubcommand(wanted.get().word(), new CommandLine(wanted.get().command(), factory));
    } else {
      for (Noun noun : Noun.values()) {
        root.addSubcommand(noun.word(), new CommandLine(noun.command(), factory));
      }
    }
    return root.setOut(writer(cli.out()))
        .setErr(writer(cli.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(cli.environment().width(), 120)))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                cli.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((e, all) -> usage(e, cli))
        .setExecutionExceptionHandler((e, commandLine, parsed) -> Errors.report(e, cli));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int usage(CommandLine.ParameterException e, Cli cli) {
    cli.err().println("viva: " + Cli.safe(e.getMessage()));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .findFirst()
          .ifPresent(near -> cli.err().println("did you mean '" + near + "'?"));
    }
    cli.err()
        .println("'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows how.");
    return ExitCode.USAGE.code();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The release, as the build wrote it into the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"viva " + (version == null ? "development" : version)};
    }
  }
}
