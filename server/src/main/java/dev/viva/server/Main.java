package dev.viva.server;

import dev.viva.server.error.VivaException;
import dev.viva.server.network.CallLimits;
import dev.viva.server.network.Network;
import dev.viva.server.network.TlsFiles;
import dev.viva.server.store.seal.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code viva serve}: reads flags and environment, runs a {@link VivaServer} in the foreground
 * until it is told to stop. The launcher {@code viva} at the project's root starts it; everything
 * else is a client.
 */
@Command(
    name = "viva serve",
    description = "Runs the Viva server in the foreground.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    footer = {
      "",
      "Every flag can be set in the environment instead. VIVA_MASTER_KEY wraps the keys that",
      "seal what is kept about people, in the place of a file in the data directory. Exit codes: 0 stopped, 1 failed, 2 usage.",
      "Example: viva serve --port 9000 --data-dir /srv/viva"
    })
public final class Main implements Callable<Integer> {
  private static final int STOPPED = 0;
  private static final int FAILED = 1;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:VIVA_HOST:-127.0.0.1}",
      description = "Address to listen on [VIVA_HOST].")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:VIVA_PORT:-8482}",
      description = "Port to listen on, 0 for a free one [VIVA_PORT].")
  private int port;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:VIVA_HOME:-${sys:user.home}/.viva}",
      description = "Holds the token file and, unless told otherwise, the data [VIVA_HOME].")
  private Path home;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:VIVA_DATA_DIR:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Holds the data; default: 'data' in the home [VIVA_DATA_DIR].")
  private Path data;

  @Option(
      names = "--user",
      paramLabel = "ID",
      defaultValue = "${env:VIVA_USER:-${sys:user.name}}",
      description = "Id of the person who runs the server [VIVA_USER].")
  private String user;

  @Option(
      names = "--areas",
      paramLabel = "FILE",
      defaultValue = "${env:VIVA_AREAS:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Area tree to use instead of the built-in one [VIVA_AREAS].")
  private Path areas;

  @Option(
      names = "--request-threads",
      paramLabel = "N",
      defaultValue = "${env:VIVA_REQUEST_THREADS:-32}",
      description = "Threads that handle requests, 1 to 256 [VIVA_REQUEST_THREADS].")
  private int requestThreads;

  @Option(
      names = "--max-request-bytes",
      paramLabel = "N",
      defaultValue = "${env:VIVA_MAX_REQUEST_BYTES:-4194304}",
      description = "Largest message, 65536 to 67108864 bytes [VIVA_MAX_REQUEST_BYTES].")
  private int maxRequestBytes;

  @Option(
      names = "--plan-millis",
      paramLabel = "N",
      defaultValue = "${env:VIVA_PLAN_MILLIS:-25}",
      description =
          "How long to search for a plan before taking the best so far, 1 to 60000 [VIVA_PLAN_MILLIS].")
  private int planMillis;

  @Option(
      names = "--open-tools",
      defaultValue = "${env:VIVA_OPEN_TOOLS:-false}",
      description = "Let docs, reflection and metrics answer without a token [VIVA_OPEN_TOOLS].")
  private boolean openTools;

  @Option(
      names = "--insecure",
      defaultValue = "${env:VIVA_INSECURE:-false}",
      description = "Allow an address other than this machine's own, without TLS [VIVA_INSECURE].")
  private boolean insecure;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      defaultValue = "${env:VIVA_TLS_CERT:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "PEM certificate, followed by what leads to its root; read again when it changes"
              + " [VIVA_TLS_CERT].")
  private Path tlsCertificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      defaultValue = "${env:VIVA_TLS_KEY:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Its PEM private key, PKCS #8 [VIVA_TLS_KEY].")
  private Path tlsKey;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      defaultValue = "${env:VIVA_TLS_CLIENT_CA:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "PEM roots of the certificates that every client must show [VIVA_TLS_CLIENT_CA].")
  private Path tlsClientRoots;

  @Option(
      names = "--name",
      paramLabel = "HOST",
      split = ",",
      defaultValue = "${env:VIVA_NAMES:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description =
          "Name by which it is reached, besides localhost and the names of the certificate"
              + " [VIVA_NAMES].")
  private List<String> names;

  @Option(
      names = "--calls-per-second",
      paramLabel = "N",
      defaultValue = "${env:VIVA_CALLS_PER_SECOND:-500}",
      description =
          "Calls of one user in a second, ten times as many at once after a pause, 1 to 1000000"
              + " [VIVA_CALLS_PER_SECOND].")
  private int callsPerSecond;

  @Option(
      names = "--streams-per-user",
      paramLabel = "N",
      defaultValue = "${env:VIVA_STREAMS_PER_USER:-64}",
      description = "Open streams of one user, 1 to 10000 [VIVA_STREAMS_PER_USER].")
  private int streamsPerUser;

  @Option(
      names = "--shutdown-seconds",
      paramLabel = "N",
      defaultValue = "${env:VIVA_SHUTDOWN_SECONDS:-10}",
      description =
          "How long running calls may take when the server stops, 0 to 300 [VIVA_SHUTDOWN_SECONDS].")
  private int shutdownSeconds;

  @Option(
      names = "--retention-days",
      paramLabel = "N",
      defaultValue = "${env:VIVA_RETENTION_DAYS:-0}",
      description =
          "Erase people about whom nothing happened for so long, once a day; 0: never [VIVA_RETENTION_DAYS].")
  private int retentionDays;

  @Option(
      names = "--history-days",
      paramLabel = "N",
      defaultValue = "${env:VIVA_HISTORY_DAYS:-0}",
      description = "Keep the audit trail so long, at least 30; 0: for ever [VIVA_HISTORY_DAYS].")
  private int historyDays;

  @Option(names = "-v", description = "Show where an unexpected failure came from.")
  private boolean verbose;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command; what is wrong with its flags is one line, not lost above sixty of help. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (e, args) -> {
              e.getCommandLine().getErr().println("viva: " + e.getMessage());
              e.getCommandLine().getErr().println("'viva serve --help' shows how.");
              return CommandLine.ExitCode.USAGE;
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settings();
    VivaServer server;
    try {
      server = VivaServer.start(settings);
    } catch (VivaException | UncheckedIOException | IOException | CompletionException e) {
      return failed(e, settings);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "viva-stop"));
    spec.commandLine()
        .getErr()
        .printf(
            "viva: serving on %s:%d%s, data in %s, token in %s%n",
            settings.host(),
            server.port(),
            settings.network().tls().isPresent() ? " with TLS" : "",
            settings.data(),
            settings.tokenFile());
    server.awaitStop();
    return STOPPED;
  }

  private Settings settings() {
    requireRange("--port", port, 0, 65_535);
    requireRange("--request-threads", requestThreads, 1, 256);
    requireRange("--max-request-bytes", maxRequestBytes, 65_536, 67_108_864);
    requireRange("--plan-millis", planMillis, 1, 60_000);
    requireRange("--shutdown-seconds", shutdownSeconds, 0, 300);
    requireRange("--calls-per-second", callsPerSecond, 1, 1_000_000);
    requireRange("--streams-per-user", streamsPerUser, 1, 10_000);
    requireRange("--retention-days", retentionDays, 0, 36_500);
    if (historyDays != 0) {
      requireRange("--history-days", historyDays, 30, 36_500);
    }
    Optional<TlsFiles> tls = tls();
    if (tls.isEmpty()) {
      requireLoopback();
    }
    return new Settings(
        host,
        port,
        home.toAbsolutePath().normalize(),
        (data == null ? home.resolve("data") : data).toAbsolutePath().normalize(),
        userId(user),
        Optional.ofNullable(areas),
        requestThreads,
        maxRequestBytes,
        planMillis,
        openTools,
        Duration.ofSeconds(shutdownSeconds),
        masterKey(),
        days(retentionDays),
        days(historyDays),
        new Network(
            tls,
            names == null ? Set.of() : Set.copyOf(names),
            new CallLimits.Rates(callsPerSecond, 10 * callsPerSecond, streamsPerUser)));
  }

  private static OptionalInt days(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private Optional<TlsFiles> tls() {
    if (tlsCertificate == null && tlsKey == null) {
      if (tlsClientRoots != null) {
        throw usage("--tls-client-ca needs --tls-cert and --tls-key");
      }
      return Optional.empty();
    }
    if (tlsCertificate == null || tlsKey == null) {
      throw usage("--tls-cert and --tls-key go together");
    }
    return Optional.of(new TlsFiles(tlsCertificate, tlsKey, Optional.ofNullable(tlsClientRoots)));
  }

  private Optional<MasterKey> masterKey() {
    try {
      return MasterKey.inEnvironment(System.getenv());
    } catch (IOException e) {
      throw usage(e.getMessage());
    }
  }

  private void requireRange(String flag, int value, int min, int max) {
    if (value < min || value > max) {
      throw usage(flag + " is " + value + ", expected " + min + " to " + max);
    }
  }

  private void requireLoopback() {
    try {
      if (!insecure && !InetAddress.getByName(host).isLoopbackAddress()) {
        throw usage(
            "--host "
                + host
                + " is open to other machines: give --tls-cert and --tls-key, or --insecure behind a proxy that has TLS");
      }
    } catch (UnknownHostException e) {
      throw usage("--host " + host + " is not an address of this machine");
    }
  }

  /** A system's user name made into a user id. */
  private static String userId(String name) {
    String id =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceAll("^[._-]+", "");
    return id.isEmpty() ? "me" : id.substring(0, Math.min(63, id.length()));
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private int failed(Exception e, Settings settings) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    spec.commandLine().getErr().println("viva: " + sentence(cause, settings));
    if (verbose) {
      cause.printStackTrace(spec.commandLine().getErr());
    }
    return FAILED;
  }

  private static String sentence(Throwable cause, Settings settings) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof BindException) {
        return "port "
            + settings.port()
            + " is taken: stop what uses it ('viva stop' if it is Viva), or choose another with --port";
      }
    }
    if (cause instanceof java.nio.file.FileSystemException file) {
      return "cannot write "
          + file.getFile()
          + ": "
          + (file.getReason() == null ? "no permission" : file.getReason());
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
